import type { Facts, Field, Form } from "../model/index.ts";
import { isTextField } from "./facts-columns.ts";
import { indexForm } from "./form-index.ts";

/** What one cell of a form holds: a number, a text, or nothing (not reported). */
export type FormValue = number | string | null;

/** The cells of one school, by column id; a column that is not there is not reported. */
export type FormRow = Readonly<Record<string, FormValue>>;

/**
 * Facts of a return that was filled in school by school instead of read from a file. Values stand as they were kept: a text in a
 * column of numbers is an invalid cell, not a number.
 *
 * @param rows    one row a school, in the order in which they shall stand
 * @param called  what the source is called where a file's name would stand: "年度填报 2027"
 * @returns       facts with every column of the form; row i has the row number i + 1
 * @example       factsOfRows([{ school_code: "S1", students_primary: 300 }], { form: tidy, fields, called: "2027" }).rows // 1
 */
export function factsOfRows(
  rows: readonly FormRow[],
  { form, fields, called }: { readonly form: Form; readonly fields: readonly Field[]; readonly called: string },
): Facts {
  const text: Record<string, (string | null)[]> = {};
  const numbers: Record<string, Float64Array> = {};
  const invalid: { row: number; column: string }[] = [];
  for (const { id, field } of indexForm(form, fields).byId.values()) {
    if (isTextField(field)) text[id] = rows.map((row) => textOf(row[id]));
    else numbers[id] = Float64Array.from(rows, (row) => (typeof row[id] === "number" ? row[id] : Number.NaN));
    if (!isTextField(field)) invalid.push(...wordsIn(rows, id));
  }
  return {
    rows: rows.length,
    text,
    numbers,
    invalid,
    origin: { file: called, sheet: "", rowNumbers: rows.map((_, i) => i + 1), columnLetters: {} },
  };
}

/** The cells of a column of numbers that hold words. */
function wordsIn(rows: readonly FormRow[], column: string): { row: number; column: string }[] {
  return rows.flatMap((cells, row) => (typeof cells[column] === "string" ? [{ row, column }] : []));
}

function textOf(value: FormValue | undefined): string | null {
  if (value === undefined || value === null || value === "") return null;
  return String(value);
}

/**
 * The cells of one school out of facts, without those not reported.
 *
 * @param row  index of the school, from 0
 * @example    rowOfFacts(facts, 0) // { school_code: "S1", students_primary: 300 }
 */
export function rowOfFacts(facts: Facts, row: number): FormRow {
  const cells: Record<string, FormValue> = {};
  for (const [id, column] of Object.entries(facts.text)) if (column[row] !== null) cells[id] = column[row] ?? null;
  for (const [id, column] of Object.entries(facts.numbers)) {
    const value = column[row] ?? Number.NaN;
    if (!Number.isNaN(value)) cells[id] = value;
  }
  return cells;
}
