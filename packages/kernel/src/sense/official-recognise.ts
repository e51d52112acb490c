import { type Cell, isEmptyCell } from "./cell.ts";
import type { SheetRow } from "./header-block.ts";
import type { OfficialForm, OfficialLayout, OfficialSheet } from "./official-form.ts";
import { type OfficialTable, officialTable } from "./official-table.ts";
import { officialCode, officialKey } from "./official-words.ts";

/** One sheet of one file, as it was read. */
export interface OfficialPage {
  readonly file: string;
  readonly sheet: string;
  readonly rows: readonly SheetRow[];
}

/** A sheet of which it is known what it is. */
export interface KnownPage {
  readonly page: OfficialPage;
  readonly table: OfficialTable;
  readonly form: OfficialForm;
  readonly sheet: OfficialSheet;
  /** what stands in its first rows, as keys */
  readonly top: readonly string[];
  /** the row of its school, from 1, on a sheet with a row for each school */
  readonly row?: number;
}

/** What the sheets of a return were recognised as. */
export interface Recognition {
  readonly known: readonly KnownPage[];
  readonly unknown: readonly OfficialPage[];
}

const TOP_ROWS = 8;
/** So much longer than its title may a heading be: a year, "表", the county. */
const TITLE_SLACK = 14;

/**
 * Tells what each sheet is: by the code in its name or first rows (教基3112), else by its title. Blanks, brackets, 续表 and
 * years do not matter. Titles that several forms share are taken for the form whose codes occur most.
 *
 * @example recogniseSheets([{ file: "a.xlsx", sheet: "教基3112", rows: [] }], forms).known[0].sheet.code // "教基3112"
 */
export function recogniseSheets(pages: readonly OfficialPage[], forms: readonly OfficialForm[]): Recognition {
  const looked = pages.map((page) => {
    const table = officialTable(page.rows);
    const cells = topCells(table);
    return { page, table, cells, match: matchCode([page.sheet, ...cells], forms) };
  });
  const counts = new Map<OfficialForm, number>();
  for (const { match } of looked) if (match !== null) counts.set(match.form, (counts.get(match.form) ?? 0) + 1);
  const usual = forms.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const known: KnownPage[] = [];
  const unknown: OfficialPage[] = [];
  for (const { page, table, cells, match } of looked) {
    const found = match ?? matchTitle([page.sheet, ...cells], usual);
    if (found === null) unknown.push(page);
    else known.push({ page, table, ...found, top: [page.sheet, ...cells].map(officialKey) });
  }
  return { known, unknown };
}

function topCells(table: OfficialTable): string[] {
  const texts: string[] = [];
  for (let row = 0; row < Math.min(table.rows, TOP_ROWS); row++)
    for (let column = 0; column < table.width; column++) {
      const cell: Cell | undefined = table.at(row, column);
      if (typeof cell === "string" && !isEmptyCell(cell)) texts.push(cell);
    }
  return texts;
}

type Match = Pick<KnownPage, "form" | "sheet"> | null;

function sheetsIn(forms: readonly OfficialForm[]): readonly NonNullable<Match>[] {
  return forms.flatMap((form) => form.sheets.map((sheet) => ({ form, sheet })));
}

function matchCode(texts: readonly string[], forms: readonly OfficialForm[]): Match {
  const sheets = sheetsIn(forms);
  for (const key of texts.map(officialCode)) {
    const found = sheets.find(({ sheet }) => holdsCode(key, officialCode(sheet.code)));
    if (found !== undefined) return found;
  }
  return null;
}

/** "教基1102" is not "教基1102续", nor "教基11021"; a year may follow: "教基5176_2026". */
function holdsCode(key: string, code: string): boolean {
  const at = key.indexOf(code);
  if (at < 0 || !/\d/.test(code)) return false;
  return !/^(?!20\d\d(?!\d))[\d续]/.test(/\d$/.test(code) ? key.slice(at + code.length) : "");
}

function matchTitle(texts: readonly string[], forms: readonly OfficialForm[]): Match {
  const keys = texts.map(officialKey);
  const isHeaded = (title: string): boolean =>
    keys.some((key) => key.includes(title) && key.length <= title.length + TITLE_SLACK);
  const titled = sheetsIn(forms).flatMap((one) =>
    one.sheet.titles.map(officialKey).flatMap((title) => (isHeaded(title) ? [{ one, title }] : [])),
  );
  return titled.toSorted((a, b) => b.title.length - a.title.length)[0]?.one ?? null;
}

/**
 * The layout of a sheet: by a title of its own, else by the school year; null where nothing is read from the sheet.
 *
 * @param schoolYear  null where the return does not say: the latest layout
 */
export function layoutOf(page: Pick<KnownPage, "sheet" | "top">, schoolYear: number | null): OfficialLayout | null {
  const { layouts } = page.sheet;
  const titled = layouts.filter(
    ({ title }) => title !== undefined && page.top.some((key) => key.includes(officialKey(title))),
  );
  const among = titled.length > 0 ? titled : layouts;
  const inForce = layoutsIn({ ...page.sheet, layouts: among }, schoolYear);
  return inForce.at(-1) ?? among.at(-1) ?? null;
}

/** The layouts in force in a school year. */
export function layoutsIn(sheet: OfficialSheet, schoolYear: number | null): readonly OfficialLayout[] {
  return sheet.layouts.filter(
    ({ from, to }) => schoolYear === null || ((from ?? schoolYear) <= schoolYear && schoolYear <= (to ?? schoolYear)),
  );
}
