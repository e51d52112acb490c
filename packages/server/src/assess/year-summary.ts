import {
  type AssessmentDocument,
  type CompiledStandard,
  shortDetails,
  type ShortDetails,
  yearSummary,
} from "@youheng/kernel/assess";
import type { SummaryFigures } from "../store/index.ts";

/** The short row of one assessed county-year, from its document. */
export function summaryFigures(document: AssessmentDocument, standard: CompiledStandard): SummaryFigures<ShortDetails> {
  const summary = yearSummary(document, standard);
  return {
    verdict: summary.verdict,
    sections: summary.sections,
    sectionsShort: summary.sections_short,
    cvsOver: summary.cvs_over,
    details: shortDetails(summary),
  };
}
