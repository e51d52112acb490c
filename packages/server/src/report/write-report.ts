import type { ReportAsk, ReportFormat } from "./report-ask.ts";
import { reportSubject } from "./report-subject.ts";
import type { ReportSubject } from "./report-subject.ts";

/** Each writer is loaded when its format is first asked for: an assessment without a report does not wait for a typesetter. */
const WRITERS: Readonly<Record<ReportFormat, (subject: ReportSubject) => Promise<Uint8Array>>> = {
  xlsx: async (subject) => (await import("./workbook/write-workbook.ts")).writeWorkbook(subject),
  docx: async (subject) => (await import("./docx/write-docx.ts")).writeDocx(subject),
  pdf: async (subject) => (await import("./pdf/write-pdf.ts")).writePdf(subject),
  html: async (subject) => (await import("./html/write-html.ts")).writeHtml(subject),
};

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
  return WRITERS[ask.format](reportSubject(ask));
}
