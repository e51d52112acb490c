import {
  findConflict,
  type LinearModel,
  relativeGap,
  type Solution,
  type SolveOptions,
  type Solver,
  type SolveStatus,
  type Words,
} from "../../solve/index.ts";
import { countRun, type CountRun, type Pursued, pursue } from "./pursue-counts.ts";
import type { RotationGround } from "./rotation-ground.ts";
import { changesIn, shortenWays } from "./shorten-ways.ts";
import type { Flow } from "./ways.ts";

/** What one goal came to. */
export interface GoalReached {
  readonly id: "shortfalls" | "moves" | "distance_km";
  readonly says: Words;
  readonly objective: number;
  /** no plan that does as well in the goals before can be below this; null: not known */
  readonly bound: number | null;
  readonly gap: number | null;
  /** when it was reached, seconds from the beginning */
  readonly seconds: number;
  /** of the distance: the kilometres alone, and the teachers beyond the limits of balance, each of whom weighs as the rules say */
  readonly km?: number;
  readonly beyond_balance?: number;
}

/** The plan in numbers, before anybody is named. */
export interface SolvedRotation {
  readonly status: Exclude<SolveStatus, "unbounded">;
  readonly flows: readonly Flow[];
  /** demands that stay short */
  readonly short: readonly number[];
  readonly goals: readonly GoalReached[];
  readonly because: readonly Words[];
  readonly seconds: number;
  readonly stopped: Solution["stopped"];
  /** the model of counts, to be written to a file */
  readonly model: LinearModel;
}

/** The goals, in the order in which they are pursued. */
export const GOALS = {
  shortfalls: { zh: "短缺的学校指标项数最少", en: "fewest shortfalls (school × indicator)" },
  moves: { zh: "调动人数最少", en: "fewest moves" },
  distance_km: {
    zh: "补齐同样的短缺，总距离最短（直线公里；增减超出均衡界限的教师按规则折算）",
    en: "least distance in all that closes the same shortfalls (km as the crow flies; teachers beyond the limits of balance weigh as the rules say)",
  },
} as const satisfies Readonly<Record<GoalReached["id"], Words>>;

/** How a rotation is solved: `seconds` in all, `gap` allowed for the distance. */
export interface RotationOptions extends SolveOptions {
  readonly seconds: number;
  /** seconds since the beginning; absent: only the solver's own time is counted */
  readonly clock?: () => number;
  /** true: only how few shortfalls are possible is asked */
  readonly onlyShortfalls?: boolean;
}

/** The part of the time left that each goal may take. */
const PARTS = { shortfalls: 0.4, moves: 0.65 } as const;

/** A plan of counts that everybody has a way in, and what is proven of it. */
interface Counted {
  readonly run: CountRun;
  readonly last: Pursued;
  readonly goals: readonly GoalReached[];
}

/**
 * Solves a rotation lexicographically: fewest shortfalls, then fewest moves, then least distance. Each goal is pursued among the
 * plans that are as good in those before it, so that nothing has to be priced against anything else.
 *
 * The first two goals are pursued by the model of counts, the last by the model of single ways, among the plans that close the same
 * shortfalls.
 *
 * @example (await solveRotation(solver, ground, { seconds: 30 })).goals.map(({ objective }) => objective) // [0, 213, 402.5]
 */
export async function solveRotation(
  solver: Solver,
  ground: RotationGround,
  options: RotationOptions,
): Promise<SolvedRotation> {
  const counted = await countsOf(countRun(solver, ground, options));
  return counted.last.solution.values === null ? await failed(counted) : await finished(counted);
}

