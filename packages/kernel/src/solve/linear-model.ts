import type { Words } from "./words.ts";

/** The decisions of a model, by column. `cost` is what one unit adds to the objective. */
export interface ModelColumns {
  /** what a column decides, unique: "move from 3112 to 3114, art" */
  readonly names: readonly string[];
  readonly cost: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** 1 where only whole numbers make sense */
  readonly integer: Uint8Array;
}

/** The rules of a model, by row: lower ≤ Σ coefficient × decision ≤ upper. */
export interface ModelRows {
  readonly names: readonly string[];
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** what this row asks, as a person would say it */
  readonly says: readonly Words[];
  /** for each row, the number of the rule it is a case of, in `rules` */
  readonly rule: Int32Array;
  /** the rules: "every block belongs to a school" */
  readonly rules: readonly Words[];
}

/** Coefficients row by row: those of row i stand at starts[i] to starts[i + 1] − 1. */
export interface ModelMatrix {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/**
 * A linear or mixed-integer model 线性/混合整数模型 as a plain value, always minimised (to maximise, negate the costs).
 * It says what is wanted and nothing about how it is found: it can be handed to a worker, written to a file, checked by hand.
 */
export interface LinearModel {
  readonly name: string;
  /** added to every objective */
  readonly offset: number;
  readonly columns: ModelColumns;
  readonly rows: ModelRows;
  readonly matrix: ModelMatrix;
}

/**
 * The objective of given decisions.
 *
 * @param values  one for each column
 * @example objectiveOf(model, [2, 0]) // offset + 2 × cost of the first column
 */
export function objectiveOf(model: LinearModel, values: ArrayLike<number>): number {
  const { cost } = model.columns;
  let total = model.offset;
  for (let j = 0; j < cost.length; j++) total += cost[j]! * values[j]!;
  return total;
}

/**
 * The same rules with other costs, for solving in phases.
 *
 * @throws RangeError when there is not one cost for each column
 * @example withCosts(model, new Float64Array(model.columns.cost.length)) // any plan that keeps the rules
 */
export function withCosts(model: LinearModel, cost: Float64Array, offset = 0): LinearModel {
  if (cost.length !== model.columns.cost.length)
    throw new RangeError(`withCosts needs ${model.columns.cost.length} costs, got ${cost.length}`);
  return { ...model, offset, columns: { ...model.columns, cost } };
}
