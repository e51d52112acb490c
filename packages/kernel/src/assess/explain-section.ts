import { columnId, fieldsOf, formatFormula, plainNumber, substitute } from "../model/index.ts";
import type { Source, Trace, TraceInput } from "../model/index.ts";
import type { Assessment } from "./assess.ts";
import { numberOrNull } from "./judged.ts";
import { columnOf } from "./missing-reason.ts";
import { placeOf } from "./place-of.ts";
import { resourceUnit, sectionGap } from "./resource-gap.ts";
import { numberAt } from "./sections.ts";
import { valueOf } from "./stage-assessment.ts";
import type { StageAssessment } from "./stage-assessment.ts";

/** Why one section has this value of indicator k: the formula with the values of its cells, the split, the threshold, the gap. */
export function explainSection(assessment: Assessment, stage: StageAssessment, section: number, k: number): Trace {
  const { indicator, expr } = assessment.standard.indicators[k]!;
  const fields = fieldsOf(expr);
  const inputs = fields.map((field) => inputOf(assessment, stage, section, field));
  const own = new Map(fields.map((field) => [field, ownValue(assessment, stage, section, field)]));
  const value = valueOf(stage, section, k);
  return {
    zh: indicator.name.zh,
    en: indicator.name.en,
    formula: formatFormula(expr, (field) => assessment.standard.fieldOf.get(field)?.zh ?? field),
    substituted: substitute(expr, (field) => own.get(field) ?? null),
    value: numberOrNull(value),
    unit: indicator.unit,
    clause: indicator.clause,
    source: sourceInWords(indicator.sources),
    inputs,
    steps: [...splitStep(assessment, stage, section, fields), ...thresholdSteps(assessment, stage, section, k)],
  };
}

/** The first source of a rule in one line, with how sure it is. */
export function sourceInWords(sources: readonly Source[]): string {
  const [first] = sources;
  if (first === undefined) return "";
  const standing = {
    official: "官方文本 official text",
    secondary: "转引 read in a secondary source",
    unconfirmed: "待核实 unconfirmed",
  }[first.standing];
  return [first.text, first.url, standing].filter(Boolean).join(" · ");
}

/** A fact of a section as it goes into its formula; null where it is missing. Common facilities: the section's share. */
function ownValue(assessment: Assessment, stage: StageAssessment, section: number, field: string): number | null {
  const row = stage.sections.rows[section]!;
  const value = numberAt(assessment.facts, columnOf(assessment.standard, field, stage.sections.stage), row);
  return numberOrNull(isSplit(assessment, field) ? value * stage.sections.share[section]! : value);
}

function isSplit(assessment: Assessment, field: string): boolean {
  return assessment.standard.bundle.standard.split?.fields.includes(field) ?? false;
}

function inputOf(assessment: Assessment, stage: StageAssessment, section: number, field: string): TraceInput {
  return inputAt(
    assessment,
    stage.sections.rows[section]!,
    columnOf(assessment.standard, field, stage.sections.stage),
    field,
  );
}

function inputAt(assessment: Assessment, row: number, column: string, field: string): TraceInput {
  const { facts, standard } = assessment;
  const words = standard.fieldOf.get(field);
  return {
    field: column,
    zh: words?.zh ?? field,
    en: words?.en ?? field,
    value: numberOrNull(numberAt(facts, column, row)),
    unit: words?.unit ?? "",
    place: placeOf(facts, row, column),
  };
}

/** How a through-school's common facilities were split, where the formula uses one of them. */
function splitStep(
  assessment: Assessment,
  stage: StageAssessment,
  section: number,
  fields: readonly string[],
): readonly Trace[] {
  const split = assessment.standard.bundle.standard.split;
  const share = stage.sections.share[section]!;
  if (split === undefined || share === 1 || !fields.some((field) => isSplit(assessment, field))) return [];
  const row = stage.sections.rows[section]!;
  const weightField = assessment.standard.bundle.standard.weight;
  const parts = Object.entries(split.weights)
    .map(([id, weight]) => ({ id, weight, input: inputAt(assessment, row, columnId(weightField, id), weightField) }))
    .filter((part) => part.id === stage.sections.stage || (part.input.value ?? 0) > 0);
  const term = (part: (typeof parts)[number]): string =>
    `${plainNumber(part.weight)} × ${part.input.value === null ? "—" : plainNumber(part.input.value)}`;
  const own = parts.find((part) => part.id === stage.sections.stage);
  return [
    {
      zh: "本学部在学校共用设施中的份额（按折算学生数拆分）",
      en: "The section's share of the school's common facilities (split by weighted students)",
      substituted: `${own === undefined ? "—" : term(own)} ÷ (${parts.map(term).join(" + ")})`,
      value: numberOrNull(share),
      unit: "share",
      source: sourceInWords(split.sources),
      inputs: parts.map((part) => part.input),
    },
  ];
}

function thresholdSteps(assessment: Assessment, stage: StageAssessment, section: number, k: number): readonly Trace[] {
  const { threshold, floor, scale } = stage.limits.items[k]!;
  if (Number.isNaN(threshold)) return [];
  const { indicator } = assessment.standard.indicators[k]!;
  const gap = sectionGap(assessment, stage, section, k);
  const students = stage.denominators[k]?.[section] ?? 1;
  const rule = assessment.standard.bundle.standard.sectionRule;
  const per = scale === 1 ? "" : ` ÷ ${plainNumber(scale)}`;
  return [
    {
      zh: "标准要求不低于",
      en: "The standard asks for at least",
      value: threshold,
      unit: indicator.unit,
      clause: indicator.clause,
    },
    ...(Number.isNaN(floor) || rule === undefined
      ? []
      : [
          {
            zh: "未达标的一项仍须不低于",
            en: "An item not met must still be at least",
            substituted: `${plainNumber(threshold)} × ${plainNumber(rule.othersAtLeast)}`,
            value: floor,
            unit: indicator.unit,
            clause: rule.clause,
          },
        ]),
    {
      zh: "缺口：达到标准还差（向上取整到可增加的最小单位）",
      en: "Gap: what is lacking to meet it (rounded up to what can be added)",
      substituted: `${plainNumber(threshold)} × ${plainNumber(students)}${per} − ${plainNumber(stage.resources[k]![section]!)}`,
      value: numberOrNull(gap),
      unit: resourceUnit(assessment, k),
    },
  ];
}
