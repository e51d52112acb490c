import type { Exclusion, Indicator, Standard } from "@youheng/kernel/model";
import { lacking, mergeById, type Incomplete } from "./merge-by-id.ts";
import { mergeRequirements, requirementMissing, wholeRequirement } from "./merge-requirement.ts";
import type { RequirementPart } from "./read-requirement.ts";
import type { StandardPart } from "./read-standard.ts";

/**
 * A standard from its parts: on its own, or on top of the one it extends, of which it changes only what it states.
 * Limits by stage are changed stage by stage; indicators, exclusions and
 * requirements are matched by id; `without` takes indicators away.
 *
 * @returns  null with what is missing, when the parts do not make a whole standard
 */
export function mergeStandard(
  part: StandardPart,
  base: Standard | null,
): { readonly standard: Standard | null; readonly missing: readonly Incomplete[] } {
  const indicators = mergeById(base?.indicators ?? [], part.indicators, mergeIndicator).filter(
    ({ id }) => !part.without.includes(id),
  );
  const exclusions = mergeById(base?.exclusions ?? [], part.exclusions, (old, own) => ({
    on: false,
    sources: [],
    ...old,
    ...own,
  }));
  const sectionRule = part.sectionRule || base?.sectionRule ? { ...base?.sectionRule, ...part.sectionRule } : undefined;
  const split =
    part.split || base?.split
      ? { ...base?.split, ...part.split, weights: { ...base?.split?.weights, ...part.split?.weights } }
      : undefined;
  const region = part.standard.region ?? base?.region ?? "";
  const requirements = mergeRequirements(base?.requirements ?? [], part.requirements, region).filter(
    ({ id }) => !part.without.includes(id),
  );
  const compositeCv = mergeComposite(base?.compositeCv, part.compositeCv);
  const whole = {
    awaits: [],
    sources: [],
    ...base,
    ...part.standard,
    indicators,
    exclusions,
    requirements,
    ...(compositeCv && { compositeCv }),
    ...(sectionRule && { sectionRule }),
    ...(split && { split }),
  };
  const missing = [...missingOf(whole, indicators, exclusions), ...requirements.flatMap(requirementMissing)];
  return { standard: missing.length > 0 ? null : inForceFrom(whole as unknown as Standard), missing };
}

function mergeIndicator(
  old: Indicator | undefined,
  own: Partial<Indicator> & { readonly id: string },
): Partial<Indicator> & { readonly id: string } {
  return {
    sources: [],
    ...old,
    ...own,
    ...((old?.atLeast ?? own.atLeast) && { atLeast: { ...old?.atLeast, ...own.atLeast } }),
    ...((old?.cvAtMost ?? own.cvAtMost) && { cvAtMost: { ...old?.cvAtMost, ...own.cvAtMost } }),
  };
}

function mergeComposite(
  old: Standard["compositeCv"],
  own: StandardPart["compositeCv"],
): Partial<NonNullable<Standard["compositeCv"]>> | undefined {
  if (old === undefined || own === undefined) return own ?? old;
  return { ...old, ...own, atMost: { ...old.atMost, ...own.atMost } };
}

/** An indicator or a requirement is in force when its standard is, unless it says otherwise. */
function inForceFrom(standard: Standard): Standard {
  const requirements = (standard.requirements ?? []) as unknown as readonly RequirementPart[];
  return {
    ...standard,
    requirements: requirements.map((one) => wholeRequirement(one, standard)),
    indicators: standard.indicators.map((indicator) => ({
      ...indicator,
      validFrom: indicator.validFrom ?? standard.validFrom,
    })),
  };
}

const STANDARD_KEYS = ["name", "version", "region", "validFrom", "stages", "weight"] as const;
const INDICATOR_KEYS = ["name", "area", "clause", "formula", "unit"] as const;
const EXCLUSION_KEYS = ["name", "when"] as const;
const COMPOSITE_KEYS = ["name", "atMost", "clause", "sources"] as const;
const RULE_KEYS = ["met", "of", "othersAtLeast", "clause", "sources"] as const;

function missingOf(
  whole: object,
  indicators: readonly Partial<Indicator>[],
  exclusions: readonly Partial<Exclusion>[],
): Incomplete[] {
  const { sectionRule: rule, compositeCv: composite } = whole as Partial<Standard>;
  return [
    ...lacking(whole, STANDARD_KEYS, ""),
    ...indicators.flatMap((indicator) => lacking(indicator, INDICATOR_KEYS, `indicator ${indicator.id}`)),
    ...exclusions.flatMap((exclusion) => lacking(exclusion, EXCLUSION_KEYS, `exclusion ${exclusion.id}`)),
    ...(rule ? lacking(rule, RULE_KEYS, "section_rule") : []),
    ...(composite ? lacking(composite, COMPOSITE_KEYS, "composite_cv") : []),
  ];
}
