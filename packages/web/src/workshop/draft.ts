import type { Indicator, PolicyBundle, Requirement, SectionRule, Source, Standard } from "@youheng/kernel/model";

/** A local standard being written: the one it rests on, and itself as it stands. */
export interface Draft {
  readonly base: PolicyBundle;
  readonly own: Standard;
}

/** For whom a copy is made. */
export interface CopyFor {
  readonly regionCode: string;
  readonly regionName: { readonly zh: string; readonly en: string };
  /** "2026-09-01" */
  readonly date: string;
  /** ids in use */
  readonly taken: readonly string[];
}

/** A copy of a standard for a region: a new id, name, region and date; all it asks is the same until it is changed. */
export function copyOf(base: PolicyBundle, { regionCode, regionName, date, taken }: CopyFor): Draft {
  const { validTo: _to, extends: _from, ...same } = base.standard;
  const own: Standard = {
    ...same,
    id: freeId(`${base.standard.id}-${regionCode}`, taken),
    extends: base.standard.id,
    name: {
      zh: `${regionName.zh}：${base.standard.name.zh}`,
      en: `${regionName.en}: ${base.standard.name.en}`,
    },
    version: `${date.slice(0, 4)}.1`,
    region: regionCode,
    validFrom: date,
  };
  return { base, own };
}

function freeId(wanted: string, taken: readonly string[]): string {
  if (!taken.includes(wanted)) return wanted;
  let n = 2;
  while (taken.includes(`${wanted}-${n}`)) n++;
  return `${wanted}-${n}`;
}

/** The bundle by which the draft is tried: its own standard on the fields of its base. */
export function bundleOfDraft({ base, own }: Draft): PolicyBundle {
  return { ...base, standard: own };
}

export type LimitKind = "atLeast" | "cvAtMost";

/** The standard with one limit changed. */
export function withLimit(
  own: Standard,
  at: { readonly indicator: string; readonly kind: LimitKind; readonly stage: string },
  value: number,
): Standard {
  return withIndicator(own, at.indicator, (one) => ({ ...one, [at.kind]: { ...one[at.kind], [at.stage]: value } }));
}

/** The standard with one indicator changed. */
export function withIndicator(own: Standard, id: string, change: (one: Indicator) => Indicator): Standard {
  return { ...own, indicators: own.indicators.map((one) => (one.id === id ? change(one) : one)) };
}

/** The standard without an indicator, or with it again; the school rule counts the indicators that have a threshold. */
export function withIndicatorKept(own: Standard, base: Standard, id: string, kept: boolean): Standard {
  const wanted = new Set(own.indicators.map((one) => one.id));
  if (kept) wanted.add(id);
  else wanted.delete(id);
  const mine = new Map(own.indicators.map((one) => [one.id, one]));
  const order = [
    ...base.indicators,
    ...own.indicators.filter((one) => !base.indicators.some(({ id: at }) => at === one.id)),
  ];
  const indicators = order.filter((one) => wanted.has(one.id)).map((one) => mine.get(one.id) ?? one);
  return withCount({ ...own, indicators });
}

function withCount(own: Standard): Standard {
  const { sectionRule: rule } = own;
  if (rule === undefined) return own;
  const of = own.indicators.filter((one) => one.atLeast !== undefined).length;
  const spare = Math.max(0, rule.of - rule.met);
  return { ...own, sectionRule: { ...rule, of, met: of === rule.of ? rule.met : Math.max(1, of - spare) } };
}

/** The standard with its school rule changed. */
export function withRule(own: Standard, change: Partial<SectionRule>): Standard {
  return own.sectionRule === undefined ? own : { ...own, sectionRule: { ...own.sectionRule, ...change } };
}

/** The standard with a switch turned: of an exclusion, or of a relaxation of a requirement. */
export function withSwitch(own: Standard, id: string, on: boolean): Standard {
  const turned = <T extends { readonly id: string; readonly on: boolean }>(one: T): T =>
    one.id === id ? { ...one, on } : one;
  return {
    ...own,
    exclusions: own.exclusions.map(turned),
    ...(own.requirements && {
      requirements: own.requirements.map((one) =>
        one.kind === "schools" ? { ...one, relaxations: one.relaxations.map(turned) } : one,
      ),
    }),
  };
}

/** The standard with one requirement changed. */
export function withRequirement(own: Standard, id: string, change: (one: Requirement) => Requirement): Standard {
  return { ...own, requirements: (own.requirements ?? []).map((one) => (one.id === id ? change(one) : one)) };
}

/** The standard with the document that its changes rest on named as their source. */
export function withBasis({ base, own }: Draft, basis: Source | null): Standard {
  const before = new Map(base.standard.indicators.map((one) => [one.id, one]));
  return {
    ...own,
    indicators: own.indicators.map((one) => {
      const old = before.get(one.id);
      if (old === undefined || basis === null) return one;
      return sameIndicator(one, old) ? one : { ...one, sources: [basis] };
    }),
  };
}

/** True when an indicator asks what its base asks; where it was read does not count. */
export function sameIndicator(one: Indicator, old: Indicator): boolean {
  const asked = (indicator: Indicator): string => {
    const { sources: _sources, ...rest } = indicator;
    return JSON.stringify(rest);
  };
  return asked(one) === asked(old);
}

/** How many parts of the draft differ from its base. */
export function changesOf({ base: { standard: base }, own }: Draft): number {
  const differs = <T>(mine: T, old: T | undefined): number => Number(JSON.stringify(mine) !== JSON.stringify(old));
  const byId = <T extends { readonly id: string }>(all: readonly T[], id: string): T | undefined =>
    all.find((one) => one.id === id);
  const indicators = own.indicators.filter((one) => {
    const old = byId(base.indicators, one.id);
    return old === undefined || !sameIndicator(one, old);
  }).length;
  const gone = base.indicators.filter((one) => byId(own.indicators, one.id) === undefined).length;
  const exclusions = own.exclusions.reduce((sum, one) => sum + differs(one, byId(base.exclusions, one.id)), 0);
  const requirements = (own.requirements ?? []).reduce(
    (sum, one) => sum + differs(one, byId(base.requirements ?? [], one.id)),
    0,
  );
  return indicators + gone + exclusions + requirements + differs(own.sectionRule, base.sectionRule);
}
