import type { Assessment } from "../../assess/index.ts";
import type { Solver } from "../../solve/index.ts";
import { type Cost, costFor } from "./costs.ts";
import { isBeyond } from "./cv-cuts.ts";
import { jointWords } from "./joint-posts.ts";
import type { ResourceAsk } from "./resource-model.ts";
import { easingWords } from "./resource-words.ts";
import { type Addition, resourceGround, type ResourceGround } from "./resource-ground.ts";
import {
  cheapestWith,
  leastBeyond,
  type ResourceOptions,
  type SolvedResources,
  solveResources,
} from "./solve-resources.ts";

/** The smallest change that would make reachable what a plan cannot reach. */
export interface ResourceEasing {
  /** budget: so much money in all · max_amount: so much more at a school, together with the others named · cost: a cost that is not stated, likewise */
  readonly rule: "budget" | "max_amount" | "cost";
  readonly school_code: string | null;
  readonly indicator: string | null;
  readonly from: number | null;
  readonly to: number;
  readonly zh: string;
  readonly en: string;
}

/** A plan, and what it was made of. */
export interface Eased {
  readonly assessment: Assessment;
  readonly group: number;
  readonly costs: readonly Cost[];
  readonly ground: ResourceGround;
  readonly ask: ResourceAsk;
  readonly solved: SolvedResources;
}

/**
 * What would make reachable what a plan cannot reach: under a budget the money with which one section more meets, and with which all do;
 * where every section cannot meet at all, the least that must be added beyond what fits, or to what has no cost.
 *
 * @param options  `seconds` for the whole search; what was not found in time is left out
 * @example (await resourceEasings(solver, eased, { seconds: 10 }))[0]?.en // "With 5,320,000 yuan (320,000 more) one section more meets."
 */
export async function resourceEasings(
  solver: Solver,
  eased: Eased,
  options: ResourceOptions,
): Promise<readonly ResourceEasing[]> {
  const { ask, solved, ground } = eased;
  const budget = ask.budgets?.at(-1);
  const seconds = options.seconds / 3;
  if (budget === undefined)
    return solved.status === "infeasible" ? await moreThanFits(solver, eased, { ...options, seconds }) : [];
  const [first] = solved.goals;
  const even = !ground.cvLimits.some((limit) => isBeyond(limit, solved.amounts));
  if (first === undefined || (first.id === "sections_short" && first.objective === 0 && even)) return [];
  const next =
    first.id === "sections_short" && first.objective > 0
      ? await cheapestWith(solver, ground, { ask, short: first.objective - 1 }, { ...options, seconds })
      : null;
  const all = await solveResources(
    solver,
    ground,
    { budgets: null, goal: "sections", mustHold: ground.cvLimits, approach: [] },
    { ...options, seconds },
  );
  const every = all.goals[0]?.objective;
  const one = (to: number, words: "next" | "all"): ResourceEasing => ({
    rule: "budget",
    school_code: null,
    indicator: null,
    from: budget,
    to,
    ...easingWords[words](to, Math.max(0, to - budget)),
  });
  return [
    ...(next === null || next <= budget ? [] : [one(Math.ceil(next), "next")]),
    ...(every === undefined || every <= budget ? [] : [one(Math.ceil(every), "all")]),
    ...(all.status === "infeasible" ? await moreThanFits(solver, eased, { ...options, seconds }) : []),
  ];
}

/** The least that must be added beyond what fits so that every section can meet; each weighs as a share of what its school lacks. */
async function moreThanFits(
  solver: Solver,
  eased: Eased,
  options: ResourceOptions,
): Promise<readonly ResourceEasing[]> {
  const { assessment, group, costs } = eased;
  const ground = resourceGround(assessment, group, withoutLimits(assessment, costs));
  const beyond = ground.additions.map(
    ({ indicator, schoolCode, stage }) => costFor(costs, indicator, schoolCode, stage)?.maxAmount ?? 0,
  );
  const lacks = lacksOf(ground);
  const ask: ResourceAsk = { budgets: null, goal: "sections", mustHold: ground.cvLimits, approach: [], beyond };
  const weights = ground.additions.map(({ index, step }) => 1 / Math.max(step, lacks.get(index) ?? 0));
  const amounts = await leastBeyond(solver, ground, { ask, weights }, options);
  if (amounts === null) return [];
  return ground.additions
    .filter(({ index, step }) => amounts[index]! > beyond[index]! + step / 2)
    .map((addition) => easingAt(eased, addition, { to: amounts[addition.index]!, from: beyond[addition.index]! }));
}

function easingAt(
  { costs, ground }: Eased,
  { schoolCode, schoolName, stage, indicator }: Addition,
  { to, from }: { readonly to: number; readonly from: number },
): ResourceEasing {
  const priced = costFor(costs, indicator, schoolCode, stage) !== undefined;
  const name = jointWords(indicator, (one) => ground.names.get(one) ?? { zh: one, en: one });
  const words = priced
    ? easingWords.more({ school: schoolName, indicator: name, to, from })
    : easingWords.noCost({ school: schoolName, indicator: name, to });
  return {
    rule: priced ? "max_amount" : "cost",
    school_code: schoolCode,
    indicator,
    from: priced ? from : null,
    to,
    ...words,
  };
}

/** The costs without a limit anywhere, and something for everything that has none: what it costs plays no part. */
function withoutLimits({ standard }: Assessment, costs: readonly Cost[]): readonly Cost[] {
  const maxAmount = Number.POSITIVE_INFINITY;
  const stated = costs.map((one) => ({ ...one, maxAmount }));
  const general = new Set(
    costs.filter(({ schoolCode, stage }) => schoolCode === null && stage === null).map(({ indicator }) => indicator),
  );
  const others = standard.indicators
    .filter(({ indicator }) => !general.has(indicator.id))
    .map(({ indicator }): Cost => ({ indicator: indicator.id, schoolCode: null, stage: null, costYuan: 0, maxAmount }));
  return [...stated, ...others];
}

/** What the items that an addition raises lack, by addition. */
function lacksOf(ground: ResourceGround): ReadonlyMap<number, number> {
  const lacks = new Map<number, number>();
  for (const { items } of ground.sections)
    for (const item of items) for (const at of item.additions) lacks.set(at, Math.max(lacks.get(at) ?? 0, item.toMeet));
  return lacks;
}
