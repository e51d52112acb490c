/**
 * The room "report" of the server: an assessment as a document to read, sign and hand in. It judges nothing: every number is the
 * kernel's; in the workbook the numbers are formulas that give the same again.
 */
export type { ReportAsk, ReportFormat, ReportLanguage, ReportLineage, ReportScope } from "./report-ask.ts";
export { REPORT_FORMATS } from "./report-ask.ts";
export { writeReport } from "./write-report.ts";
export type { RegionsAsk } from "./regions/regions-ask.ts";
export { writeRegionsReport } from "./regions/write-regions-report.ts";
