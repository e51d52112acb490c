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

/**
 * An indicator's name with the unit of what is provided; "per student" the name says already.
 *
 * @example nameWithUnit(reportText("zh"), "生均体育运动场馆面积", "m2 per student") // "生均体育运动场馆面积（m²）"
 */
export function nameWithUnit(text: ReportText, name: string, unit: string): string {
  const resource = unitInWords(text, unit.split(" per ")[0] ?? "");
  return resource === "" ? name : `${name}${text.open}${resource}${text.close}`;
}
