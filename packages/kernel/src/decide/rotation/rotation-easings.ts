import type { Solver, Words } from "../../solve/index.ts";
import { type Ladder, ladders, type Step } from "./easing-ladders.ts";
import { type RotationAsk, rotationGround } from "./rotation-ground.ts";
import { type RotationOptions, solveRotation } from "./solve-rotation.ts";

/** The smallest change of one rule after which there is a plan, or fewer shortfalls stay. */
export interface RuleChange {
  /** id of the rule as `ruleValues` calls it; "pairs": teachers or schools that are named */
  readonly rule: string;
  readonly from: number | boolean;
  readonly to: number | boolean;
  /** shortfalls that stay then */
  readonly shortfalls: number;
  readonly zh: string;
  readonly en: string;
}

interface Search {
  readonly solver: Solver;
  readonly ask: RotationAsk;
  readonly stay: number | null;
  readonly options: RotationOptions;
  spent: number;
}

/**
 * Looks for the smallest easing of one rule that helps: after which fewer shortfalls stay, or there is a plan at all. Each rule is tried
 * by itself, in steps of one percentage point, one year, one teacher.
 *
 * @param stay     shortfalls that stay by the rules as they are; null: no plan keeps them all
 * @param options  `seconds` for the whole search; what could not be tried in time is left out
 * @example (await easings(solver, ask, null, { seconds: 4 }))[0]?.en // "If 7 % are asked to rotate (now 10 %), there is a plan (shortfalls that stay: 3)."
 */
export async function easings(
  solver: Solver,
  ask: RotationAsk,
  stay: number | null,
  options: RotationOptions,
): Promise<readonly RuleChange[]> {
  if (stay === 0) return [];
  const search: Search = { solver, ask, stay, options, spent: 0 };
  const found: RuleChange[] = [];
  for (const ladder of ladders(ask.rules, stay === null ? "plan" : "shortfalls"))
    found.push(...(await (ladder.inOrder ? firstInOrder(search, ladder) : firstByHalves(search, ladder))));
  return found;
}

/** Every step of a rule of which a larger step need not help: who qualifies rotates, but is counted too. */
async function firstInOrder(search: Search, { steps }: Ladder): Promise<readonly RuleChange[]> {
  for (const step of steps) {
    const found = await attempt(search, step);
    if (found !== null) return [found];
  }
  return [];
}

/** When even the largest easing does not help, no smaller one does; else the smallest that does is found by halves. */
async function firstByHalves(search: Search, { steps }: Ladder): Promise<readonly RuleChange[]> {
  const largest = steps.at(-1);
  let best = largest === undefined ? null : await attempt(search, largest);
  if (best === null) return [];
  let [low, high] = [0, steps.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = await attempt(search, steps[middle]!);
    if (found === null) low = middle + 1;
    else [high, best] = [middle, found];
  }
  return [best];
}

async function attempt(search: Search, step: Step): Promise<RuleChange | null> {
  const { solver, ask, stay, options } = search;
  const seconds = options.seconds - search.spent;
  if (seconds <= 0) return null;
  const { signal } = options;
  const solved = await solveRotation(solver, rotationGround({ ...ask, rules: step.rules }), {
    seconds,
    onlyShortfalls: true,
    ...(signal ? { signal } : {}),
  });
  search.spent += solved.seconds;
  const shortfalls = solved.goals[0]?.objective;
  if (shortfalls === undefined || (stay !== null && shortfalls >= stay)) return null;
  const { rule, from, to } = step;
  return { rule, from, to, shortfalls, ...inWords(step.says, stay, shortfalls) };
}

function inWords(says: Words, stay: number | null, left: number): Words {
  if (stay !== null)
    return {
      zh: `若${says.zh}，短缺可由 ${stay} 项减到 ${left} 项。`,
      en: `If ${says.en}, shortfalls go from ${stay} to ${left}.`,
    };
  return {
    zh: `若${says.zh}，就有可行的方案${left === 0 ? "，不再有短缺" : `（仍有短缺 ${left} 项）`}。`,
    en: `If ${says.en}, there is a plan${left === 0 ? ", and nothing stays short" : ` (shortfalls that stay: ${left})`}.`,
  };
}
