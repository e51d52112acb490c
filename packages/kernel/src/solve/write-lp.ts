import type { LinearModel } from "./linear-model.ts";
import { safeNames } from "./safe-names.ts";

const TERMS_A_LINE = 6;

/**
 * A model in CPLEX LP format, which people can read, so that anyone can check a plan with another program. Minimised.
 * ASCII only, because some readers stop at anything else: rules in words stand beside as comments, in English.
 *
 * @returns  the text of the file; names that the format does not allow are numbered (c12, r3)
 * @source   CPLEX LP as read by HiGHS and GLPK (tested with GLPK)
 * @example  writeLp(model).includes("Subject To")
 */
export function writeLp(model: LinearModel): string {
  const columns = safeNames(model.columns.names, "c");
  const rows = safeNames(model.rows.names, "r");
  return [
    `\\ ${ascii(model.name)}`,
    "Minimize",
    ` obj: ${objective(model, columns)}`,
    "Subject To",
    ...rows.flatMap((name, i) => rowLines(model, { name, i }, columns)),
    "Bounds",
    ...(model.offset === 0 ? [] : [" constant_1 = 1"]),
    ...columns.map((name, j) => boundLine(model, name, j)),
    ...generals(model, columns),
    "End",
    "",
  ].join("\n");
}

/** A constant is a decision that is always one: not every reader knows constants. */
function objective(model: LinearModel, names: readonly string[]): string {
  const terms = names.map((name, j) => term(model.columns.cost[j]!, name));
  return folded(model.offset === 0 ? terms : [...terms, term(model.offset, "constant_1")]);
}

function rowLines(
  model: LinearModel,
  { name, i }: { readonly name: string; readonly i: number },
  columns: readonly string[],
): readonly string[] {
  const { rows, matrix } = model;
  const [lower, upper] = [rows.lower[i]!, rows.upper[i]!];
  const terms: string[] = [];
  for (let k = matrix.starts[i]!; k < matrix.starts[i + 1]!; k++)
    terms.push(term(matrix.values[k]!, columns[matrix.columns[k]!]!));
  if (terms.length === 0) terms.push(term(0, columns[0]!));
  const says = ` \\ ${ascii(rows.says[i]!.en)}`;
  if (lower === upper) return [says, ` ${name}: ${folded(terms)} = ${lower}`];
  // a row with two bounds is written twice: not every reader knows them together
  const twice = lower > -Infinity && upper < Infinity;
  return [
    says,
    ...(lower > -Infinity ? [` ${name}${twice ? "_low" : ""}: ${folded(terms)} >= ${lower}`] : []),
    ...(upper < Infinity ? [` ${name}${twice ? "_high" : ""}: ${folded(terms)} <= ${upper}`] : []),
  ];
}

function boundLine({ columns }: LinearModel, name: string, j: number): string {
  const [lower, upper] = [columns.lower[j]!, columns.upper[j]!];
  if (lower === upper) return ` ${name} = ${lower}`;
  if (lower === -Infinity && upper === Infinity) return ` ${name} free`;
  const low = lower === -Infinity ? "-inf" : `${lower}`;
  return upper === Infinity ? ` ${name} >= ${low}` : ` ${low} <= ${name} <= ${upper}`;
}

function generals({ columns }: LinearModel, names: readonly string[]): readonly string[] {
  const whole = names.filter((_, j) => columns.integer[j] === 1);
  return whole.length === 0 ? [] : ["Generals", ...lines(whole.map((name) => ` ${name}`))];
}

function term(value: number, name: string): string {
  return `${value < 0 ? "-" : "+"} ${Math.abs(value)} ${name}`;
}

/** Lines stay short: some readers take 255 characters. */
function folded(terms: readonly string[]): string {
  return lines(terms.map((one) => ` ${one}`))
    .join("\n ")
    .trimStart();
}

function lines(parts: readonly string[]): readonly string[] {
  const made: string[] = [];
  for (let at = 0; at < parts.length; at += TERMS_A_LINE) made.push(parts.slice(at, at + TERMS_A_LINE).join(""));
  return made;
}

function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e]+/g, "?").slice(0, 200);
}
