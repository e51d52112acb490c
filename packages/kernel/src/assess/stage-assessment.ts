import { evaluateColumn } from "../model/index.ts";
import type { Facts } from "../model/index.ts";
import { judgeSections } from "../stats/index.ts";
import type { BalanceLimits, ItemLimits, SectionJudgement } from "../stats/index.ts";
import type { CompiledIndicator, CompiledStandard } from "./compile-standard.ts";
import type { GroupedRows } from "./group-rows.ts";
import { gather, sectionColumn, sectionsOf } from "./sections.ts";
import type { Sections } from "./sections.ts";

/** One stage judged, for all groups at once. Column k belongs to indicator k of the compiled standard. */
export interface StageAssessment {
  readonly sections: Sections;
  /** what each section has of each indicator's resource: teachers, m², yuan; its own share where facilities are split */
  readonly resources: readonly Float64Array[];
  /** by what each is divided; the students, but for indicators that say otherwise */
  readonly denominators: readonly Float64Array[];
  /** the value as the formula gives it: resource ÷ denominator × scale */
  readonly values: readonly Float64Array[];
  readonly limits: BalanceLimits;
  readonly judgement: SectionJudgement;
}

/** Judges one stage of a return by a compiled standard. */
export function assessStage(standard: CompiledStandard, facts: Facts, grouped: GroupedRows, stage: string): StageAssessment {
  const sections = sectionsOf(standard, facts, grouped, stage);
  const columns = standard.indicators.map((indicator) => indicatorColumns(standard, facts, sections, indicator));
  const limits: BalanceLimits = {
    items: standard.indicators.map((indicator) => itemLimits(standard, indicator, stage)),
    leastMet: standard.bundle.standard.sectionRule?.met ?? 0,
  };
  const judgement = judgeSections(
    { offsets: sections.offsets, weights: sections.students, resources: columns.map((column) => column.weighed) },
    limits,
  );
  return {
    sections,
    resources: columns.map((column) => column.resource),
    denominators: columns.map((column) => column.denominator),
    values: columns.map((column) => column.value),
    limits,
    judgement,
  };
}

/** The threshold of an indicator at a stage; NaN where the standard sets none. */
export function thresholdOf({ indicator }: CompiledIndicator, stage: string): number {
  return indicator.atLeast?.[stage] ?? Number.NaN;
}

function itemLimits(standard: CompiledStandard, indicator: CompiledIndicator, stage: string): ItemLimits {
  const threshold = thresholdOf(indicator, stage);
  const floorShare = standard.bundle.standard.sectionRule?.othersAtLeast ?? Number.NaN;
  return { scale: indicator.ratio?.scale ?? 1, threshold, floor: threshold * floorShare };
}

interface IndicatorColumns {
  readonly resource: Float64Array;
  readonly denominator: Float64Array;
  readonly value: Float64Array;
  /** the resource as it weighs in mean and CV, so that weighed ÷ students is the value before scaling */
  readonly weighed: Float64Array;
}

function indicatorColumns(
  standard: CompiledStandard,
  facts: Facts,
  sections: Sections,
  { expr, ratio }: CompiledIndicator,
): IndicatorColumns {
  const columnOf = sectionValues(standard, facts, sections);
  const count = sections.rows.length;
  const students = sections.students;
  if (ratio === null) {
    const value = evaluateColumn(expr, columnOf, count);
    return { resource: value, denominator: new Float64Array(count).fill(1), value, weighed: value.map((v, i) => v * students[i]!) };
  }
  const resource = evaluateColumn(ratio.numerator, columnOf, count);
  const denominator = evaluateColumn(ratio.denominator, columnOf, count);
  const value = new Float64Array(count);
  for (let i = 0; i < count; i++) value[i] = denominator[i] === 0 ? Number.NaN : (resource[i]! / denominator[i]!) * ratio.scale;
  const isWeight = ratio.denominator.kind === "field" && ratio.denominator.id === standard.bundle.standard.weight;
  const weighed = isWeight ? resource : value.map((v, i) => (v / ratio.scale) * students[i]!);
  return { resource, denominator, value, weighed };
}

/** The facts of sections by field: at their stage, and with common facilities split. */
function sectionValues(standard: CompiledStandard, facts: Facts, sections: Sections): (field: string) => Float64Array {
  const split = new Set(standard.bundle.standard.split?.fields);
  return (field) => {
    if (field === standard.bundle.standard.weight) return sections.students;
    const values = gather(sectionColumn(standard, facts, field, sections.stage), sections.rows);
    if (!split.has(field)) return values;
    for (let i = 0; i < values.length; i++) values[i]! *= sections.share[i]!;
    return values;
  };
}
