import { amountInWords } from "./gap-words.ts";
import { requirementLines } from "./requirement-lines.ts";
import { numberBeside, verdictSentence } from "@youheng/kernel/assess";
import type { AssessmentDocument, IndicatorDocument, StageDocument } from "@youheng/kernel/assess";
import type { UnitWords } from "@youheng/server/policy";

/** An assessment as lines for a terminal: the verdict, each stage's indicators, the schools that fall short and what they lack. */
export function assessmentLines(document: AssessmentDocument, units: UnitWords): readonly string[] {
  const sentence = verdictSentence(document);
  return [
    `${document.region_code ?? "—"}  ${document.standard_name.zh} · ${document.standard_name.en}`,
    sentence.zh,
    sentence.en,
    ...Object.values(document.stages).flatMap((stage) => (stage.sections === 0 ? [] : stageLines(stage, units))),
    ...requirementLines(document),
    "",
  ];
}

function stageLines(stage: StageDocument, units: UnitWords): readonly string[] {
  return [
    "",
    `${stage.zh} · ${stage.en}：${stage.sections} 个学部 sections，${stage.students ?? "—"} 名学生 students`,
    ...Object.values(stage.indicators).map((indicator) => indicatorLine(indicator, units)),
    ...compositeLine(stage),
    ...stage.sections_list
      .filter((section) => section.verdict === "falls_short")
      .map((section) => shortLine(section, stage, units)),
  ];
}

function indicatorLine(indicator: IndicatorDocument, units: UnitWords): string {
  const cv = indicator.cv === null ? "—" : numberBeside(indicator.cv, indicator.cv_limit, 3);
  const side = indicator.cv_meets === null ? "" : indicator.cv_meets ? " ✓" : " ✗";
  const limit = indicator.cv_limit === null ? "" : `（限值 limit ${indicator.cv_limit.toFixed(2)}）${side}`;
  const gap =
    indicator.gap === null || indicator.gap.amount === 0 ? "" : `  缺 lacking ${amountInWords(indicator.gap, units)}`;
  const mean = indicator.mean === null ? "—" : numberBeside(indicator.mean, indicator.threshold, 2);
  return `  ${indicator.name.zh}：均值 mean ${mean}${indicator.threshold === null ? "" : ` / ${indicator.threshold}`}  CV ${cv}${limit}  达标 meeting ${indicator.sections_meeting}${gap}`;
}

/** The mean of all CVs, where the standard limits it. */
function compositeLine({ composite_cv: { value, limit, meets } }: StageDocument): readonly string[] {
  if (limit === null) return [];
  const side = meets === null ? "" : meets ? " ✓" : " ✗";
  const shown = value === null ? "—" : numberBeside(value, limit, 3);
  return [`  综合差异系数 composite CV ${shown}（限值 limit ${limit.toFixed(2)}）${side}`];
}

function shortLine(section: StageDocument["sections_list"][number], stage: StageDocument, units: UnitWords): string {
  const gaps = Object.entries(section.indicators)
    .filter(([, one]) => one.gap !== null && one.gap.amount > 0)
    .map(([id, one]) => `${stage.indicators[id]!.short.zh} ${amountInWords(one.gap!, units)}`);
  return `  ✗ ${section.school_name ?? section.school_code}：缺 lacks ${gaps.join("；")}`;
}
