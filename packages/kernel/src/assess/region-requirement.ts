import { evaluateColumn, fieldsOf, formatFormula, substitute } from "../model/index.ts";
import type { DatedLimit, Place, RegionRequirement } from "../model/index.ts";
import type { RegionFact } from "../sense/index.ts";
import { equalWithin } from "../stats/index.ts";
import type { CompiledRequirement } from "./compile-requirement.ts";
import type { CompiledStandard } from "./compile-standard.ts";
import { numberOrNull } from "./judged.ts";
import type { MissingView } from "./missing-reason.ts";
import type { Verdict } from "./verdict.ts";

type RegionCompiled = Extract<CompiledRequirement, { readonly expr: unknown }>;
type EvidenceCompiled = Exclude<CompiledRequirement, { readonly holds: unknown } | { readonly expr: unknown }>;

/** Facts of the county by field, and where and when they are judged. */
export interface RegionGround {
  readonly facts: ReadonlyMap<string, RegionFact>;
  readonly regionCode: string | null;
  /** "2026-09-01": limits in force on this day hold */
  readonly date: string;
}

/** On which side of its limit a figure must be; "below" leaves the limit itself out. */
export type LimitDirection = "at_least" | "at_most" | "below";

/** A figure of the county judged against its limit. */
export interface RegionJudged {
  readonly verdict: Verdict;
  readonly value: number | null;
  readonly limit: number | null;
  readonly direction: LimitDirection | null;
  readonly formula: string;
  readonly substituted: string;
  readonly option: string | null;
  readonly places: readonly Place[];
  readonly evidence: readonly string[];
  readonly missing?: MissingView;
}

/** Judges a requirement on a figure of the whole county. */
export function judgeRegion(
  standard: CompiledStandard,
  { requirement, expr, option }: RegionCompiled,
  ground: RegionGround,
): RegionJudged {
  const fields = fieldsOf(expr);
  const numberOf = (field: string): number => {
    const value = ground.facts.get(field)?.value;
    return typeof value === "number" ? value : Number.NaN;
  };
  const value = evaluateColumn(expr, (field) => Float64Array.of(numberOf(field)), 1)[0]!;
  const { direction, limits } = limitsOf(requirement);
  const limit = limitInForce(limits, ground)?.value ?? null;
  const lacking = fields.find((field) => Number.isNaN(numberOf(field)));
  return {
    verdict: regionVerdict(value, limit, direction),
    value: numberOrNull(value),
    limit,
    direction,
    formula: formatFormula(expr, (field) => standard.fieldOf.get(field)?.zh ?? field),
    substituted: substitute(expr, (field) => numberOrNull(numberOf(field))),
    option: option?.id ?? null,
    places: fields.flatMap((field) => ground.facts.get(field)?.place ?? []),
    evidence: fields.flatMap((field) => ground.facts.get(field)?.evidence ?? []),
    ...(Number.isNaN(value)
      ? {
          missing: {
            reason: lacking === undefined ? "zero-denominator" : "not-reported",
            field: lacking ?? requirement.id,
          },
        }
      : {}),
  };
}

/** The limits of a requirement, and on which side of them its figure must be. */
function limitsOf({ atLeast, atMost, below }: RegionRequirement): {
  readonly direction: LimitDirection | null;
  readonly limits: readonly DatedLimit[];
} {
  if (atLeast !== undefined) return { direction: "at_least", limits: atLeast };
  if (atMost !== undefined) return { direction: "at_most", limits: atMost };
  return below === undefined ? { direction: null, limits: [] } : { direction: "below", limits: below };
}

/** The verdict on a value: equal counts as met, but not "below"; without a value or a limit it cannot be said. */
function regionVerdict(value: number, limit: number | null, direction: LimitDirection | null): Verdict {
  if (Number.isNaN(value) || limit === null || direction === null) return "not_assessable";
  const near = Math.abs(limit) * equalWithin;
  const meets = { at_least: value >= limit - near, at_most: value <= limit + near, below: value < limit - near };
  return meets[direction] ? "meets" : "falls_short";
}

/**
 * The limit in force: the most local one for the region, of those the latest that has begun and not ended.
 *
 * @example limitInForce([{ value: 6000, from: "2017-05-23", sources: [] }, { value: 7000, from: "2025-03-01", sources: [] }], { regionCode: null, date: "2026-09-01" })?.value // 7000
 */
export function limitInForce(
  limits: readonly DatedLimit[],
  { regionCode, date }: Pick<RegionGround, "regionCode" | "date">,
): DatedLimit | null {
  const reach = (limit: DatedLimit): number => (limit.region ?? "").replace(/(00)+$/, "").length;
  const covers = (limit: DatedLimit): boolean =>
    (regionCode ?? "").startsWith((limit.region ?? "").replace(/(00)+$/, ""));
  const inForce = limits.filter(
    (limit) => limit.from <= date && (limit.to === undefined || date <= limit.to) && covers(limit),
  );
  return inForce.toSorted((a, b) => reach(b) - reach(a) || (a.from < b.from ? 1 : -1))[0] ?? null;
}

/** Judges a requirement that documents answer: confirmed, not confirmed, or not yet said. */
export function judgeEvidence(
  { requirement }: EvidenceCompiled,
  ground: RegionGround,
): Pick<RegionJudged, "verdict" | "value" | "evidence" | "places" | "missing"> {
  const fact = ground.facts.get(requirement.field);
  const value = typeof fact?.value === "number" ? fact.value : null;
  const good = requirement.vetoes === true ? 0 : 1;
  return {
    verdict: value === null ? "not_assessable" : value === good ? "meets" : "falls_short",
    value,
    evidence: fact?.evidence ? [fact.evidence] : [],
    places: fact === undefined ? [] : [fact.place],
    ...(value === null ? { missing: { reason: "not-reported", field: requirement.field } } : {}),
  };
}
