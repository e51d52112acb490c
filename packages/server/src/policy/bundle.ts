import type { Finding, PolicyBundle, Requirement, Standard } from "@youheng/kernel/model";
import type { Policy } from "./policy.ts";
import { likelyFix, policyFinding } from "./policy-finding.ts";

/** What a bundle may be asked for: the date of judgement, and switches turned on or off by the user. */
export interface BundleOptions {
  /** "2024-09-01": indicators not in force then are left out; absent: all */
  readonly date?: string;
  /** exclusion or relaxation id → on */
  readonly switches?: Readonly<Record<string, boolean>>;
  /** requirement id → id of the formula in use, of the requirement's options */
  readonly formulas?: Readonly<Record<string, string>>;
}

/**
 * All that the kernel needs to judge by one standard.
 *
 * @throws RangeError when the policy has no such standard (ask `unknownStandard` first what to tell the user)
 * @example bundleOf(policy, "cn-quality-balance-2017", { switches: { private_schools: true } })
 */
export function bundleOf(policy: Policy, standardId: string, options: BundleOptions = {}): PolicyBundle {
  const standard = policy.standards.get(standardId);
  if (standard === undefined) throw new RangeError(`no standard ${standardId}`);
  const inForce = options.date === undefined ? standard : partsInForce(standard, options.date);
  return {
    standard: chosen(switched(inForce, options.switches ?? {}), options.formulas ?? {}),
    fields: policy.fields,
    kindStages: policy.kindStages,
    stages: policy.stages,
  };
}

/**
 * The standard in force on a date: the local variant for the region where there is one, else the standard itself.
 *
 * @param region  GB/T 2260 code; a variant for 420000 holds in 420107 too
 * @returns       null when there is none, or it is not in force then
 * @example       standardOn(policy, "cn-quality-balance-2017", "2024-09-01")?.id // "cn-quality-balance-2017"
 */
export function standardOn(policy: Policy, standardId: string, date: string, region?: string): Standard | null {
  const variants = [...policy.standards.values()].filter(
    (one) => one.id === standardId || (one.extends === standardId && covers(one.region, region)),
  );
  const inForce = variants.filter((one) => isInForce(one, date));
  return inForce.toSorted((a, b) => reach(b) - reach(a) || (a.id < b.id ? -1 : 1))[0] ?? null;
}

/** What to tell a user who named a standard that does not exist; null when it does. */
export function unknownStandard(policy: Policy, standardId: string): Finding | null {
  if (policy.standards.has(standardId)) return null;
  return policyFinding({
    code: "POLICY-005",
    file: "policy/standards",
    line: 1,
    zh: `没有编号为“${standardId}”的标准。`,
    en: `There is no standard “${standardId}”.`,
    ...likelyFix(standardId, [...policy.standards.keys()]),
  });
}

function isInForce(one: { readonly validFrom: string; readonly validTo?: string }, date: string): boolean {
  return one.validFrom <= date && (one.validTo === undefined || date <= one.validTo);
}

/** The digits of a region code that say which region: "420000" → "42". */
function prefix(region: string): string {
  return region.replace(/(00)+$/, "");
}

function covers(wide: string, region: string | undefined): boolean {
  return region !== undefined && region.startsWith(prefix(wide));
}

/** The nearer the region, the longer its prefix. */
function reach(standard: Standard): number {
  return prefix(standard.region).length;
}

function partsInForce(standard: Standard, date: string): Standard {
  return {
    ...standard,
    indicators: standard.indicators.filter((one) => isInForce(one, date)),
    requirements: (standard.requirements ?? []).filter((one) => isInForce(one, date)),
  };
}

function switched(standard: Standard, switches: Readonly<Record<string, boolean>>): Standard {
  const turned = <T extends { readonly id: string; readonly on: boolean }>(one: T): T => ({
    ...one,
    on: switches[one.id] ?? one.on,
  });
  return {
    ...standard,
    exclusions: standard.exclusions.map(turned),
    requirements: (standard.requirements ?? []).map((one) =>
      one.kind === "schools" ? { ...one, relaxations: one.relaxations.map(turned) } : one,
    ),
  };
}

function chosen(standard: Standard, formulas: Readonly<Record<string, string>>): Standard {
  const withFormula = (one: Requirement): Requirement => {
    const option = formulas[one.id];
    return one.kind === "region" && option !== undefined ? { ...one, chosen: option } : one;
  };
  return { ...standard, requirements: (standard.requirements ?? []).map(withFormula) };
}
