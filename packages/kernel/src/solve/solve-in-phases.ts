import { type LinearModel, objectiveOf, withCosts } from "./linear-model.ts";
import { PROVEN_GAP, type Solution, type SolveOptions, type Solver } from "./solver.ts";
import type { Words } from "./words.ts";

/** What is wanted in one phase. */
export interface Phase {
  /** "fewest moves" */
  readonly says: Words;
  /** one for each column */
  readonly cost: Float64Array;
  /** true: it only takes whole values, so that the next phase may not give up a part of one; default false */
  readonly whole?: boolean;
}

/** What a phase came to. */
export interface PhaseOutcome extends Pick<Solution, "status" | "objective" | "bound" | "gap" | "seconds" | "stopped"> {
  readonly says: Words;
}

/** The plan of the last phase that found one, and what each phase came to. */
export interface PhasedSolution {
  readonly solution: Solution;
  readonly phases: readonly PhaseOutcome[];
}

/** Room for the rounding of whole numbers, far below one. */
const WHOLE_SLACK = 1e-4;

/**
 * Solves lexicographically 分阶段（字典序）求解: first the first phase alone, then the next among the plans that are as good in the first, and so on.
 * No price has to be found that makes one move worth a school below the standard.
 *
 * @param options  `seconds` is shared: each phase gets an equal part of what is left
 * @returns        the last plan found; `phases` ends with the first phase that found none
 * @example        await solveInPhases(solver, model, [{ says: fewestShort, cost: short, whole: true }, { says: fewestMoves, cost: moves }])
 */
export async function solveInPhases(
  solver: Solver,
  model: LinearModel,
  phases: readonly Phase[],
  options: SolveOptions = {},
): Promise<PhasedSolution> {
  const outcomes: PhaseOutcome[] = [];
  let best: Solution | null = null;
  let rules = model;
  let used = 0;
  for (const [index, { says, cost, whole = false }] of phases.entries()) {
    const seconds =
      options.seconds === undefined
        ? {}
        : { seconds: Math.max(0.1, (options.seconds - used) / (phases.length - index)) };
    const start: { readonly start?: Float64Array } = best?.values ? { start: best.values } : {};
    const priced = withCosts(rules, cost);
    const solution = await solver.solve(priced, { ...options, ...seconds, ...start });
    used += solution.seconds;
    const { status, objective, bound, gap, stopped } = solution;
    outcomes.push({ says, status, objective, bound, gap, seconds: solution.seconds, stopped });
    if (solution.values === null) {
      best ??= solution;
      break;
    }
    best = solution;
    rules = withLimit(rules, { says, cost, whole }, objectiveOf(priced, solution.values));
    if (options.signal?.aborted) break;
  }
  if (best === null) throw new RangeError("solveInPhases needs at least one phase");
  return { solution: { ...best, seconds: used }, phases: outcomes };
}

function withLimit(model: LinearModel, { says, cost, whole }: Required<Phase>, reached: number): LinearModel {
  const upper = whole ? Math.round(reached) + WHOLE_SLACK : reached + PROVEN_GAP * Math.max(1, Math.abs(reached));
  const used = Int32Array.from(cost.keys()).filter((j) => cost[j] !== 0);
  const { rows, matrix } = model;
  const words = { zh: `不劣于上一步：${says.zh}`, en: `no worse than before: ${says.en}` };
  return {
    ...model,
    rows: {
      names: [...rows.names, `phase_${rows.names.length + 1}`],
      lower: Float64Array.of(...rows.lower, -Infinity),
      upper: Float64Array.of(...rows.upper, upper),
      says: [...rows.says, words],
      rule: Int32Array.of(...rows.rule, rows.rules.length),
      rules: [...rows.rules, words],
    },
    matrix: {
      starts: extended(matrix.starts, [matrix.starts.at(-1)! + used.length]),
      columns: extended(matrix.columns, used),
      values: floats(
        matrix.values,
        Array.from(used, (j) => cost[j]!),
      ),
    },
  };
}

function extended(array: Int32Array, more: ArrayLike<number>): Int32Array {
  const all = new Int32Array(array.length + more.length);
  all.set(array);
  all.set(more, array.length);
  return all;
}

function floats(array: Float64Array, more: ArrayLike<number>): Float64Array {
  const all = new Float64Array(array.length + more.length);
  all.set(array);
  all.set(more, array.length);
  return all;
}
