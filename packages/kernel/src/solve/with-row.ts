import type { LinearModel } from "./linear-model.ts";
import type { NewRow } from "./model-builder.ts";

/**
 * The same model with one rule more over some of its decisions.
 *
 * @param coefficients  one for each column; those that are 0 have no part in the rule
 * @example             withRow(model, { name: "reached", upper: 12, says }, cost)
 */
export function withRow(model: LinearModel, row: NewRow, coefficients: Float64Array): LinearModel {
  const { rows, matrix } = model;
  const used = [...coefficients.keys()].filter((j) => coefficients[j] !== 0);
  return {
    ...model,
    rows: {
      names: [...rows.names, row.name],
      lower: Float64Array.from([...rows.lower, row.lower ?? -Infinity]),
      upper: Float64Array.from([...rows.upper, row.upper ?? Infinity]),
      says: [...rows.says, row.says],
      rule: Int32Array.from([...rows.rule, rows.rules.length]),
      rules: [...rows.rules, row.rule ?? row.says],
    },
    matrix: {
      starts: Int32Array.from([...matrix.starts, matrix.starts.at(-1)! + used.length]),
      columns: Int32Array.from([...matrix.columns, ...used]),
      values: Float64Array.from([...matrix.values, ...used.map((j) => coefficients[j]!)]),
    },
  };
}
