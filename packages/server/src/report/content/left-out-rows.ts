import { placeInWords } from "@youheng/kernel/assess";
import type { ReportSubject } from "../report-subject.ts";

/** One section that was left out. */
export interface LeftOutRow {
  readonly schoolCode: string;
  readonly schoolName: string;
  readonly stage: string;
  readonly rule: string;
  readonly place: string;
}

/** The sections left out of the county-year in scope, by school, each with the rule that did it. */
export function leftOutRows({ assessment, ask, rows, text, inWords }: ReportSubject): readonly LeftOutRow[] {
  const { facts, standard } = assessment;
  const inScope = new Set(rows);
  const ruleOf = (by: string): string => {
    const rule = standard.exclusions.find((one) => one.exclusion.id === by)?.exclusion;
    return rule === undefined ? text.noStudents : inWords(rule.name);
  };
  return assessment.stages.flatMap(({ sections }) => {
    const stage = standard.bundle.standard.stages.find((one) => one.id === sections.stage)!;
    return sections.leftOut
      .filter((left) => left.group === ask.group && inScope.has(left.row))
      .map((left) => ({
        schoolCode: facts.text["school_code"]?.[left.row] ?? "",
        schoolName: facts.text["school_name"]?.[left.row] ?? "",
        stage: inWords(stage),
        rule: ruleOf(left.by),
        place: placeInWords(facts, left.row),
      }));
  });
}
