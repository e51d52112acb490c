import { writeContent } from "../write-content.ts";
import type { RegionsAsk } from "./regions-ask.ts";
import { regionsContent } from "./regions-content.ts";
import { regionsSubject } from "./regions-subject.ts";

/**
 * Writes one report on several counties: of a city, of a province.
 *
 * @returns  the bytes of the file
 * @throws   RangeError when the answer has no such county-year
 * @missing  a missing number is shown as a dash
 * @example  await writeRegionsReport({ answer, groups: [0, 1], format: "docx", language: "zh", preparedOn: "2026-11-23" })
 */
export async function writeRegionsReport(ask: RegionsAsk): Promise<Uint8Array> {
  const subject = regionsSubject(ask);
  if (ask.format === "xlsx") return (await import("./regions-workbook.ts")).writeRegionsWorkbook(subject);
  return writeContent(regionsContent(subject), ask.format, ask.preparedOn);
}
