import { type LinearModel, objectiveOf } from "./linear-model.ts";
import type { Words } from "./words.ts";

/** A rule, a bound or a whole number that given decisions do not keep. */
export interface Violation {
  readonly kind: "row" | "bound" | "whole" | "objective";
  /** number of the row or column; −1 for the objective */
  readonly index: number;
  readonly name: string;
  /** by how much, in the unit of the row or column */
  readonly by: number;
  readonly zh: string;
  readonly en: string;
}

/** Rounding of floating-point numbers that is let pass, relative to the size of the numbers (at least 1). */
export const CHECK_TOLERANCE = 1e-6;

/**
 * Checks decisions against a model, from the model alone: a second pair of eyes that shares nothing with the solver.
 *
 * @param values     one for each column
 * @param objective  what the solver says it costs; absent: not checked
 * @returns          every rule that is broken, in words; empty when the plan stands
 * @throws           RangeError when there is not one value for each column
 * @example          checkSolution(model, solution.values, solution.objective) // []
 */
export function checkSolution(
  model: LinearModel,
  values: ArrayLike<number>,
  objective?: number | null,
): readonly Violation[] {
  if (values.length !== model.columns.names.length)
    throw new RangeError(`checkSolution needs ${model.columns.names.length} values, got ${values.length}`);
  return [...checkColumns(model, values), ...checkRows(model, values), ...checkObjective(model, values, objective)];
}

function checkColumns({ columns }: LinearModel, values: ArrayLike<number>): Violation[] {
  const broken: Violation[] = [];
  for (let j = 0; j < columns.names.length; j++) {
    const value = values[j]!;
    const name = columns.names[j]!;
    const by = outside(value, columns.lower[j]!, columns.upper[j]!);
    if (by !== 0)
      broken.push(
        violation("bound", { index: j, name, by }, { zh: `“${name}”为 ${value}`, en: `“${name}” is ${value}` }),
      );
    const off = columns.integer[j] === 1 ? Math.abs(value - Math.round(value)) : 0;
    if (off > CHECK_TOLERANCE)
      broken.push(
        violation(
          "whole",
          { index: j, name, by: off },
          { zh: `“${name}”应为整数，得 ${value}`, en: `“${name}” is to be a whole number, got ${value}` },
        ),
      );
  }
  return broken;
}

function checkRows({ rows, matrix }: LinearModel, values: ArrayLike<number>): Violation[] {
  const broken: Violation[] = [];
  for (let i = 0; i < rows.names.length; i++) {
    let total = 0;
    let size = 1;
    for (let k = matrix.starts[i]!; k < matrix.starts[i + 1]!; k++) {
      const part = matrix.values[k]! * values[matrix.columns[k]!]!;
      total += part;
      size = Math.max(size, Math.abs(part));
    }
    const by = outside(total, rows.lower[i]!, rows.upper[i]!, size);
    if (by !== 0) broken.push(violation("row", { index: i, name: rows.names[i]!, by }, rows.says[i]!));
  }
  return broken;
}

function checkObjective(
  model: LinearModel,
  values: ArrayLike<number>,
  objective: number | null | undefined,
): Violation[] {
  if (objective === undefined || objective === null) return [];
  const by = objectiveOf(model, values) - objective;
  if (Math.abs(by) <= CHECK_TOLERANCE * Math.max(1, Math.abs(objective))) return [];
  return [
    violation(
      "objective",
      { index: -1, name: model.name, by },
      { zh: "目标值与方案不符", en: "the objective is not that of the plan" },
    ),
  ];
}

/** By how much a value lies outside; 0 inside, NaN counts as outside. */
function outside(value: number, lower: number, upper: number, size = 1): number {
  const slack = (bound: number): number =>
    CHECK_TOLERANCE * Math.max(size, Math.abs(bound) < Infinity ? Math.abs(bound) : 0, 1);
  if (Number.isNaN(value)) return Number.NaN;
  if (value < lower - slack(lower)) return value - lower;
  if (value > upper + slack(upper)) return value - upper;
  return 0;
}

function violation(
  kind: Violation["kind"],
  at: Pick<Violation, "index" | "name" | "by">,
  { zh, en }: Words,
): Violation {
  return { kind, ...at, zh: `${zh}（差 ${Math.abs(at.by)}）`, en: `${en} (off by ${Math.abs(at.by)})` };
}
