import { reportContent } from "./content/report-content.ts";
import type { ReportAsk, ReportFormat } from "./report-ask.ts";
import { reportSubject } from "./report-subject.ts";
import { writeContent } from "./write-content.ts";

/**
 * Writes the report of a county-year, or of one school of it, ready to hand in.
 *
 * @param ask  the assessment, which county-year and scope, format, language, and the day that stands on the report
 * @returns    the bytes of the file
 * @throws     RangeError when the answer has no such county-year or school
 * @missing    a missing number is shown as a dash, with its reason where one is asked
 * @example    await writeReport({ answer, group: 0, format: "xlsx", language: "zh", scope: "district", preparedOn: "2026-11-23" })
 */
export async function writeReport(ask: ReportAsk & { readonly format: ReportFormat }): Promise<Uint8Array> {
  const subject = reportSubject(ask);
  if (ask.format === "xlsx") return (await import("./workbook/write-workbook.ts")).writeWorkbook(subject);
  return writeContent(reportContent(subject), ask.format, ask.preparedOn);
}
