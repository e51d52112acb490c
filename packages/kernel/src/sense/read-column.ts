import type { Cell } from "./cell.ts";
import type { FormIndex, ReadingColumn } from "./form-index.ts";
import { isTextField } from "./facts-columns.ts";
import { type NumberReading, readNumber, type Trouble } from "./read-number.ts";
import { readCode, readFlag, readIdentifier, readText, readYear, type TextReading } from "./read-words.ts";

/** Reads the cells of one column, by what the column holds. */
export type ColumnReader =
  | { readonly kind: "text"; readonly read: (cell: Cell | undefined) => TextReading }
  | { readonly kind: "number"; readonly read: (cell: Cell | undefined) => number | null | Trouble };

/**
 * The reader for a column of the form under a header with this scale.
 *
 * @example columnReader(indexForm(tidy, fields).byId.get("school_code")!, 1, index).kind // "text"
 */
export function columnReader(column: ReadingColumn, scale: number, index: FormIndex): ColumnReader {
  const { field, spellings } = column;
  const { blanks } = index;
  if (isTextField(field)) return { kind: "text", read: textReader(column, blanks) };
  const how: NumberReading = {
    scale,
    plus: column.form.plus ?? 0,
    share: field.type === "share",
    scales: index.scales,
    blanks,
  };
  if (field.type === "flag") return { kind: "number", read: (cell) => readFlag(cell, spellings, blanks) };
  if (field.type === "year" && how.plus === 0) return { kind: "number", read: (cell) => readYear(cell, how) };
  return { kind: "number", read: (cell) => readNumber(cell, how) };
}

function textReader(column: ReadingColumn, blanks: ReadonlySet<string>): (cell: Cell | undefined) => TextReading {
  if (column.spellings.size > 0) return remembering((cell) => readCode(cell, column.spellings, blanks));
  return isIdentifier(column) ? (cell) => readIdentifier(cell, blanks) : (cell) => readText(cell, blanks);
}

const REMEMBERED = 2000;

/** Codes repeat from row to row: each spelling is looked up once. */
function remembering(read: (cell: Cell | undefined) => TextReading): (cell: Cell | undefined) => TextReading {
  const known = new Map<Cell | undefined, TextReading>();
  return (cell) => {
    const before = known.get(cell);
    if (before !== undefined) return before;
    const reading = read(cell);
    if (known.size < REMEMBERED) known.set(cell, reading);
    return reading;
  };
}

/** Codes without a list of values, and texts that the form calls a code, identify a school or a region. */
function isIdentifier(column: ReadingColumn): boolean {
  return column.field.type === "code" || column.id.endsWith("_code");
}
