import type { ReportContent } from "./content/blocks.ts";
import type { ReportFormat } from "./report-ask.ts";

/** The formats that set a report as blocks. */
export type PageFormat = Exclude<ReportFormat, "xlsx">;

/**
 * Sets a report in one of its forms. Each writer is loaded when its format is first asked for: an assessment without a report does
 * not wait for a typesetter.
 *
 * @param day  the day that stands on it, "2026-11-23"
 */
export async function writeContent(content: ReportContent, format: PageFormat, day: string): Promise<Uint8Array> {
  switch (format) {
    case "docx":
      return (await import("./docx/write-docx.ts")).docxOf(content, day);
    case "pdf":
      return (await import("./pdf/write-pdf.ts")).pdfOf(content, day);
    case "html":
      return (await import("./html/write-html.ts")).htmlOf(content);
  }
}
