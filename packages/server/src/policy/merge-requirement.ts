import type { DatedLimit, Requirement, Source, Standard } from "@youheng/kernel/model";
import { lacking, mergeById, type Incomplete } from "./merge-by-id.ts";
import type { LimitPart, RequirementPart } from "./read-requirement.ts";

const LIMITS = ["atLeast", "atMost", "below"] as const;

/**
 * Requirements on top of those of the standard that is extended, matched by id. Dated limits are added to those already
 * there (the same place and day replaces); relaxations and options are matched by their own ids; all else replaces.
 *
 * @param region  where the standard holds that states `own`: its limits hold there, those it inherits where they did
 */
export function mergeRequirements(
  base: readonly Requirement[],
  own: readonly RequirementPart[],
  region: string,
): readonly RequirementPart[] {
  const parts = base as readonly unknown[] as readonly RequirementPart[];
  const placed = own.map((one) => withReach(one, region));
  return mergeById(parts, placed, (old, change) =>
    mergeRequirement(old, change as RequirementPart),
  ) as RequirementPart[];
}

/** A limit of a local standard holds where the standard does, unless it says where. */
function withReach(own: RequirementPart, region: string): RequirementPart {
  if (/^0+$/.test(region)) return own;
  const limits = LIMITS.flatMap((key) => {
    const stated = own[key];
    return stated === undefined ? [] : [[key, stated.map((one) => ({ region, ...one }))] as const];
  });
  return { ...own, ...Object.fromEntries(limits) };
}

function mergeRequirement(old: RequirementPart | undefined, own: RequirementPart): RequirementPart {
  const kind = own.kind ?? old?.kind;
  const limits = LIMITS.filter((key) => own[key] !== undefined).map(
    (key) => [key, mergeLimits(old?.[key] ?? [], own[key] ?? [])] as const,
  );
  return {
    sources: [],
    ...old,
    ...own,
    ...Object.fromEntries(limits),
    ...(kind === "schools" && {
      relaxations: mergeById((old?.relaxations ?? []) as Named[], own.relaxations ?? [], merged),
    }),
    ...(kind === "region" && { options: mergeById((old?.options ?? []) as Named[], own.options ?? [], merged) }),
    ...(kind === "evidence" && { documents: own["documents"] ?? old?.["documents"] ?? [] }),
  };
}

interface Named {
  readonly id: string;
}

function merged<T extends Named>(old: Named | undefined, own: T): T {
  return { ...old, ...own };
}

function mergeLimits(base: readonly LimitPart[], own: readonly LimitPart[]): readonly LimitPart[] {
  const sameReach = (one: LimitPart, other: LimitPart): boolean =>
    one.region === other.region && one.from === other.from;
  return [...base.filter((one) => !own.some((other) => sameReach(one, other))), ...own];
}

const COMMON_KEYS = ["kind", "name", "area", "clause"] as const;
const KIND_KEYS = { schools: ["holds"], region: ["formula", "unit"], evidence: ["question", "field"] } as const;

/** What a merged requirement lacks: by its kind, and in its relaxations and options. */
export function requirementMissing(part: RequirementPart): Incomplete[] {
  const at = `requirement ${part.id}`;
  const limited = part.kind !== "region" || LIMITS.some((key) => part[key] !== undefined);
  return [
    ...lacking(part, [...COMMON_KEYS, ...(part.kind === undefined ? [] : KIND_KEYS[part.kind])], at),
    ...(limited ? [] : [{ at, key: "at_least" }]),
    ...(part.relaxations ?? []).flatMap((one) => lacking(one, ["name", "when", "holds", "on"], at)),
    ...(part.options ?? []).flatMap((one) => lacking(one, ["name", "formula"], at)),
  ];
}

/** Requirement, limits, relaxations and options with what goes without saying: in force as the standard is, there, by the same sources. */
export function wholeRequirement(part: RequirementPart, standard: Standard): Requirement {
  const validFrom = (part["validFrom"] as string | undefined) ?? standard.validFrom;
  const sources = (part["sources"] as readonly Source[] | undefined) ?? [];
  const limit = (one: LimitPart): DatedLimit => ({ from: validFrom, sources, ...one });
  const limits = LIMITS.flatMap((key) => {
    const stated = part[key];
    return stated === undefined ? [] : [[key, stated.map(limit)] as const];
  });
  const withSources = <T extends { readonly id: string }>(one: T): T => ({ sources, ...one });
  return {
    ...part,
    validFrom,
    ...Object.fromEntries(limits),
    ...(part.relaxations && { relaxations: part.relaxations.map(withSources) }),
    ...(part.options && { options: part.options.map(withSources) }),
  } as unknown as Requirement;
}
