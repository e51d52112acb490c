import { assess } from "@youheng/kernel/assess";
import type { Finding } from "@youheng/kernel/model";
import { columnId } from "@youheng/kernel/model";
import { tableForm } from "@youheng/server/policy";
import { readTableFile } from "@youheng/server/sense";
import type { JudgedReturn } from "./plan-return.ts";

/**
 * The return judged with the students of a forecast in place of today's, so that nothing is planned for children who will not come.
 *
 * @param file  school_code,stage,students; absent: the return as it is
 */
export async function withEnrolment(judged: JudgedReturn, file: string | undefined): Promise<JudgedReturn> {
  if (file === undefined) return { ...judged, findings: [] };
  const table = await readTableFile({ path: file }, await tableForm("enrolment"));
  const findings: Finding[] = [...table.findings];
  const { facts, standard, regionFacts } = judged.assessment;
  const rowOf = new Map((facts.text["school_code"] ?? []).map((code, row) => [code, row]));
  const numbers: Record<string, Float64Array> = { ...facts.numbers };
  for (let row = 0; row < table.rows; row++) {
    const [code, stage, students] = ["school_code", "stage", "students"].map((id) => table.columns[id]?.[row] ?? null);
    if (code === null || stage === null || typeof students !== "number") continue;
    const column = columnId(standard.bundle.standard.weight, String(stage));
    const at = rowOf.get(String(code));
    if (at === undefined || numbers[column] === undefined)
      findings.push(notThere(String(code), table.placeOf(row, "school_code")));
    else {
      if (numbers[column] === facts.numbers[column]) numbers[column] = numbers[column].slice();
      numbers[column][at] = Math.round(students);
    }
  }
  const assessment = assess(standard, { ...facts, numbers }, { regionFacts }).result;
  return { ...judged, assessment, findings };
}

function notThere(code: string, place: Finding["place"]): Finding {
  return {
    code: "DECIDE-015",
    severity: "error",
    where: [place.file, place.cell].filter(Boolean).join(" · "),
    place,
    zh: `报表中没有学校“${code}”的这个学段。`,
    en: `The return has no such stage of the school “${code}”.`,
    fix: "请核对学校标识码和学段。",
    fixEn: "Check the school code and the stage.",
  };
}
