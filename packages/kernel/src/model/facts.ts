import type { Place } from "./finding.ts";

/** Where the cells of a return were read: enough to name the source cell of any fact. JSON-safe. */
export interface Origin {
  readonly file: string;
  readonly sheet: string;
  /** spreadsheet row (from 1) of each school */
  readonly rowNumbers: readonly number[];
  /** column id → column letter: "students_primary" → "F" */
  readonly columnLetters: Readonly<Record<string, string>>;
  /** column id → the cell of each school, where facts come from many files and sheets; wins over letter and row */
  readonly cells?: Readonly<Record<string, readonly (Place | null)[]>>;
}

/**
 * The facts of one return, column by column; row i is one school.
 * A by-stage field has a column for each stage: "teachers_primary". Missing: `null` in text, NaN in numbers.
 * Flags are 0 or 1. Codes are normalised ("nine_year", "public", "rural").
 */
export interface Facts {
  readonly rows: number;
  readonly text: Readonly<Record<string, readonly (string | null)[]>>;
  readonly numbers: Readonly<Record<string, Float64Array>>;
  /** cells that held something that could not be read as a value, so that "invalid" is told from "not reported" */
  readonly invalid: readonly { readonly row: number; readonly column: string }[];
  readonly origin: Origin;
}

/** Facts as JSON: numbers as arrays with null for missing. */
export interface FactsJson {
  readonly rows: number;
  readonly text: Readonly<Record<string, readonly (string | null)[]>>;
  readonly numbers: Readonly<Record<string, readonly (number | null)[]>>;
  readonly invalid: readonly { readonly row: number; readonly column: string }[];
  readonly origin: Origin;
}

/** The column id of a field at a stage. @example columnId("teachers", "primary") // "teachers_primary" */
export function columnId(field: string, stage?: string): string {
  return stage === undefined ? field : `${field}_${stage}`;
}

/** Facts to JSON; NaN becomes null. */
export function factsToJson(facts: Facts): FactsJson {
  const numbers: Record<string, (number | null)[]> = {};
  for (const [id, column] of Object.entries(facts.numbers))
    numbers[id] = Array.from(column, (value) => (Number.isNaN(value) ? null : value));
  return { ...facts, numbers };
}

/** JSON to facts; null becomes NaN. */
export function factsFromJson(json: FactsJson): Facts {
  const numbers: Record<string, Float64Array> = {};
  for (const [id, column] of Object.entries(json.numbers))
    numbers[id] = Float64Array.from(column, (value) => value ?? Number.NaN);
  return { ...json, numbers };
}
