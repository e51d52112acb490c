import Papa from "papaparse";

/** What separates the cells of a text file. */
export type Delimiter = "," | "\t" | ";";

const DELIMITERS: readonly Delimiter[] = [",", "\t", ";"];

/**
 * Tells the delimiter of a text file: the one that gives the widest rows of equal width. A first line `sep=;` decides.
 *
 * @param head  the first rows of the text, with "\n" as line end
 * @example detectDelimiter("a;b\n1;2,5\n") // ";"
 */
export function detectDelimiter(head: string): Delimiter {
  const named = /^sep=(.)\n/i.exec(head)?.[1];
  const known = DELIMITERS.find((delimiter) => delimiter === named);
  if (known !== undefined) return known;
  let best: Delimiter = ",";
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const score = evenness(head, delimiter);
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

function evenness(head: string, delimiter: Delimiter): number {
  const rows = Papa.parse<string[]>(head, { delimiter, newline: "\n", preview: 60 }).data;
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  return Math.max(0, ...Array.from(counts, ([width, count]) => (width - 1) * count));
}
