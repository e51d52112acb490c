import { formatFormula, plainNumber } from "../model/index.ts";
import type { Trace, TraceInput } from "../model/index.ts";
import type { Assessment } from "./assess.ts";
import { sourceInWords } from "./explain-section.ts";
import { numberOrNull } from "./judged.ts";
import { placeOf } from "./place-of.ts";
import { valueOf } from "./stage-assessment.ts";
import type { StageAssessment } from "./stage-assessment.ts";

/** Why a stage has this mean and CV of indicator k: totals, deviation and every section that went in. */
export function explainStage(assessment: Assessment, stage: StageAssessment, group: number, k: number): Trace {
  const { indicator } = assessment.standard.indicators[k]!;
  const at = group * assessment.standard.indicators.length + k;
  const mean = stage.judgement.means[at]!;
  const cv = stage.judgement.cvs[at]!;
  const limit = indicator.cvAtMost?.[stage.sections.stage];
  return {
    zh: `${indicator.name.zh}：校际差异系数`,
    en: `${indicator.name.en}: inter-school coefficient of variation`,
    formula: "CV = S ÷ X̄，S = √( Σ (Pᵢ ÷ P) × (xᵢ − X̄)² )",
    substituted: `${plainNumber(cv * mean)} ÷ ${plainNumber(mean)}`,
    value: numberOrNull(cv),
    unit: "ratio",
    clause: indicator.clause,
    source: sourceInWords(indicator.sources),
    steps: [
      meanStep(assessment, stage, group, k),
      {
        zh: "S：按学生数加权的标准差",
        en: "S: standard deviation, weighted by students",
        value: numberOrNull(cv * mean),
        unit: indicator.unit,
        inputs: sectionInputs(assessment, stage, group, k),
      },
      ...(limit === undefined
        ? []
        : [{ zh: "差异系数上限", en: "Limit of the CV", value: limit, unit: "ratio", clause: indicator.clause }]),
    ],
  };
}

/** The mean is total ÷ total, not the mean of the schools' values. */
function meanStep(assessment: Assessment, stage: StageAssessment, group: number, k: number): Trace {
  const { indicator, expr } = assessment.standard.indicators[k]!;
  const [from, to] = [stage.sections.offsets[group]!, stage.sections.offsets[group + 1]!];
  const total = (column: Float64Array): number => column.subarray(from, to).reduce((sum, value) => sum + value, 0);
  const { scale } = stage.limits.items[k]!;
  const per = scale === 1 ? "" : ` × ${plainNumber(scale)}`;
  return {
    zh: "X̄：全域平均 = 总量 ÷ 总量",
    en: "X̄: mean of the district = total ÷ total",
    formula: formatFormula(expr, (field) => assessment.standard.fieldOf.get(field)?.zh ?? field),
    substituted: `${plainNumber(total(stage.resources[k]!))} ÷ ${plainNumber(total(stage.denominators[k] ?? stage.sections.students))}${per}`,
    value: numberOrNull(stage.judgement.means[group * assessment.standard.indicators.length + k]!),
    unit: indicator.unit,
  };
}

function sectionInputs(
  assessment: Assessment,
  stage: StageAssessment,
  group: number,
  k: number,
): readonly TraceInput[] {
  const { facts, standard } = assessment;
  const { indicator } = standard.indicators[k]!;
  const inputs: TraceInput[] = [];
  for (let i = stage.sections.offsets[group]!; i < stage.sections.offsets[group + 1]!; i++) {
    const row = stage.sections.rows[i]!;
    const name = facts.text["school_name"]?.[row] ?? facts.text["school_code"]?.[row] ?? "";
    inputs.push({
      field: indicator.id,
      zh: name,
      en: name,
      value: numberOrNull(valueOf(stage, i, k)),
      unit: indicator.unit,
      place: placeOf(facts, row),
    });
  }
  return inputs;
}
