import { columnId, type Facts, type Field, type Finding } from "@youheng/kernel/model";
import { likelyFix, policyFinding } from "./policy-finding.ts";
import type { Lined } from "./shapes.ts";

/** A table of a case: names of columns, and rows of cells as they are written. */
export interface CaseTable {
  readonly header: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
}

/** What the columns of a case's table may mean. */
export interface CaseNames {
  readonly fields: ReadonlyMap<string, Field>;
  /** every name → field or column id */
  readonly names: ReadonlyMap<string, string>;
  /** the stage that by-stage facts without a stage in their name are of */
  readonly stage: string | undefined;
}

/** Splits a table written with "|": the first line names the columns. Ruling lines ("---|---") are left out. */
export function caseTable(written: Lined<string>): CaseTable {
  const lines = written.value.split("\n").map((text, i) => ({ cells: splitRow(text), line: written.line + 1 + i }));
  const [header, ...rows] = lines.filter(
    ({ cells }) => cells.some((cell) => cell !== "") && !cells.every((cell) => /^:?-*:?$/.test(cell)),
  );
  return { header: header?.cells ?? [], rows };
}

function splitRow(text: string): string[] {
  return text
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => cell.trim());
}

const BLANK = new Set(["", "—", "-"]);

/**
 * The facts a case's table states. Cells that are empty or "—" are not reported.
 *
 * @returns  facts with findings for columns and cells that cannot be read
 */
export function factsOfCase(
  written: Lined<string>,
  known: CaseNames,
): { readonly facts: Facts; readonly findings: readonly Finding[] } {
  const table = caseTable(written);
  const findings: Finding[] = [];
  const numbers: Record<string, Float64Array> = {};
  const text: Record<string, (string | null)[]> = {
    school_code: table.rows.map((_, i) => String(i + 1).padStart(3, "0")),
  };
  table.header.forEach((name, column) => {
    const meaning = columnOf(name, known);
    if (meaning === null) findings.push(unknownColumn(name, written, known));
    else if (isText(meaning.field))
      text[meaning.id] = table.rows.map(({ cells }) => textCell(cells[column] ?? "", meaning.field));
    else
      numbers[meaning.id] = Float64Array.from(table.rows, (row) =>
        numberCell(row.cells[column] ?? "", row.line, { written, findings, name }),
      );
  });
  return { facts: { rows: table.rows.length, text, numbers, invalid: [], origin: originOf(written, table) }, findings };
}

function originOf(written: Lined<string>, table: CaseTable): Facts["origin"] {
  return { file: written.file, sheet: "", rowNumbers: table.rows.map(({ line }) => line), columnLetters: {} };
}

function columnOf(name: string, known: CaseNames): { readonly id: string; readonly field: Field } | null {
  const id = known.names.get(name);
  if (id === undefined) return null;
  const own = known.fields.get(id);
  if (own !== undefined) return { id: own.byStage ? columnId(id, known.stage) : id, field: own };
  const base = [...known.fields.values()].find(
    (field) => field.byStage && id.startsWith(`${field.id}_`) && known.names.get(field.id) === field.id,
  );
  return base === undefined ? null : { id, field: base };
}

function isText(field: Field): boolean {
  return field.type === "code" || field.type === "text";
}

function textCell(cell: string, field: Field): string | null {
  if (BLANK.has(cell)) return null;
  return field.codes?.[cell] ?? cell;
}

interface CellContext {
  readonly written: Lined<string>;
  readonly findings: Finding[];
  readonly name: string;
}

function numberCell(cell: string, line: number, context: CellContext): number {
  if (BLANK.has(cell)) return Number.NaN;
  if (["是", "true"].includes(cell)) return 1;
  if (["否", "false"].includes(cell)) return 0;
  const value = Number(cell.replaceAll(",", ""));
  if (Number.isNaN(value)) context.findings.push(badCell(cell, line, context));
  return value;
}

function badCell(cell: string, line: number, { written, name }: CellContext): Finding {
  return policyFinding({
    code: "POLICY-004",
    file: written.file,
    line,
    zh: `“${name}”一列的“${cell}”不是数。`,
    en: `“${cell}” in column “${name}” is not a number.`,
    fix: "请改成数；没有的数据留空或写“—”。",
    fixEn: "Write a number; leave what is not reported empty, or write “—”.",
  });
}

function unknownColumn(name: string, written: Lined<string>, known: CaseNames): Finding {
  return policyFinding({
    code: "POLICY-005",
    file: written.file,
    line: written.line + 1,
    zh: `表中没有认识的列“${name}”。`,
    en: `The table's column “${name}” is not known.`,
    ...likelyFix(name, [...known.names.keys()]),
  });
}
