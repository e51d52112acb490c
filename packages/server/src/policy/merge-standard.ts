import type { Exclusion, Indicator, Standard } from "@youheng/kernel/model";
import type { StandardPart } from "./read-standard.ts";

/** What a standard must say, and does not. `at`: "indicator equipment", or "" for the standard itself. */
export interface Incomplete {
  readonly at: string;
  readonly key: string;
}

/**
 * A standard from its parts: on its own, or on top of the one it extends, of which it changes only what it states.
 * Limits by stage are changed stage by stage; indicators and exclusions are matched by id; `without` takes indicators away.
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
  const whole = {
    awaits: [],
    sources: [],
    ...base,
    ...part.standard,
    indicators,
    exclusions,
    ...(sectionRule && { sectionRule }),
    ...(split && { split }),
  };
  const missing = missingOf(whole, indicators, exclusions);
  return { standard: missing.length > 0 ? null : inForceFrom(whole as unknown as Standard), missing };
}

function mergeById<T extends { readonly id: string }>(
  base: readonly T[],
  own: readonly (Partial<T> & { readonly id: string })[],
  merge: (old: T | undefined, own: Partial<T> & { readonly id: string }) => Partial<T> & { readonly id: string },
): (Partial<T> & { readonly id: string })[] {
  const changed = base.map((old) => {
    const change = own.find(({ id }) => id === old.id);
    return change === undefined ? old : merge(old, change);
  });
  const added = own.filter(({ id }) => !base.some((old) => old.id === id)).map((one) => merge(undefined, one));
  return [...changed, ...added];
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

/** An indicator is in force when its standard is, unless it says otherwise. */
function inForceFrom(standard: Standard): Standard {
  return {
    ...standard,
    indicators: standard.indicators.map((indicator) => ({
      ...indicator,
      validFrom: indicator.validFrom ?? standard.validFrom,
    })),
  };
}

const STANDARD_KEYS = ["name", "version", "region", "validFrom", "stages", "weight"] as const;
const INDICATOR_KEYS = ["name", "area", "clause", "formula", "unit"] as const;
const EXCLUSION_KEYS = ["name", "when"] as const;
const RULE_KEYS = ["met", "of", "othersAtLeast", "clause", "sources"] as const;

function missingOf(
  whole: object,
  indicators: readonly Partial<Indicator>[],
  exclusions: readonly Partial<Exclusion>[],
): Incomplete[] {
  const rule = (whole as Partial<Standard>).sectionRule;
  return [
    ...lacking(whole, STANDARD_KEYS, ""),
    ...indicators.flatMap((indicator) => lacking(indicator, INDICATOR_KEYS, `indicator ${indicator.id}`)),
    ...exclusions.flatMap((exclusion) => lacking(exclusion, EXCLUSION_KEYS, `exclusion ${exclusion.id}`)),
    ...(rule ? lacking(rule, RULE_KEYS, "section_rule") : []),
  ];
}

function lacking(value: object, keys: readonly string[], at: string): Incomplete[] {
  return keys
    .filter((key) => (value as Record<string, unknown>)[key] === undefined)
    .map((key) => ({ at, key: fileKey(key) }));
}

/** The key as it is written in the file: validFrom → valid_from, name → zh, en. */
function fileKey(key: string): string {
  return key === "name" ? "zh, en" : key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
