import { numberBeside } from "@youheng/kernel/assess";
import type { GapView } from "@youheng/kernel/assess";
import type { ReportText } from "./text/index.ts";
import { unitInWords } from "./unit-in-words.ts";

/** How many decimals a report shows at least: values and thresholds two, CVs three; more where a limit is near. */
export const VALUE_DECIMALS = 2;
export const CV_DECIMALS = 3;

/**
 * A number as a report shows it: thousands apart, never on the wrong side of its limit; a missing one as a dash.
 *
 * @example shownBeside(text, 0.5018, 0.5, 3) // "0.502"
 */
export function shownBeside(text: ReportText, value: number | null, limit: number | null, decimals: number): string {
  return value === null ? text.none : grouped(numberBeside(value, limit, decimals));
}

/** A limit, a count, an amount: with the decimals it has, at most four. */
export function shownPlain(text: ReportText, value: number | null): string {
  return value === null ? text.none : grouped(String(Number(value.toFixed(4))));
}

/** A share as percent with one decimal, or a dash when there is nothing to take a share of. */
export function shownShare(text: ReportText, part: number, whole: number): string {
  return whole === 0 ? text.none : text.percent(((100 * part) / whole).toFixed(1));
}

/** What is lacking, in words: "3 人", "412.5 平方米". */
export function shownGap(text: ReportText, gap: GapView): string {
  const unit = gap.amount === 1 ? text.oneOf[gap.unit] : undefined;
  return text.amount(shownPlain(text, gap.amount), unit ?? unitInWords(text, gap.unit));
}

function grouped(digits: string): string {
  const [whole = "", decimals] = digits.split(".");
  const apart = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return decimals === undefined ? apart : `${apart}.${decimals}`;
}
