import type { Exclusion, Indicator, Source, Standard, StageLimits } from "./policy.ts";
import { requirementChanges } from "./standard-file-requirements.ts";
import {
  joined,
  type Lines,
  limitsLine,
  listItem,
  numberText,
  scalar,
  sourceLines,
  stated,
} from "./standard-file-lines.ts";

/**
 * A local standard as a policy file of its own: it `extends` the one it was copied from and states only what differs.
 * The file is what `policy/standards/` holds, in one piece: put there as ID.yaml or ID/standard.yaml it gives `own` again.
 *
 * @param base  the standard it is a copy of
 * @param own   the copy, edited; thresholds are changed or added, never taken from an indicator that stays
 * @returns     YAML; the same standards give the same text
 * Copied for a district and saved at once it is little more than its id, `extends`, names, version, region and dates.
 */
export function standardFile(base: Standard, own: Standard): string {
  return [
    ...headLines(base, own),
    ...ruleLines(base, own),
    ...exclusionsLines(base, own),
    ...indicatorsLines(base, own),
    ...requirementChanges(base.requirements ?? [], own.requirements ?? []),
    ...withoutLines(base, own),
    "",
  ].join("\n");
}

function headLines(base: Standard, own: Standard): Lines {
  return [
    `id: ${scalar(own.id)}`,
    `extends: ${scalar(base.id)}`,
    `zh: ${scalar(own.name.zh)}`,
    `en: ${scalar(own.name.en)}`,
    `version: "${own.version}"`,
    `region: "${own.region}"`,
    `valid_from: ${own.validFrom}`,
    ...(own.validTo === undefined ? [] : [`valid_to: ${own.validTo}`]),
  ];
}

function ruleLines({ sectionRule: base }: Standard, { sectionRule: own }: Standard): Lines {
  if (own === undefined) return [];
  const lines = [
    ...(own.met === base?.met ? [] : [`met: ${own.met}`]),
    ...(own.of === base?.of ? [] : [`of: ${own.of}`]),
    ...(own.othersAtLeast === base?.othersAtLeast ? [] : [`others_at_least: "${numberText(own.othersAtLeast)}"`]),
    ...stated("clause", own.clause, base?.clause),
    ...(lacksSources(own.sources, base?.sources) ? sourceLines(own.sources) : []),
  ];
  return lines.length === 0 ? [] : ["", "section_rule:", ...lines.map((line) => `  ${line}`)];
}

function exclusionsLines(base: Standard, own: Standard): Lines {
  const changed = own.exclusions.flatMap((one) =>
    exclusionLines(
      one,
      base.exclusions.find(({ id }) => id === one.id),
    ),
  );
  return changed.length === 0 ? [] : ["", "exclusions:", ...changed];
}

function exclusionLines(own: Exclusion, base: Exclusion | undefined): Lines {
  return listItem(own.id, [
    ...stated("zh", own.name.zh, base?.name.zh),
    ...stated("en", own.name.en, base?.name.en),
    ...stated("when", own.when, base?.when),
    ...(own.on === base?.on ? [] : [`on: ${own.on}`]),
    ...(lacksSources(own.sources, base?.sources) ? sourceLines(own.sources) : []),
  ]);
}

function indicatorsLines(base: Standard, own: Standard): Lines {
  const changed = own.indicators.flatMap((one) =>
    indicatorLines(
      one,
      base.indicators.find(({ id }) => id === one.id),
    ),
  );
  return changed.length === 0 ? [] : ["", "indicators:", ...changed];
}

function indicatorLines(own: Indicator, base: Indicator | undefined): Lines {
  const same = own.short?.zh === base?.short?.zh && own.short?.en === base?.short?.en;
  const short =
    same || own.short === undefined ? [] : [`short: { zh: ${scalar(own.short.zh)}, en: ${scalar(own.short.en)} }`];
  return listItem(own.id, [
    ...stated("zh", own.name.zh, base?.name.zh),
    ...stated("en", own.name.en, base?.name.en),
    ...short,
    ...stated("area", own.area, base?.area),
    ...stated("clause", own.clause, base?.clause),
    ...stated("formula", own.formula, base?.formula),
    ...stated("unit", own.unit, base?.unit),
    ...limitsLine("at_least", changedLimits(own.atLeast, base?.atLeast)),
    ...limitsLine("cv_at_most", changedLimits(own.cvAtMost, base?.cvAtMost)),
    ...(lacksSources(own.sources, base?.sources) ? sourceLines(own.sources) : []),
  ]);
}

function changedLimits(own: StageLimits = {}, base: StageLimits = {}): StageLimits {
  return Object.fromEntries(Object.entries(own).filter(([stage, limit]) => base[stage] !== limit));
}

function lacksSources(own: readonly Source[], base: readonly Source[] | undefined): boolean {
  return own.length > 0 && JSON.stringify(own) !== JSON.stringify(base ?? []);
}

function withoutLines(base: Standard, own: Standard): Lines {
  const kept = new Set([...own.indicators, ...(own.requirements ?? [])].map(({ id }) => id));
  const gone = [...base.indicators, ...(base.requirements ?? [])].map(({ id }) => id).filter((id) => !kept.has(id));
  return gone.length === 0 ? [] : ["", `without: [${joined(gone)}]`];
}
