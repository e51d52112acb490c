import { createSearch, type Search } from "./improve-plan.ts";
import { type Ground, isDone, offerWhole } from "./draft.ts";
import { isOver } from "./pace.ts";

// Judgement, by `npm run bench:decide`. How long is searched costs time, never truth: a plan is checked, and its bound proven, apart from this (0056).
/** Moves between two looks at the clock. */
const CHUNK = 4000;
/** Moves of a quick search, and of a thorough one, for each unit. */
const QUICK_MOVES = 60;
const THOROUGH_MOVES = 3000;
/** From so many units on the search cools more slowly: what the solver would do afterwards is slower still. */
const MANY_UNITS = 2000;
const SLOW_MOVES = 6000;
/** Temperatures, by the usual size of a move: where the search begins and ends. */
const [HOT, COLD] = [0.03, 0.0002];
const ROUNDS = 3;
/** Another round is made while the last one made the plan cheaper by this share. */
const WORTH_ANOTHER = 2e-4;

/** Where to begin. */
export interface SearchAsk {
  readonly assigned: Int32Array;
  /** only until the first plan that keeps every bound */
  readonly quick: boolean;
}

/**
 * Searches from a plan and offers what it finds. The number of moves is fixed, so that the same seed gives the same plan unless time runs out.
 *
 * @returns the best plan of this search, or the last one when none kept the bounds
 */
export async function searchPlan(ground: Ground, { assigned, quick }: SearchAsk): Promise<Int32Array> {
  const { problem, costs, draft, pace } = ground;
  const search = createSearch(problem, costs, { assigned, prices: draft.prices, seed: pace.seed });
  take(ground, search);
  const { length } = problem.units;
  const moves = length * (quick ? QUICK_MOVES : length < MANY_UNITS ? THOROUGH_MOVES : SLOW_MOVES);
  let before = Infinity;
  for (let round = 0; round < (quick ? 1 : ROUNDS); round++) {
    await cool(ground, search, { moves, hot: HOT * 0.3 ** round, quick });
    const cost = search.best()?.cost ?? Infinity;
    if (isDone(ground) || before - cost <= WORTH_ANOTHER * Math.abs(cost)) break;
    before = cost;
    search.rewind();
  }
  return search.best()?.assigned ?? search.now();
}

interface Cooling {
  readonly moves: number;
  readonly hot: number;
  readonly quick: boolean;
}

async function cool(ground: Ground, search: Search, { moves, hot, quick }: Cooling): Promise<void> {
  const chunks = Math.max(10, Math.ceil(moves / CHUNK));
  for (let chunk = 0; chunk < chunks; chunk++) {
    const temperature = quick ? 0.02 : hot * (COLD / hot) ** (chunk / chunks);
    search.run(CHUNK, temperature * search.usualMove);
    if (quick && search.best() !== null) break;
    if (chunk % 8 !== 7) continue;
    take(ground, search);
    await ground.pace.pause();
    if (isOver(ground.pace)) break;
  }
  take(ground, search);
}

function take(ground: Ground, search: Search): void {
  const best = search.best();
  if (best !== null && best.cost < ground.draft.cost) offerWhole(ground, best.assigned);
}
