import type { EarlierMember } from "@youheng/kernel/decide";
import type { ExpectedStudents } from "@youheng/kernel/foresee";
import type { Finding } from "@youheng/kernel/model";
import { tableForm } from "../../policy/index.ts";
import { readTableFile, type ReturnSource } from "../../sense/index.ts";

/** What was read of a small table, with what is wrong in it. */
export interface ReadInput<T> {
  readonly rows: readonly T[];
  readonly findings: readonly Finding[];
}

/**
 * Students to plan for, the district's own: school_code, stage, students.
 *
 * @example (await readStudents({ path: "students.csv" })).rows[0] // { unit: "2199010101", stage: "primary", students: 812 }
 */
export async function readStudents(source: ReturnSource): Promise<ReadInput<ExpectedStudents>> {
  const table = await readTableFile(source, await tableForm("enrolment"));
  const rows = Array.from({ length: table.rows }, (_, row) => row).flatMap((row): ExpectedStudents[] => {
    const [unit, stage, students] = ["school_code", "stage", "students"].map((id) => table.columns[id]?.[row] ?? null);
    if (unit === null || stage === null || typeof students !== "number") return [];
    return [{ unit: String(unit), stage: String(stage), students }];
  });
  return { rows, findings: table.findings };
}

/**
 * The groups of the year before: lead, school_code.
 *
 * @example (await readEarlierGroups({ path: "groups.csv" })).rows[0] // { lead: "2199010101", school_code: "2199010102" }
 */
export async function readEarlierGroups(source: ReturnSource): Promise<ReadInput<EarlierMember>> {
  const table = await readTableFile(source, await tableForm("groups"));
  const text = (id: string, row: number): string => String(table.columns[id]?.[row] ?? "");
  const rows = Array.from({ length: table.rows }, (_, row) => ({
    lead: text("lead", row),
    school_code: text("school_code", row),
  }));
  return { rows, findings: table.findings };
}

/** Students of a school or stage that the return has not: nothing is planned for them, and that is said. */
export function unknownStudents(unknown: readonly ExpectedStudents[], file: string): readonly Finding[] {
  return unknown.map(({ unit, stage }) => ({
    code: "DECIDE-015",
    severity: "error",
    where: file,
    place: { file },
    zh: `报表中没有学校“${unit}”的学段“${stage}”。`,
    en: `The return has no stage “${stage}” of the school “${unit}”.`,
    fix: "请核对学校标识码和学段。",
    fixEn: "Check the school code and the stage.",
  }));
}
