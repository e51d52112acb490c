import type { LinearModel } from "./linear-model.ts";
import { safeNames } from "./safe-names.ts";

/** A constant is a decision that is always one: readers do not agree on the sign of a constant (CBC and GLPK differ). */
const CONSTANT = "constant_1";

/**
 * A model as free MPS, the format that every solver reads, so that anyone can check a plan with another program.
 * Rules in words stand beside as comments. Minimised.
 *
 * @returns  the text of the file; names that MPS does not allow are numbered (c12, r3)
 * @source   free MPS as read by HiGHS, CBC and GLPK (tested with CBC)
 * @example  writeMps(model).startsWith("* ")
 */
export function writeMps(model: LinearModel): string {
  const columns = safeNames(model.columns.names, "c");
  const rows = safeNames(model.rows.names, "r");
  return [
    ...comments(model, rows),
    `NAME ${safeNames([model.name], "m")[0]!} FREE`,
    "ROWS",
    " N obj",
    ...rows.map((name, i) => ` ${kindOf(model, i)} ${name}`),
    "COLUMNS",
    ...columnLines(model, columns, rows),
    ...(model.offset === 0 ? [] : [` ${CONSTANT} obj ${model.offset}`]),
    "RHS",
    ...rightHandSides(model, rows),
    "RANGES",
    ...ranges(model, rows),
    "BOUNDS",
    ...bounds(model, columns),
    ...(model.offset === 0 ? [] : [` FX BND ${CONSTANT} 1`]),
    "ENDATA",
    "",
  ].join("\n");
}

/** Line ends would end a comment. */
function comments({ name, rows: { says } }: LinearModel, rows: readonly string[]): readonly string[] {
  const plain = (text: string): string => text.replace(/\s+/g, " ");
  return [`* ${plain(name)}`, ...rows.map((row, i) => `* ${row}: ${plain(says[i]!.zh)} · ${plain(says[i]!.en)}`)];
}

function kindOf({ rows }: LinearModel, i: number): "E" | "G" | "L" | "N" {
  const [lower, upper] = [rows.lower[i]!, rows.upper[i]!];
  if (lower === upper) return "E";
  if (lower > -Infinity) return "G";
  return upper < Infinity ? "L" : "N";
}

function columnLines(model: LinearModel, columns: readonly string[], rows: readonly string[]): readonly string[] {
  const { cost, integer } = model.columns;
  const byColumn = entriesByColumn(model);
  const lines: string[] = [];
  let whole = false;
  const mark = (): void => void lines.push(` M${lines.length} 'MARKER' ${whole ? "'INTORG'" : "'INTEND'"}`);
  for (let j = 0; j < columns.length; j++) {
    if ((integer[j] === 1) !== whole) {
      whole = !whole;
      mark();
    }
    lines.push(` ${columns[j]!} obj ${cost[j]!}`);
    for (const [row, value] of byColumn[j]!) lines.push(` ${columns[j]!} ${rows[row]!} ${value}`);
  }
  if (whole) {
    whole = false;
    mark();
  }
  return lines;
}

function entriesByColumn({ columns, rows, matrix }: LinearModel): readonly (readonly [number, number])[][] {
  const entries: (readonly [number, number])[][] = columns.names.map(() => []);
  for (let i = 0; i < rows.names.length; i++)
    for (let k = matrix.starts[i]!; k < matrix.starts[i + 1]!; k++)
      entries[matrix.columns[k]!]!.push([i, matrix.values[k]!]);
  return entries;
}

function rightHandSides({ rows: { lower, upper } }: LinearModel, names: readonly string[]): readonly string[] {
  return names.flatMap((name, i) => {
    const side = lower[i]! > -Infinity ? lower[i]! : upper[i]!;
    return side === Infinity || side === 0 ? [] : [` RHS ${name} ${side}`];
  });
}

function ranges(model: LinearModel, names: readonly string[]): readonly string[] {
  const { lower, upper } = model.rows;
  return names.flatMap((name, i) =>
    lower[i]! > -Infinity && upper[i]! < Infinity && lower[i] !== upper[i]
      ? [` RNG ${name} ${upper[i]! - lower[i]!}`]
      : [],
  );
}

/** Every bound is written: readers do not agree on what a whole number without bounds may be. */
function bounds({ columns }: LinearModel, names: readonly string[]): readonly string[] {
  return names.flatMap((name, j) => {
    const [lower, upper] = [columns.lower[j]!, columns.upper[j]!];
    if (lower === upper) return [` FX BND ${name} ${lower}`];
    if (lower === -Infinity && upper === Infinity) return [` FR BND ${name}`];
    const low = lower === -Infinity ? ` MI BND ${name}` : ` LO BND ${name} ${lower}`;
    return [low, upper === Infinity ? ` PL BND ${name}` : ` UP BND ${name} ${upper}`];
  });
}
