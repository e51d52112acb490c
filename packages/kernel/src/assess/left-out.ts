import type { Finding, Words } from "../model/index.ts";
import type { Assessment } from "./assess.ts";
import { placeInWords, placeOf } from "./place-of.ts";
import type { LeftOut, Sections } from "./sections.ts";

/** Notes on the sections that were left out, each naming the rule that did it. */
export function leftOutFindings(
  assessment: Pick<Assessment, "standard" | "facts">,
  sections: Sections,
): readonly Finding[] {
  const stage = assessment.standard.bundle.standard.stages.find((one) => one.id === sections.stage)!;
  return sections.leftOut.map((left) => leftOutFinding(assessment, left, stage));
}

function leftOutFinding(
  { standard, facts }: Pick<Assessment, "standard" | "facts">,
  left: LeftOut,
  stage: Words,
): Finding {
  const exclusion = standard.exclusions.find((one) => one.exclusion.id === left.by)?.exclusion;
  const why = exclusion?.name ?? { zh: "没有学生", en: "it has no students" };
  return {
    code: exclusion === undefined ? "ASSESS-002" : "ASSESS-001",
    severity: "note",
    where: placeInWords(facts, left.row),
    place: placeOf(facts, left.row),
    zh: `${stage.zh}学部不参加评估：${why.zh}。`,
    en: `The ${stage.en} section is not assessed: ${why.en}.`,
    fix: "如与实际不符，请核对办学类型与在校生数。",
    fixEn: "If this is not so, check the kind of school and its number of students.",
  };
}
