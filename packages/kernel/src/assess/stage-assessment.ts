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
  /** by what each is divided: the students, but for indicators that say otherwise; null: by nothing, the resource is the value */
  readonly denominators: readonly (Float64Array | null)[];
  readonly limits: BalanceLimits;
  readonly judgement: SectionJudgement;
}

/** Judges one stage of a return by a compiled standard. */
export function assessStage(
  standard: CompiledStandard,
  facts: Facts,
  grouped: GroupedRows,
  stage: string,
): StageAssessment {
  const sections = sectionsOf(standard, facts, grouped, stage);
  const columnOf = sectionValues(standard, facts, sections);
  const columns = standard.indicators.map((indicator) => indicatorColumns(standard, sections, columnOf, indicator));
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

/** The value of indicator k for a section as the formula gives it: resource ÷ denominator × scale; NaN: missing. */
export function valueOf(stage: StageAssessment, section: number, k: number): number {
  const denominator = stage.denominators[k];
  const resource = stage.resources[k]![section]!;
  if (!denominator) return resource;
  return denominator[section] === 0 ? Number.NaN : (resource / denominator[section]!) * stage.limits.items[k]!.scale;
}

interface IndicatorColumns {
  readonly resource: Float64Array;
  readonly denominator: Float64Array | null;
  /** the resource as it weighs in mean and CV, so that weighed ÷ students × scale is the value */
  readonly weighed: Float64Array;
}

function indicatorColumns(
  standard: CompiledStandard,
  sections: Sections,
  columnOf: (field: string) => Float64Array,
  { expr, ratio }: CompiledIndicator,
): IndicatorColumns {
  const count = sections.rows.length;
  const students = sections.students;
  if (ratio === null) {
    const value = evaluateColumn(expr, columnOf, count);
    return { resource: value, denominator: null, weighed: value.map((one, i) => one * students[i]!) };
  }
  const resource = evaluateColumn(ratio.numerator, columnOf, count);
  const denominator = evaluateColumn(ratio.denominator, columnOf, count);
  const isWeight = ratio.denominator.kind === "field" && ratio.denominator.id === standard.bundle.standard.weight;
  const perStudent = (one: number, i: number): number =>
    denominator[i] === 0 ? Number.NaN : (one / denominator[i]!) * students[i]!;
  return { resource, denominator, weighed: isWeight ? resource : resource.map(perStudent) };
}

/** The facts of sections by field: at their stage, and with common facilities split. */
function sectionValues(standard: CompiledStandard, facts: Facts, sections: Sections): (field: string) => Float64Array {
  const split = new Set(sections.share.every((share) => share === 1) ? [] : standard.bundle.standard.split?.fields);
  return (field) => {
    if (field === standard.bundle.standard.weight) return sections.students;
    const values = gather(sectionColumn(standard, facts, field, sections.stage), sections.rows);
    return split.has(field) ? values.map((value, i) => value * sections.share[i]!) : values;
  };
}
