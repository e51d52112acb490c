import type { ForecastRow } from "./forecast.ts";

/** An expected number with its intervals; null: not known. */
export type Band = Pick<ForecastRow, "median" | "low" | "high" | "low95" | "high95">;

/**
 * The band with students added of whom nothing is in doubt: it keeps its width. Where there was no band, none is known.
 *
 * @param by       students, ≥ 0
 * @example        shifted({ median: 10, low: 8, high: 13, low95: 7, high95: 15 }, 5).low // 13
 */
export function shifted(band: Band | undefined, by: number): Band {
  if (band === undefined) return { median: by, low: null, high: null, low95: null, high95: null };
  return mapped(band, (value) => value + by);
}

/**
 * A share of the band: the relative error stays.
 *
 * @param share  0 to 1
 * @example      scaled({ median: 10, low: 8, high: 13, low95: 7, high95: 15 }, 0.5).high // 6.5
 */
export function scaled(band: Band, share: number): Band {
  return mapped(band, (value) => value * share);
}

/**
 * Two bands put together: medians add up, widths on either side combine in quadrature, as errors that are independent do.
 *
 * @returns  an interval that one of both does not have is not known
 * @example  joined({ median: 10, low: 7, high: 13, low95: 6, high95: 14 }, { median: 20, low: 16, high: 24, low95: 14, high95: 26 }).low // 25
 */
export function joined(one: Band | undefined, other: Band): Band {
  if (one === undefined) return other;
  const median = one.median + other.median;
  const edge = (key: "low" | "high" | "low95" | "high95", side: 1 | -1): number | null => {
    const [a, b] = [one[key], other[key]];
    if (a === null || b === null) return null;
    return Math.max(0, median + side * Math.hypot(a - one.median, b - other.median));
  };
  return { median, low: edge("low", -1), high: edge("high", 1), low95: edge("low95", -1), high95: edge("high95", 1) };
}

function mapped({ median, low, high, low95, high95 }: Band, of: (value: number) => number): Band {
  const maybe = (value: number | null): number | null => (value === null ? null : of(value));
  return { median: of(median), low: maybe(low), high: maybe(high), low95: maybe(low95), high95: maybe(high95) };
}
