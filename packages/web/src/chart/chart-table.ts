/** What a chart shows, as a table: for those who cannot see it, for those who want the numbers, and as a file. */
export interface ChartTable {
  readonly columns: readonly string[];
  /** null: there is no number */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Also the wide signs: a Chinese or Japanese spreadsheet takes them for the narrow ones. */
const startsFormula = /^[=+\-@\t\r\n＝＋－＠]/;
const needsQuotes = /[",\r\n]/;

/**
 * A chart's table as CSV (RFC 4180) that a spreadsheet opens as it is: with a byte order mark, and no text that it would run as a formula.
 *
 * @param table  cells that are null stay empty
 * @example csvOf({ columns: ["校名", "值"], rows: [["=1+1", 4.5]] }) // "\uFEFF校名,值\r\n'=1+1,4.5\r\n"
 */
export function csvOf({ columns, rows }: ChartTable): string {
  const lines = [columns, ...rows].map((cells) => cells.map(cellOf).join(","));
  return `\uFEFF${lines.join("\r\n")}\r\n`;
}

function cellOf(cell: string | number | null): string {
  if (cell === null) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const safe = startsFormula.test(cell) ? `'${cell}` : cell;
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
