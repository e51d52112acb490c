import type { ReportText } from "./text/index.ts";

/**
 * A unit of the policy in the reader's language, compound ones part by part.
 *
 * @example unitInWords(reportText("zh"), "persons per 100 students") // "人/百名学生"
 */
export function unitInWords(text: ReportText, unit: string): string {
  const [resource = "", ...per] = unit.split(" per ");
  const words = text.unit[resource] ?? resource;
  if (per[0] === "100 students") return text.perHundred(words);
  if (per[0] === "student") return text.perStudent(words);
  return per.length === 0 ? words : unit;
}
