import type { Assessment, AssessmentDocument } from "@youheng/kernel/assess";
import type { Answer, Words } from "@youheng/kernel/model";

/** xlsx: living formulas · docx, pdf, html: the report to read, sign and hand in. */
export type ReportFormat = "xlsx" | "docx" | "pdf" | "html";

export const REPORT_FORMATS: readonly ReportFormat[] = ["xlsx", "docx", "pdf", "html"];

/** Chinese first; English complete. */
export type ReportLanguage = "zh" | "en";

/** The whole county-year, or one school of it 一校一案. */
export type ReportScope = "district" | { readonly schoolCode: string };

/** Where the figures come from, so that the report can be made again. */
export interface ReportLineage {
  /** the file as it was handed in */
  readonly file: string;
  /** SHA-256 of its bytes, in hexadecimal */
  readonly digest: string;
  readonly kernelVersion: string;
}

/** What a report is made from. Nothing in it is read from a clock or a disk. */
export interface ReportAsk {
  readonly answer: Answer<Assessment>;
  /** index of the county-year in the answer */
  readonly group: number;
  readonly language: ReportLanguage;
  readonly scope: ReportScope;
  /** the day that stands on the report: "2026-11-23" */
  readonly preparedOn: string;
  /** name of the district; absent: its code stands in the title */
  readonly regionName?: Words;
  /** the same county in other years, judged by the same standard, for the picture across years */
  readonly otherYears?: readonly AssessmentDocument[];
  /** rings of the county's boundary, for the map */
  readonly boundary?: readonly (readonly (readonly [number, number])[])[];
  readonly lineage?: Partial<ReportLineage>;
}