/** Shortfalls, then moves, by the model of counts. */
async function countsOf(run: CountRun): Promise<Counted> {
  const shortfalls = await pursue(run, "shortfalls", { part: PARTS.shortfalls });
  if (shortfalls.solution.values === null) return { run, last: shortfalls, goals: [] };
  const first = goalOf("shortfalls", run, shortfalls.solution);
  run.limits.set("shortfalls", Math.round(shortfalls.solution.objective!));
  if (run.options.onlyShortfalls === true) return { run, last: shortfalls, goals: [first] };
  const moves = await pursue(run, "moves", { part: PARTS.moves, start: shortfalls.solution.values });
  if (moves.solution.values === null) return { run, last: shortfalls, goals: [first] };
  run.limits.set("moves", Math.round(moves.solution.objective!));
  return { run, last: moves, goals: [first, goalOf("moves", run, moves.solution)] };
}

/** Shortfalls and moves are whole numbers: a bound of 12.3 says 13. Shortfalls that no rotation can change are counted too. */
function goalOf(id: "shortfalls" | "moves", { book, spent }: CountRun, { objective, bound }: Solution): GoalReached {
  const [fixed, least] = id === "shortfalls" ? [book.fixedShort, 0] : [0, book.fewest];
  const whole = Math.max(least, Math.ceil((bound ?? 0) - 1e-4)) + fixed;
  return reachedGoal(id, { found: Math.round(objective!) + fixed, below: whole, seconds: spent });
}

interface Found {
  readonly found: number;
  readonly below: number | null;
  readonly seconds: number;
}

function reachedGoal(id: GoalReached["id"], { found, below, seconds }: Found): GoalReached {
  const objective = Math.max(0, Number(found.toFixed(9)));
  const bound = below === null ? null : Math.min(objective, Math.max(0, Number(below.toFixed(9))));
  return { id, says: GOALS[id], objective, bound, gap: bound === null ? null : relativeGap(objective, bound), seconds };
}

/** The last goal, the distance, and what the whole came to. */
async function finished({ run, last, goals: found }: Counted): Promise<SolvedRotation> {
  const { options, ground, book, solver } = run;
  const goals = [...found];
  let { flows } = last;
  const only = options.onlyShortfalls === true;
  if (!only && goals.length === 2) {
    const reached = { short: new Set(shortAfter(run, flows)), moves: run.limits.get("moves")! };
    const seconds = Math.max(0.5, options.seconds - run.spent);
    const shortened = await shortenWays(solver, { ground, book, reached, flows }, { ...options, seconds });
    run.spent = options.clock?.() ?? run.spent + shortened.seconds;
    flows = shortened.flows;
    const { weight, bound, km, beyond } = shortened;
    goals.push({
      ...reachedGoal("distance_km", { found: weight, below: bound, seconds: run.spent }),
      km,
      beyond_balance: beyond,
    });
  }
  const proven =
    (only || goals.length === 3) &&
    goals.every(({ id, gap }) => gap !== null && gap <= (id === "distance_km" ? (options.gap ?? 0) + 1e-9 : 0));
  return {
    status: proven ? "optimal" : "feasible",
    flows,
    short: shortAfter(run, flows),
    goals,
    because: [],
    seconds: run.spent,
    stopped: proven ? null : (last.solution.stopped ?? "time"),
    model: last.counts.model,
  };
}

/** The demands that a plan leaves short, counted from the plan itself. */
function shortAfter({ ground, book }: CountRun, flows: readonly Flow[]): readonly number[] {
  const change = changesIn(ground, book, flows);
  return book.rows.flatMap(({ short, lower = 0 }, row) =>
    short !== undefined && (change.get(row) ?? 0) < lower ? [short.demand] : [],
  );
}

async function failed({ run, last: { solution, counts } }: Counted): Promise<SolvedRotation> {
  const infeasible = solution.status === "infeasible";
  const seconds = Math.max(2, run.options.seconds - run.spent);
  const because = infeasible ? await findConflict(run.solver, counts.model, { seconds }) : [];
  return {
    status: infeasible ? "infeasible" : "unknown",
    flows: [],
    short: [],
    goals: [],
    because,
    seconds: run.spent,
    stopped: solution.stopped,
    model: counts.model,
  };
}
