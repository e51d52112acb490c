import type { SectionDocument, Verdict } from "@youheng/kernel/assess";
import type { Judged } from "./judge.ts";

/** How a school is marked: by the worse of its sections; left out when none of them is judged. */
export type SchoolMark = Verdict | "left_out";

/** One section of the district, with the stage it belongs to. */
export interface SectionRow {
  readonly stage: string;
  readonly section: SectionDocument;
}

/** Every section that is judged, stage by stage, in the order of the document. */
export function sectionRows({ document }: Judged): readonly SectionRow[] {
  return Object.entries(document.stages).flatMap(([stage, { sections_list }]) =>
    sections_list.map((section) => ({ stage, section })),
  );
}

const badness: Readonly<Record<SchoolMark, number>> = { left_out: 0, meets: 1, not_assessable: 2, falls_short: 3 };

/** The worse of two marks. @example worse("meets", "falls_short") // "falls_short" */
export function worse(a: SchoolMark, b: SchoolMark): SchoolMark {
  return badness[a] >= badness[b] ? a : b;
}

/** The mark of every row of the facts. */
export function schoolMarks(judged: Judged): readonly SchoolMark[] {
  const marks: SchoolMark[] = Array.from({ length: judged.facts.rows }, () => "left_out");
  for (const { section } of sectionRows(judged))
    if (section.verdict !== null) marks[section.row] = worse(marks[section.row]!, section.verdict);
  return marks;
}

/** The stages of the standard that this school has, judged or not; a stage without students is not one of its. */
export function sectionsOfSchool(judged: Judged, row: number): readonly SectionRow[] {
  return sectionRows(judged).filter((one) => one.section.row === row);
}
