import type { Place } from "../model/index.ts";
import { type Cell, columnLetter, isEmptyCell } from "./cell.ts";
import type { ApplicationForm } from "./application-form.ts";
import type { OfficialPage } from "./official-recognise.ts";
import { officialTable, type OfficialTable } from "./official-table.ts";
import { officialKey } from "./official-words.ts";

/** A sheet with an application table, and which it is. */
export interface ApplicationPage {
  readonly page: OfficialPage;
  readonly table: OfficialTable;
  readonly part: ApplicationPart;
}

export type ApplicationPart = "sections" | "balance" | "totals" | "sentences";

const PARTS: readonly ApplicationPart[] = ["sections", "balance", "totals", "sentences"];
const TOP_ROWS = 4;
/** A title may be so much longer than the form's: "表Ⅱ-2", the county, a year. */
const TITLE_SLACK = 40;

/**
 * The application tables among sheets, known by their titles in the first rows.
 *
 * @example applicationPages([], form) // []
 */
export function applicationPages(pages: readonly OfficialPage[], form: ApplicationForm): ApplicationPage[] {
  return pages.flatMap((page) => {
    const table = officialTable(page.rows);
    const keys = textsAbove(table, TOP_ROWS).map(officialKey);
    const isTitled = (titles: readonly string[]): boolean =>
      titles
        .map(officialKey)
        .some((title) => keys.some((key) => key.includes(title) && key.length <= title.length + TITLE_SLACK));
    const part = PARTS.find((one) => isTitled(form[one].titles));
    return part === undefined ? [] : [{ page, table, part }];
  });
}

function textsAbove(table: OfficialTable, rows: number): string[] {
  const texts: string[] = [];
  for (let row = 0; row < Math.min(table.rows, rows); row++)
    for (let column = 0; column < table.width; column++) {
      const cell = table.at(row, column);
      if (typeof cell === "string") texts.push(cell);
    }
  return texts;
}

/** A heading found: row and column, from 0. */
export interface Heading {
  readonly row: number;
  readonly column: number;
}

const HEAD_ROWS = 8;

/**
 * The heading that is spelled so, among the first rows; signs, blanks and a unit behind it do not matter.
 *
 * @returns null where there is none
 */
export function headingOf(table: OfficialTable, spellings: readonly string[]): Heading | null {
  const wanted = spellings.map((one) => officialKey(one));
  for (let row = 0; row < Math.min(table.rows, HEAD_ROWS); row++)
    for (let column = 0; column < table.width; column++) {
      const key = officialKey(table.at(row, column));
      if (wanted.some((one) => key === one || (key.startsWith(one) && key.length <= one.length + 6)))
        return { row, column };
    }
  return null;
}

/** Where a cell stands; row and column from 0. */
export function placeOn({ page }: ApplicationPage, row: number, column: number): Place {
  return { file: page.file, sheet: page.sheet, cell: `${columnLetter(column)}${row + 1}`, row: row + 1 };
}

/** The cells of a row that hold something. */
export function cellsOf(
  table: OfficialTable,
  row: number,
): readonly { readonly cell: Cell; readonly column: number }[] {
  return Array.from({ length: table.width }, (_, column) => ({ cell: table.at(row, column) ?? null, column })).filter(
    ({ cell }) => !isEmptyCell(cell),
  );
}
