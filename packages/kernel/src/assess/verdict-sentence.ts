import { schoolYearSpan, type Words } from "../model/index.ts";
import type { AssessmentDocument } from "./document.ts";
import { numberBeside } from "./number-beside.ts";
import type { StageDocument } from "./stage-document.ts";

/**
 * The verdict in one sentence for the person who has one minute: passes or not, how many sections fall short, which CVs are over.
 *
 * @example verdictSentence(document).zh // "2026–27 学年未达到标准：71 个学部中 18 个未达标；小学“生均教学及辅助用房面积”差异系数 0.5018，超过 0.50。"
 */
export function verdictSentence(document: AssessmentDocument): Words {
  const stages = Object.values(document.stages).filter((stage) => stage.sections > 0);
  const sections = sum(stages.map((stage) => stage.sections));
  if (sections === 0) return { zh: "没有可评估的学部。", en: "There is no section to assess." };
  const year = schoolYearInWords(document.school_year);
  const parts = [...sectionsPart(stages, sections), ...stages.flatMap(cvParts), ...missingPart(stages)];
  const { zh, en } = headline(document);
  if (parts.length === 0) return { zh: `${year.zh}${zh}。`, en: `${year.en}${en}.` };
  return {
    zh: `${year.zh}${zh}：${parts.map((part) => part.zh).join("；")}。`,
    en: `${year.en}${en}: ${parts.map((part) => part.en).join("; ")}.`,
  };
}

/** A school year as people write it. @example schoolYearInWords(2026).zh // "2026–27 学年" */
export function schoolYearInWords(year: number | null): Words {
  if (year === null) return { zh: "", en: "" };
  const short = schoolYearSpan(year);
  return { zh: `${short} 学年`, en: `School year ${short} ` };
}

function headline({ verdict }: AssessmentDocument): Words {
  if (verdict === "meets") return { zh: "达到标准", en: "meets the standard" };
  if (verdict === "falls_short") return { zh: "未达到标准", en: "falls short of the standard" };
  return { zh: "尚不能得出结论", en: "cannot be judged yet" };
}

function sectionsPart(stages: readonly StageDocument[], sections: number): readonly Words[] {
  const short = sum(stages.map((stage) => stage.sections_short));
  const meeting = sum(stages.map((stage) => stage.sections_meeting));
  if (short > 0)
    return [
      {
        zh: `${sections} 个学部中 ${short} 个未达标`,
        en: `${short} of ${sections} sections ${short === 1 ? "falls" : "fall"} short`,
      },
    ];
  if (meeting === sections) return [{ zh: `${sections} 个学部全部达标`, en: `all ${sections} sections meet it` }];
  return meeting === 0
    ? []
    : [
        {
          zh: `${sections} 个学部中 ${meeting} 个达标`,
          en: `${meeting} of ${sections} sections ${meeting === 1 ? "meets" : "meet"} it`,
        },
      ];
}

function cvParts(stage: StageDocument): readonly Words[] {
  return Object.values(stage.indicators)
    .filter((indicator) => indicator.cv_meets === false)
    .map(({ name, cv, cv_limit: limit }) => {
      const shown = numberBeside(cv!, limit, 3);
      return {
        zh: `${stage.zh}“${name.zh}”差异系数 ${shown}，超过 ${limit!.toFixed(2)}`,
        en: `${stage.en} CV of “${name.en}” is ${shown}, over ${limit!.toFixed(2)}`,
      };
    });
}

function missingPart(stages: readonly StageDocument[]): readonly Words[] {
  const lacking = stages
    .flatMap((stage) => stage.sections_list)
    .filter((section) => section.verdict === "not_assessable").length;
  if (lacking === 0) return [];
  return [
    {
      zh: `${lacking} 个学部缺少数据，不能判定`,
      en: `${lacking} ${lacking === 1 ? "section lacks" : "sections lack"} figures and cannot be judged`,
    },
  ];
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
