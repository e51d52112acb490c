import type { Facts, Field, Form } from "../model/index.ts";
import { indexForm, type ReadingColumn } from "./form-index.ts";

/**
 * Takes out what no school can have, a number below its least value (−5 students) or a share over 1: the cell becomes missing,
 * "invalid", as one that could not be read. Counted as it stands, it would drop a school or move a mean without a word.
 * `checkFacts` names the cell first; a number that is only too large stays, it may be true.
 *
 * @returns the same facts when there is nothing to take out; years stay, they say where a row belongs
 * @throws  nothing
 * @example withoutImpossible(facts, tidy, fields).invalid // [{ row: 3, column: "students_primary" }]
 */
export function withoutImpossible(facts: Facts, form: Form, fields: readonly Field[]): Facts {
  const numbers: Record<string, Float64Array> = {};
  const invalid: { row: number; column: string }[] = [];
  for (const column of indexForm(form, fields).byId.values()) {
    const values = facts.numbers[column.id];
    const rows = values === undefined ? [] : impossibleRows(column, values);
    if (rows.length === 0) continue;
    numbers[column.id] = Float64Array.from(values!);
    for (const row of rows) {
      numbers[column.id]![row] = Number.NaN;
      invalid.push({ row, column: column.id });
    }
  }
  if (invalid.length === 0) return facts;
  return { ...facts, numbers: { ...facts.numbers, ...numbers }, invalid: [...facts.invalid, ...invalid] };
}

function impossibleRows({ field }: ReadingColumn, values: Float64Array): readonly number[] {
  if (field.type === "year") return [];
  const min = field.min ?? Number.NEGATIVE_INFINITY;
  const max = field.type === "share" ? (field.max ?? 1) : Number.POSITIVE_INFINITY;
  const rows: number[] = [];
  for (let row = 0; row < values.length; row++) if (values[row]! < min || values[row]! > max) rows.push(row);
  return rows;
}
