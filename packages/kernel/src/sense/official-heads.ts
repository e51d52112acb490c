import type { Place } from "../model/index.ts";
import { type Cell, cellText, columnLetter, isEmptyCell } from "./cell.ts";
import type { FormIndex } from "./form-index.ts";
import type { OfficialForm, OfficialHead } from "./official-form.ts";
import type { KnownPage } from "./official-recognise.ts";
import { addressOf, officialKey } from "./official-words.ts";
import { columnReader } from "./read-column.ts";
import type { Trouble } from "./read-number.ts";

/** A fact beside a label of one sheet, and its cell. */
export interface HeadValue {
  readonly fact: string;
  /** null: something stands there that is no value */
  readonly value: string | number | null;
  readonly trouble?: Trouble;
  readonly seen: string;
  readonly place: Place;
}

const TOP_ROWS = 12;

/**
 * The facts that stand beside labels: school code and name, kind, year. Sheets with a table of their own are searched at their
 * top, basic sheets as a whole; the first cell that holds something decides.
 *
 * @param index  the form by whose fields the values are read
 */
export function headsOf(known: KnownPage, index: FormIndex): HeadValue[] {
  const labels = labelsOf(known.form);
  const found = new Map<string, HeadValue>();
  for (const head of known.form.heads) takePointed(known, head, index, found);
  const rows = known.sheet.layouts.length > 0 ? Math.min(known.table.rows, TOP_ROWS) : known.table.rows;
  for (const at of textCells(known, rows)) {
    for (const one of beside(known, at, labels))
      if (!found.has(one.fact)) found.set(one.fact, readHead(known, one, index));
    const year = found.has("school_year") ? null : yearIn(known.form, at.cell);
    const place = placeAt(known, at.row, at.column);
    if (year !== null) found.set("school_year", { fact: "school_year", value: year, seen: at.cell, place });
  }
  return [...found.values()];
}

/** A head that has its cell: made by pointing. */
function takePointed(
  known: KnownPage,
  { fact, at, on, take }: OfficialHead,
  index: FormIndex,
  found: Map<string, HeadValue>,
): void {
  if (at === undefined || (on !== undefined && on !== known.sheet.code)) return;
  const place = addressOf(at);
  const row = known.row === undefined ? place.row : known.row - 1;
  const { column } = place;
  const cell = known.table.at(row, column);
  found.set(fact, readHead(known, { fact, cell, row, column, ...(take !== undefined && { take }) }, index));
}

interface TextCell {
  readonly row: number;
  readonly column: number;
  readonly cell: string;
}

function textCells({ table }: KnownPage, rows: number): TextCell[] {
  const texts: TextCell[] = [];
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < table.width; column++) {
      const cell = table.at(row, column);
      if (typeof cell === "string" && !isEmptyCell(cell)) texts.push({ row, column, cell });
    }
  return texts;
}

interface Label {
  readonly fact: string;
  readonly take?: number;
}

function labelsOf(form: OfficialForm): ReadonlyMap<string, Label> {
  return new Map(
    form.heads
      .filter(({ at }) => at === undefined)
      .flatMap(({ labels, ...head }) => labels.map((label) => [officialKey(label), head] as const)),
  );
}

interface Beside extends Label {
  readonly cell: Cell | undefined;
  readonly row: number;
  readonly column: number;
}

/** "标识码：123" in one cell, several of them in one cell, or the value in the next cell that holds something. */
function beside(known: KnownPage, at: TextCell, labels: ReadonlyMap<string, Label>): Beside[] {
  const inOne = Array.from(at.cell.matchAll(/([^\s：:]+)\s*[：:]\s*([^\s：:]+)(?=\s|$)/g)).flatMap(
    ([, label = "", cell]) => {
      const head = labels.get(officialKey(label));
      return head === undefined ? [] : [{ ...head, cell, row: at.row, column: at.column }];
    },
  );
  if (inOne.length > 0) return inOne;
  const head = labels.get(officialKey(at.cell));
  if (head === undefined) return [];
  if (known.sheet.valueUnder.length > 0) {
    const column = columnUnder(known, at);
    return column === null ? [] : [{ ...head, cell: known.table.at(at.row, column), row: at.row, column }];
  }
  for (let column = at.column + 1; column < Math.min(known.table.width, at.column + 7); column++) {
    const cell = known.table.at(at.row, column);
    if (isEmptyCell(cell) || isRowCode(known, at.row, column)) continue;
    return labels.has(officialKey(cell)) ? [] : [{ ...head, cell, row: at.row, column }];
  }
  return [];
}

/** The column under the heading that the sheet names for values. */
function columnUnder({ sheet, table }: KnownPage, at: TextCell): number | null {
  const wanted = new Set(sheet.valueUnder.map((heading) => officialKey(heading)));
  for (let row = 0; row < at.row; row++)
    for (let column = at.column + 1; column < table.width; column++)
      if (wanted.has(officialKey(table.at(row, column)))) return column;
  return null;
}

const BETWEEN = new Set(["代码", "单位", "计量单位"]);

/** Columns with these titles stand between a label and its value. */
function isRowCode(known: KnownPage, row: number, column: number): boolean {
  for (let above = row - 1; above >= 0; above--)
    if (BETWEEN.has(officialKey(known.table.at(above, column)))) return true;
  return false;
}

function readHead(known: KnownPage, { fact, take, cell, row, column }: Beside, index: FormIndex): HeadValue {
  const place = placeAt(known, row, column);
  const seen = cellText(cell);
  const of = index.byId.get(fact);
  if (of === undefined)
    throw new Error(
      `official form "${known.form.id}" names the fact "${fact}", which form "${index.form.id}" does not have`,
    );
  const read = columnReader(of, 1, index).read(take === undefined ? cell : seen.slice(0, take));
  if (read === null) return { fact, value: null, seen: "", place };
  if (typeof read === "number") return { fact, value: read, seen, place };
  if (typeof read === "string") return { fact, value: null, trouble: read, seen, place };
  return "text" in read
    ? { fact, value: read.text, seen, place }
    : { fact, value: null, trouble: read.trouble, seen, place };
}

/** The school year that a text states in one of the ways of the form; null where it states none. */
export function yearIn(form: OfficialForm, text: string): number | null {
  for (const pattern of form.yearPatterns) {
    const year = new RegExp(pattern).exec(text)?.[1];
    if (year !== undefined) return Number(year);
  }
  return null;
}

function placeAt({ page }: KnownPage, row: number, column: number): Place {
  return { file: page.file, sheet: page.sheet, cell: `${columnLetter(column)}${row + 1}` };
}
