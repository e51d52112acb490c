import type { LinearModel } from "./linear-model.ts";
import type { Words } from "./words.ts";

/** A decision to be taken. Absent: lower 0, upper without limit, cost 0, not whole. */
export interface NewColumn {
  readonly name: string;
  readonly cost?: number;
  readonly lower?: number;
  readonly upper?: number;
  readonly integer?: boolean;
}

/** A decision and its coefficient in a rule. */
export type Term = readonly [column: number, coefficient: number];

/** A rule to be kept: lower ≤ Σ terms ≤ upper. Absent bounds: none. */
export interface NewRow {
  readonly name: string;
  readonly lower?: number;
  readonly upper?: number;
  readonly says: Words;
  /** the rule of which this is a case; absent: what it says */
  readonly rule?: Words;
}

/** Collects decisions and rules; columns and rows are numbered from 0 in the order in which they come. */
export interface ModelBuilder {
  /** adds a decision and returns its number */
  readonly column: (column: NewColumn) => number;
  /** adds a rule and returns its number; terms of the same column are added up */
  readonly row: (row: NewRow, terms: Iterable<Term>) => number;
  /** the finished model; the builder may go on and finish again */
  readonly finish: () => LinearModel;
}

/**
 * Opens a model, so that its text reads as the rules it states.
 *
 * @throws RangeError when a bound is not a number, bounds cross, or a rule names a column that is not there
 * @example
 * const model = createModelBuilder("desks");
 * const desks = model.column({ name: "desks", cost: 90, integer: true });
 * model.row({ name: "enough", lower: 41, says: { zh: "每人一桌", en: "a desk for everybody" } }, [[desks, 1]]);
 * model.finish().rows.names // ["enough"]
 */
export function createModelBuilder(name: string, offset = 0): ModelBuilder {
  const columns: Required<NewColumn>[] = [];
  const rows: (Required<NewRow> & { readonly ruleNumber: number })[] = [];
  const rules = new Map<string, { readonly number: number; readonly words: Words }>();
  const starts = [0];
  const places: number[] = [];
  const values: number[] = [];
  const column = (added: NewColumn): number => {
    const whole = { cost: 0, lower: 0, upper: Number.POSITIVE_INFINITY, integer: false, ...added };
    refuseBounds(whole.name, whole.lower, whole.upper);
    if (!Number.isFinite(whole.cost)) throw new RangeError(`${whole.name}: cost ${whole.cost}`);
    return columns.push(whole) - 1;
  };
  const row = (added: NewRow, terms: Iterable<Term>): number => {
    const whole = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY, rule: added.says, ...added };
    refuseBounds(whole.name, whole.lower, whole.upper);
    for (const [place, value] of addedUp(terms, added.name, columns.length)) {
      places.push(place);
      values.push(value);
    }
    starts.push(places.length);
    return rows.push({ ...whole, ruleNumber: ruleNumberOf(rules, whole.rule) }) - 1;
  };
  const finish = (): LinearModel => ({
    name,
    offset,
    columns: {
      names: columns.map((one) => one.name),
      cost: Float64Array.from(columns, (one) => one.cost),
      lower: Float64Array.from(columns, (one) => one.lower),
      upper: Float64Array.from(columns, (one) => one.upper),
      integer: Uint8Array.from(columns, (one) => (one.integer ? 1 : 0)),
    },
    rows: {
      names: rows.map((one) => one.name),
      lower: Float64Array.from(rows, (one) => one.lower),
      upper: Float64Array.from(rows, (one) => one.upper),
      says: rows.map((one) => one.says),
      rule: Int32Array.from(rows, (one) => one.ruleNumber),
      rules: Array.from(rules.values(), ({ words }) => words),
    },
    matrix: {
      starts: Int32Array.from(starts),
      columns: Int32Array.from(places),
      values: Float64Array.from(values),
    },
  });
  return { column, row, finish };
}

function refuseBounds(name: string, lower: number, upper: number): void {
  if (lower <= upper && lower < Infinity && upper > -Infinity) return;
  throw new RangeError(`${name}: bounds ${lower} to ${upper} leave nothing`);
}

function ruleNumberOf(rules: Map<string, { readonly number: number; readonly words: Words }>, words: Words): number {
  const known = rules.get(words.zh);
  if (known !== undefined) return known.number;
  rules.set(words.zh, { number: rules.size, words });
  return rules.size - 1;
}

function addedUp(terms: Iterable<Term>, name: string, width: number): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const [place, value] of terms) {
    if (!Number.isInteger(place) || place < 0 || place >= width) throw new RangeError(`${name}: no column ${place}`);
    if (!Number.isFinite(value)) throw new RangeError(`${name}: coefficient ${value}`);
    sums.set(place, (sums.get(place) ?? 0) + value);
  }
  return sums;
}
