import { cellText, cleanKey, type SheetRow } from "../sense/index.ts";

/** The names under which a column is known; the first is that of CONTRACTS §3. */
export type HeaderNames<Part extends string> = Readonly<Record<Part, readonly string[]>>;

/** Where the columns of a table stand. */
export interface FoundHeader<Part extends string> {
  readonly row: SheetRow;
  readonly at: Readonly<Partial<Record<Part, number>>>;
  /** columns that are none of the parts, as they are named */
  readonly others: readonly { readonly column: number; readonly name: string }[];
}

/** The header stands in one of the first rows. */
const WITHIN = 20;

/**
 * Finds the header: the first row that names all the parts wanted.
 *
 * @returns null when no row does
 * @example findTableHeader([{ number: 1, cells: ["unit", "students"] }], { unit: ["unit"] }, ["unit"])?.at.unit // 0
 */
export function findTableHeader<Part extends string>(
  rows: readonly SheetRow[],
  names: HeaderNames<Part>,
  wanted: readonly NoInfer<Part>[],
): FoundHeader<Part> | null {
  for (const row of rows.slice(0, WITHIN)) {
    const texts = row.cells.map((cell) => cellText(cell));
    const keys = texts.map(plainKey);
    const at: Partial<Record<Part, number>> = {};
    for (const part of Object.keys(names) as Part[]) {
      const column = names[part].map((name) => keys.indexOf(plainKey(name))).find((found) => found >= 0);
      if (column !== undefined) at[part] = column;
    }
    if (wanted.some((part) => at[part] === undefined)) continue;
    const taken = new Set<number>(Object.values<number>(at as Record<string, number>));
    const named = texts.map((name, column) => ({ column, name }));
    return { row, at, others: named.filter(({ name, column }) => name !== "" && !taken.has(column)) };
  }
  return null;
}

function plainKey(text: string): string {
  return cleanKey(text).replaceAll("_", "");
}
