import { birthPath, type BirthPath, type Births } from "./birth-path.ts";
import { entryGrowth, newestLevel, usualLevel } from "./entry-level.ts";
import type { LevelSeries } from "./level-series.ts";
import { plainCohort } from "./plain-cohort.ts";
import { progressionOf } from "./progression.ts";
import { totalDrift, totalTrend } from "./total-growth.ts";

/** The models from which a forecast is put together. */
export const MODELS = ["naive", "soft", "guarded", "trending", "cohort", "total", "drift", "share"] as const;
/** Id of a model. */
export type Model = (typeof MODELS)[number];
/** The models that tell grades apart; the others carry the grades along with the total. */
export const GRADE_MODELS = ["naive", "soft", "guarded", "trending", "cohort"] as const satisfies readonly Model[];

/** What each model says at one origin: `(series * grades + grade) * horizon + step`. */
export interface Candidates {
  readonly by: Readonly<Record<Model, Float64Array>>;
  /** plain cohort survival, unguarded: not a candidate, kept to measure against */
  readonly plain: Float64Array;
  readonly births: BirthPath | null;
}

/** What the models may look at. */
export interface CandidateAsk {
  readonly series: LevelSeries;
  readonly firstYear: number;
  readonly origin: number;
  readonly horizon: number;
  readonly births: Births | null;
  /** growth of the level above, `series above * horizon + step`, and to which each series belongs */
  readonly above: { readonly growth: Float64Array; readonly within: Int32Array } | null;
}

/** Yearly fading of the growth of entries and of totals. */
const ENTRY_FADES = 0.7;
/** Plain cohort survival is let no further from the guarded one than this share, and so many students. */
const COHORT_WITHIN = { share: 0.06, students: 2 };
const SHARE_WITHIN = { least: 0.5, most: 2 };

/**
 * Lets every model speak at one origin. Only what is known by then is looked at.
 * naive: as last year · soft: guarded cohort survival, each grade as far as it follows the one below · guarded: the same, all or
 * nothing · trending: the same with the newest entry and its fading trend · cohort: plain cohort survival, kept near the
 * guarded one · total: fading trend of the total · drift: its trend of five years, as far as it was steady · share: as last year, moving with the level above.
 */
export function candidatesAt(ask: CandidateAsk): Candidates {
  const { series, origin, horizon } = ask;
  const progression = progressionOf(series, origin);
  const { pooled, recent, follows } = progression;
  const allOrNothing = follows.map((share) => (share > 0 ? 1 : 0));
  const usual = usualLevel(series, origin);
  const newest = newestLevel(series, origin);
  const births = ask.births === null ? null : birthPath({ ...ask, births: ask.births, follows });
  const project = (how: Omit<Projecting, "births" | "newest">): Float64Array =>
    projected(series, horizon, { ...how, births, newest });
  const plain = plainCohort(series, origin, horizon);
  const guarded = project({ ratios: pooled, follows: allOrNothing, level: usual, growth: 0 });
  const growth = entryGrowth(series, origin, progression);
  const by = {
    naive: repeated(newest, horizon),
    soft: project({ ratios: pooled, follows, level: usual, growth: 0 }),
    guarded,
    trending: project({ ratios: recent, follows: allOrNothing, level: newest, growth }),
    cohort: keptNear(plain, guarded),
    total: scaledTotals(newest, totalTrend(series, origin, horizon), horizon),
    drift: scaledTotals(newest, totalDrift(series, origin, horizon), horizon),
    share: ask.above === null ? repeated(newest, horizon) : withAbove(newest, ask),
  };
  return { by, plain, births };
}

interface Projecting {
  readonly ratios: Float64Array;
  readonly follows: Float64Array;
  readonly level: Float64Array;
  /** yearly growth of the level, in logarithms, in the first year */
  readonly growth: number;
  readonly births: BirthPath | null;
  readonly newest: Float64Array;
}

function projected({ count, grades }: LevelSeries, horizon: number, how: Projecting): Float64Array {
  const out = new Float64Array(count * grades * horizon);
  for (let one = 0; one < count; one++) {
    let grown = 0;
    for (let step = 0; step < horizon; step++) {
      grown += how.growth * ENTRY_FADES ** step;
      for (let grade = 0; grade < grades; grade++) {
        const at = one * grades + grade;
        const level = entryOf(how, { at, grade, one, step, horizon }, how.level[at]! * Math.exp(grown));
        const share = how.follows[at]!;
        const below = share === 0 ? 0 : step === 0 ? how.newest[at - 1]! : out[(at - 1) * horizon + step - 1]!;
        out[at * horizon + step] = share * how.ratios[at]! * below + (1 - share) * level;
      }
    }
  }
  return out;
}

interface EntryCell {
  readonly at: number;
  readonly grade: number;
  readonly one: number;
  readonly step: number;
  readonly horizon: number;
}

/** Half of what births say and half of the usual level, where births say something. */
function entryOf({ births }: Projecting, { grade, one, step, horizon }: EntryCell, level: number): number {
  if (births === null || births.grade !== grade || level === 0) return level;
  const expected = births.expected[one * horizon + step]!;
  return Number.isNaN(expected) ? level : (level + expected) / 2;
}

function repeated(newest: Float64Array, horizon: number): Float64Array {
  const out = new Float64Array(newest.length * horizon);
  newest.forEach((value, at) => out.fill(value, at * horizon, (at + 1) * horizon));
  return out;
}

function keptNear(plain: Float64Array, guarded: Float64Array): Float64Array {
  return guarded.map((value, at) => {
    const room = COHORT_WITHIN.share * value + COHORT_WITHIN.students;
    return value + Math.min(Math.max(plain[at]! - value, -room), room);
  });
}

function scaledTotals(newest: Float64Array, growth: Float64Array, horizon: number): Float64Array {
  const grades = (newest.length * horizon) / growth.length;
  return Float64Array.from({ length: newest.length * horizon }, (_, i) => {
    const at = Math.floor(i / horizon);
    return newest[at]! * Math.exp(growth[Math.floor(at / grades) * horizon + (i % horizon)]!);
  });
}

function withAbove(newest: Float64Array, { above, series, horizon }: CandidateAsk): Float64Array {
  const { growth, within } = above!;
  return Float64Array.from({ length: newest.length * horizon }, (_, i) => {
    const at = Math.floor(i / horizon);
    const grown = growth[within[Math.floor(at / series.grades)]! * horizon + (i % horizon)]!;
    return newest[at]! * Math.min(Math.max(grown, SHARE_WITHIN.least), SHARE_WITHIN.most);
  });
}
