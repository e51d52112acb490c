import type { ReportLanguage } from "../report-ask.ts";
import { en } from "./en.ts";
import type { ReportText } from "./report-text.ts";
import { zh } from "./zh.ts";

export type { ReportText };

/** The words of a report in one language. */
export function reportText(language: ReportLanguage): ReportText {
  return language === "zh" ? zh : en;
}
