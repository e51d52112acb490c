import type { LevelSeries } from "./level-series.ts";

// Judgement, made with public sets in sight (bench/foresee) and held against sets it was not made on: decisions 0050, 0083.
/** A year's growth counts at most so much, in logarithms. */
const STEEPEST_YEAR = 0.3;
/** Yearly fading of a short trend. */
const TREND_FADES = 0.75;
const TREND_YEARS = 3;
const DRIFT_YEARS = 5;
/** A year further back counts so much less. */
const DRIFT_YEAR_FADES = 0.8;
/** Growth is never known better than this, as if every year wavered by a hundredth. */
const LEAST_DOUBT = 0.01;
/** A drift that nothing speaks for fades as a trend does; one that is certain nearly stays. */
const DRIFT_FADES = { doubtful: 0.75, certain: 0.95 };

/**
 * Growth of each total, in logarithms up to each step: mean of the last three years, drawn to nothing, fading by a quarter a year.
 *
 * @param origin  index of the last known year; nothing later is looked at
 * @returns       `series * horizon + step`; 0 where no growth is known
 */
export function totalTrend(series: LevelSeries, origin: number, horizon: number): Float64Array {
  return eachSeries(series.count, horizon, (one) => {
    const growths = growthsOf(series, { one, origin, years: TREND_YEARS });
    const sum = growths.reduce((all, { growth }) => all + growth, 0);
    return { yearly: sum / (growths.length + 1), fades: TREND_FADES };
  });
}

/**
 * The same from the last five years, kept as far as it was steady: a growth that hardly wavered is believed nearly whole and fades slowly
 * (a region that people move to year after year), one that wavers is drawn to nothing.
 *
 * @returns `series * horizon + step`
 * @source  decision 0083
 */
export function totalDrift(series: LevelSeries, origin: number, horizon: number): Float64Array {
  return eachSeries(series.count, horizon, (one) => driftOf(growthsOf(series, { one, origin, years: DRIFT_YEARS })));
}

interface Growing {
  readonly yearly: number;
  readonly fades: number;
}

function eachSeries(count: number, horizon: number, growing: (one: number) => Growing): Float64Array {
  const out = new Float64Array(count * horizon);
  for (let one = 0; one < count; one++) {
    const { yearly, fades } = growing(one);
    let reached = 0;
    for (let step = 0; step < horizon; step++) {
      reached += yearly * fades ** (step + 1);
      out[one * horizon + step] = reached;
    }
  }
  return out;
}

interface YearGrowth {
  readonly growth: number;
  /** years before the newest */
  readonly back: number;
}

function growthsOf(
  { years, totals }: LevelSeries,
  { one, origin, years: looked }: { readonly one: number; readonly origin: number; readonly years: number },
): readonly YearGrowth[] {
  const found: YearGrowth[] = [];
  for (let year = origin; year > Math.max(0, origin - looked); year--) {
    const before = totals[one * years + year - 1]!;
    const now = totals[one * years + year]!;
    if (!(before > 0) || !(now > 0)) continue;
    const growth = Math.min(Math.max(Math.log(now / before), -STEEPEST_YEAR), STEEPEST_YEAR);
    found.push({ growth, back: origin - year });
  }
  return found;
}

function driftOf(growths: readonly YearGrowth[]): Growing {
  let [weight, sum, squares] = [0, 0, 0];
  for (const { growth, back } of growths) {
    const counts = DRIFT_YEAR_FADES ** back;
    weight += counts;
    sum += counts * growth;
    squares += counts * growth ** 2;
  }
  if (weight === 0) return { yearly: 0, fades: DRIFT_FADES.doubtful };
  const mean = sum / weight;
  const wavers =
    growths.length < 2 ? 0 : (Math.max(0, squares / weight - mean ** 2) * weight) / Math.max(weight - 1, 0.5);
  const doubt = (wavers + LEAST_DOUBT ** 2) / weight;
  const sure = mean ** 2 / (mean ** 2 + doubt);
  return { yearly: sure * mean, fades: DRIFT_FADES.doubtful + (DRIFT_FADES.certain - DRIFT_FADES.doubtful) * sure };
}
