import { isOver, type Pace } from "../catchments/index.ts";
import type { SetValue, SetValues } from "./set-value.ts";
import { canHold, type SiteProblem, type SiteSet } from "./site-problem.ts";

const ROUNDS = 40;
/** Candidates tried in the place of one: those nearest to it. */
const NEAREST = 16;

/** What exchanges need. */
export interface SwapAsk {
  readonly problem: SiteProblem;
  readonly values: SetValues;
  readonly pace: Pace;
  /** seconds at which to end */
  readonly until: number;
}

/**
 * Betters a set by opening one more, or exchanging a site for one near it, as long as its value falls.
 *
 * @returns sets that were the best at some time, the best first
 */
export async function bySwaps(ask: SwapAsk, start: SiteSet): Promise<readonly SetValue[]> {
  const { values, pace, until } = ask;
  const near = nearnessOf(ask.problem);
  const path: SetValue[] = [values.of(start, ROUNDS)];
  for (let isBetter = true; isBetter && !isOver(pace) && pace.seconds() < until;) {
    isBetter = false;
    for (const set of neighboursOf(ask.problem, path[0]!.set, near)) {
      if (isOver(pace) || pace.seconds() >= until) break;
      const value = values.of(set, ROUNDS);
      if (value.bound >= path[0]!.bound * (1 - 1e-6)) continue;
      path.unshift(value);
      isBetter = true;
      await pace.pause();
      break;
    }
  }
  return path;
}

function* neighboursOf(
  problem: SiteProblem,
  set: SiteSet,
  near: (school: number) => readonly number[],
): Generator<SiteSet> {
  const { existing, open, ground } = problem;
  const has = new Set(set);
  if (set.length < open)
    for (let school = existing; school < ground.schools.length; school++)
      if (!has.has(school)) yield* able(problem, [...set, school]);
  for (const out of set)
    for (const school of near(out))
      if (!has.has(school)) yield* able(problem, [...set.filter((one) => one !== out), school]);
}

function* able(problem: SiteProblem, set: SiteSet): Generator<SiteSet> {
  const sorted = set.toSorted((a, b) => a - b);
  if (canHold(problem, sorted)) yield sorted;
}

/** Candidates are near each other when ways to them are alike: by the mean difference over a sample of units. */
function nearnessOf({ ground, existing }: SiteProblem): (school: number) => readonly number[] {
  const width = ground.schools.length;
  const sample = Array.from(ground.units.keys()).filter((unit) => unit % Math.ceil(ground.units.length / 60) === 0);
  const apart = (a: number, b: number): number =>
    sample.reduce((sum, unit) => {
      const [one, other] = [ground.wayM[unit * width + a]!, ground.wayM[unit * width + b]!];
      return one < Infinity && other < Infinity ? sum + Math.abs(one - other) : sum;
    }, 0);
  const known = new Map<number, readonly number[]>();
  return (school) => {
    const before = known.get(school);
    if (before !== undefined) return before;
    const others = Array.from({ length: width - existing }, (_, at) => existing + at).filter((one) => one !== school);
    const list = others
      .map((one) => ({ one, far: apart(school, one) }))
      .sort((a, b) => a.far - b.far)
      .slice(0, NEAREST)
      .map(({ one }) => one);
    known.set(school, list);
    return list;
  };
}
