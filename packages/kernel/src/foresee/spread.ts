import type { ForecastRow } from "./forecast.ts";

/** Half-widths of intervals in standard deviations. */
const Z80 = 1.2816;
const Z95 = 1.96;
/** So many equally likely values stand for what may come. */
export const LIKELY_VALUES = 99;

/**
 * Equally likely values of a number that is expected, ascending: the middle one is the median, nine tenths lie under the upper end of the
 * 80 % interval. None is below 0. Without an interval all are the median.
 *
 * @example likelyValues({ median: 100, low: 90, high: 110, low95: 85, high95: 115 })[49] // 100
 */
export function likelyValues({ median, high, high95 }: Pick<ForecastRow, "median" | "high" | "high95">): Float64Array {
  const near = high === null ? 0 : (high - median) / Z80;
  const far = high95 === null ? near : (high95 - median) / Z95;
  return Float64Array.from({ length: LIKELY_VALUES }, (_, i) => {
    const z = normalQuantile((i + 0.5) / LIKELY_VALUES);
    const share = Math.min(Math.max((Math.abs(z) - Z80) / (Z95 - Z80), 0), 1);
    return Math.max(0, median + z * (near + share * (far - near)));
  });
}

/**
 * The value a standard normal variable does not exceed with this probability.
 *
 * @source Abramowitz & Stegun 26.2.23 (error under 4.5e-4, far below what forecasts know)
 * @example normalQuantile(0.5) // 0
 */
export function normalQuantile(probability: number): number {
  if (probability === 0.5) return 0;
  const tail = Math.min(probability, 1 - probability);
  const t = Math.sqrt(-2 * Math.log(tail));
  const z =
    t - (2.515517 + 0.802853 * t + 0.010328 * t * t) / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t ** 3);
  return probability < 0.5 ? -z : z;
}
