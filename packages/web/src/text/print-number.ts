import type { Language } from "./index.ts";

const locales: Readonly<Record<Language, string>> = { zh: "zh-CN", en: "en-GB" };
const mostDecimals = 12;

/**
 * A number in print, with separators and a fixed number of decimals.
 *
 * @example printNumber(1234.5, 2, "en") // "1,234.50"
 */
export function printNumber(value: number, decimals: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(value);
}

/** An amount as it was reported or is lacking: decimals only where it has some. @example printAmount(1200.5, "en") // "1,200.5" */
export function printAmount(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumFractionDigits: Math.abs(value) >= 1000 ? 0 : 2 }).format(
    value,
  );
}

/** Any number as exactly as one would copy it. @example printExact(0.1 + 0.2, "en") // "0.3" */
export function printExact(value: number, language: Language): string {
  return new Intl.NumberFormat(locales[language], { maximumSignificantDigits: 12 }).format(value);
}

/** A share as percent. @example printShare(0.85, "en") // "85%" */
export function printShare(share: number, language: Language, decimals = 0): string {
  return new Intl.NumberFormat(locales[language], { style: "percent", maximumFractionDigits: decimals }).format(share);
}

/** Sensible decimals for a value of this size: 4.21, 12.5, 2,496. */
export function decimalsFor(size: number): number {
  if (Math.abs(size) >= 1000) return 0;
  return Math.abs(size) >= 100 ? 1 : 2;
}

/**
 * A number beside a limit, with as many decimals as it takes to tell on which side it stands:
 * 0.501787 beside 0.50 is printed 0.502, and never 0.50.
 *
 * @param ask  `over`: the number is judged to be above the limit (or, with `reaching`, at least at it)
 * @example    printBeside({ value: 0.5003, limit: 0.5, over: true, decimals: 3 }, "en") // "0.5003"
 */
export function printBeside(
  ask: {
    readonly value: number;
    readonly limit: number;
    readonly over: boolean;
    readonly reaching?: boolean;
    readonly decimals: number;
  },
  language: Language,
): string {
  const { value, limit, over, reaching = false } = ask;
  for (let decimals = ask.decimals; decimals < mostDecimals; decimals++) {
    const rounded = Number(value.toFixed(decimals));
    const shownOver = reaching ? rounded >= limit : rounded > limit;
    if (shownOver === over) return printNumber(value, decimals, language);
  }
  return printNumber(value, mostDecimals, language);
}
