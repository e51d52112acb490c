import { cellText, isEmptyCell } from "./cell.ts";
import type { OfficialGround } from "./official-return.ts";
import { type KnownPage, layoutOf } from "./official-recognise.ts";
import { officialTable } from "./official-table.ts";

/**
 * A sheet with a row for each school as one page a school: the rows above the first school, and its own. Empty rows and those that
 * add up others are left out. Another sheet stays as it is.
 */
export function rowPages(known: KnownPage, ground: OfficialGround): readonly KnownPage[] {
  const from = layoutOf(known, null)?.eachRow;
  if (from === undefined) return [known];
  const totals = ground.tables.get(known.form.valuesBy)?.totals ?? [];
  const isTotal = (text: string): boolean => totals.some((word) => text.toLowerCase().startsWith(word.toLowerCase()));
  const heads = known.page.rows.filter(({ number }) => number < from);
  return known.page.rows
    .filter(({ number, cells }) => {
      const texts = cells.filter((cell) => !isEmptyCell(cell)).map(cellText);
      return number >= from && texts.length > 1 && !isTotal(texts[0] ?? "") && !isTotal(texts[1] ?? "");
    })
    .map((row) => ({ ...known, table: officialTable([...heads, row]), row: row.number }));
}
