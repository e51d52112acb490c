import type { Words } from "../model/index.ts";
import { type Cell, cellText, columnLetter, isEmptyCell } from "./cell.ts";
import type { FormIndex } from "./form-index.ts";
import type { SheetRow } from "./header-block.ts";
import type { OfficialCell, OfficialForm, OfficialHead, OfficialLayout, OfficialSheet } from "./official-form.ts";
import { cellFinder, officialTable, type OfficialTable } from "./official-table.ts";
import { addressOf, officialKey } from "./official-words.ts";

/** Somebody says: this fact stands here. */
export interface Point {
  /** column id: "teachers_primary" */
  readonly fact: string;
  /** name of the sheet */
  readonly sheet: string;
  /** "E12" */
  readonly cell: string;
  /** the unit it is printed in, where it is not that of the fact: "万元" */
  readonly unit?: string;
}

/** A sheet that was pointed at. */
export interface PointedSheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  /** the row of the first school, where each row is a school; null: the sheet is of one school */
  readonly eachRow: number | null;
  /** words by which the sheet will be known; empty: proposed from its name and title */
  readonly titles: readonly string[];
}

export interface PointedAsk {
  readonly id: string;
  readonly name: Words;
  /** the form of one row a school by which values are read */
  readonly valuesBy: string;
  readonly from: number;
  readonly sheets: readonly PointedSheet[];
  readonly points: readonly Point[];
  readonly scales: Readonly<Record<string, number>>;
  readonly blanks: readonly string[];
}

const GENERIC = /^(sheet|工作表|表)\s*\d*$/i;
const FEWEST = 4;
const TITLE_ROWS = 4;
/** Years at the head of a sheet, as the national forms write them. */
const YEARS = ["(20\\d\\d)\\s*[/／—–~-]\\s*(?:20)?\\d\\d\\s*学年", "(20\\d\\d)\\s*学年", "(20\\d\\d)\\s*年度"];

/**
 * A form file made by pointing at cells: every fact with the label and heading beside its cell where these lead back to it, else
 * with its address alone.
 *
 * @param index  the form by whose fields values are read
 * @throws       RangeError when a point names a sheet or fact that is not there
 * @example      pointedForm({ …, points: [{ fact: "students_primary", sheet: "表一", cell: "C5" }] }, index).sheets[0].layouts[0].cells[0].at // "C5"
 */
export function pointedForm(ask: PointedAsk, index: FormIndex): OfficialForm {
  const sheets = ask.sheets.filter(({ name }) => ask.points.some(({ sheet }) => sheet === name));
  const built = sheets.map((sheet, i) => buildSheet(ask, sheet, `${ask.id}-${i + 1}`, index));
  return {
    id: ask.id,
    name: ask.name,
    version: "1",
    from: ask.from,
    valuesBy: ask.valuesBy,
    yearPatterns: YEARS,
    heads: withUsual(built.flatMap(({ heads }) => heads)),
    sheets: built.map(({ sheet }) => sheet),
    facts: built.flatMap(({ sheet }) =>
      sheet.layouts.flatMap(({ cells }) => cells.map(({ name }) => ({ fact: name, is: name, needs: [], kinds: [] }))),
    ),
    countyFacts: [],
    bands: [],
    sums: [],
    checks: [],
    regionChecks: [],
    unique: [["lon", "lat"]],
    scales: ask.scales,
    blanks: ask.blanks,
  };
}

/** County and year may also stand beside their usual labels, in a title, or in the name of the folder. */
function withUsual(heads: readonly OfficialHead[]): readonly OfficialHead[] {
  const usual: readonly OfficialHead[] = [
    { fact: "region_code", labels: ["行政区划代码", "区划代码", "区县代码"], take: REGION_DIGITS },
    { fact: "school_year", labels: ["学年", "统计学年", "填报年度"] },
  ];
  return [...heads, ...usual.filter(({ fact }) => !heads.some((head) => head.fact === fact))];
}

interface Built {
  readonly sheet: OfficialSheet;
  readonly heads: readonly OfficialHead[];
}

function buildSheet(ask: PointedAsk, pointed: PointedSheet, code: string, index: FormIndex): Built {
  const { eachRow } = pointed;
  const points = ask.points
    .filter(({ sheet }) => sheet === pointed.name)
    .map((point) => (eachRow === null ? point : { ...point, cell: point.cell.replace(/\d+$/, String(eachRow)) }));
  const table = officialTable(pointed.rows);
  const isFigure = ({ fact }: Point): boolean => ["count", "amount"].includes(fieldOf(index, fact).type);
  const figures = points.filter(isFigure);
  const layout = layoutFrom(table, pointed, figures);
  return {
    heads: points.filter((point) => !isFigure(point)).map(({ fact, cell }) => headOf(table, { fact, cell, code })),
    sheet: {
      code,
      titles: pointed.titles.length > 0 ? pointed.titles : proposedTitles(pointed),
      stages: [],
      required: false,
      layouts: [layout],
      aside: false,
      of: "school",
      valueUnder: [],
    },
  };
}

function fieldOf(index: FormIndex, fact: string): { readonly type: string } {
  const found = index.byId.get(fact)?.field;
  if (found === undefined) throw new RangeError(`there is no fact "${fact}"`);
  return found;
}

function headOf(
  table: OfficialTable,
  { fact, cell, code }: { fact: string; cell: string; code: string },
): OfficialHead {
  const { row, column } = addressOf(cell);
  const label = wordsLeft(table, row, column) ?? wordsAbove(table, row, column);
  return {
    fact,
    // to be shown: the address alone decides
    labels: label === null ? [] : [label],
    on: code,
    at: cell,
    ...(fact === "region_code" && { take: REGION_DIGITS }),
  };
}

/** A location code of twelve digits begins with that of its county. */
const REGION_DIGITS = 6;

function layoutFrom(table: OfficialTable, { eachRow }: PointedSheet, points: readonly Point[]): OfficialLayout {
  const places = points.map(({ cell }) => addressOf(cell));
  const top = Math.min(...places.map(({ row }) => row), LAST_ROW);
  const left = Math.min(...places.map(({ column }) => column), LAST_COLUMN);
  const named = points.map((point) => namedCell(table, point, eachRow));
  const bare: OfficialLayout = {
    corner: places.length === 0 ? "B2" : `${columnLetter(left)}${eachRow ?? top + 1}`,
    columns: [...new Set(named.flatMap(({ column }) => column))],
    rows: [...new Set(named.flatMap(({ row }) => row))],
    cells: [],
    ...(eachRow !== null && { eachRow }),
  };
  return { ...bare, cells: named.map((cell) => leadingBack(table, bare, cell)) };
}

const LAST_ROW = 5000;
const LAST_COLUMN = 1000;

function namedCell(table: OfficialTable, { fact, cell, unit }: Point, eachRow: number | null): OfficialCell {
  const { row, column } = addressOf(cell);
  const label = eachRow === null ? wordsLeft(table, row, column) : null;
  const heading = wordsAbove(table, eachRow === null ? row : eachRow - 1, column);
  return {
    name: fact,
    row: label === null ? [] : [label],
    column: heading === null ? [] : [heading],
    at: cell,
    ...(unit !== undefined && { unit }),
    unconfirmed: false,
    optional: false,
    flag: false,
    wantedOf: [],
  };
}

/** Words that lead to another cell of this very sheet are dropped: first the heading, then the label, then both. */
function leadingBack(table: OfficialTable, layout: OfficialLayout, cell: OfficialCell): OfficialCell {
  const find = cellFinder(table, layout, layout.eachRow);
  const bare = { ...cell, row: [], column: [] };
  const tries = [cell, { ...cell, column: [] }, { ...cell, row: [] }, bare];
  return tries.find((one) => same(find(one), cell.at)) ?? bare;
}

function same(
  found: { readonly address: string; readonly byAddress: boolean } | null,
  at: string | undefined,
): boolean {
  return found !== null && !found.byAddress && found.address === at;
}

function isWords(cell: Cell | undefined): boolean {
  const text = cellText(cell);
  return text !== "" && Number.isNaN(Number(text.replaceAll(",", ""))) && officialKey(cell) !== "";
}

function wordsLeft(table: OfficialTable, row: number, column: number): string | null {
  for (let at = column - 1; at >= 0; at--) if (isWords(table.at(row, at))) return cellText(table.at(row, at));
  return null;
}

function wordsAbove(table: OfficialTable, row: number, column: number): string | null {
  for (let at = row - 1; at >= 0; at--) if (isWords(table.at(at, column))) return cellText(table.at(at, column));
  return null;
}

/**
 * Words by which a sheet is likely to be known again: its name where that says something, and its title.
 *
 * @example proposedTitles({ name: "Sheet1", rows: [{ number: 1, cells: ["办学条件调查表"] }], eachRow: null, titles: [] }) // ["办学条件调查表"]
 */
export function proposedTitles({ name, rows }: PointedSheet): readonly string[] {
  const own = GENERIC.test(name.trim()) || name.trim().length < FEWEST ? [] : [name.trim()];
  const title = rows
    .slice(0, TITLE_ROWS)
    .map(({ cells }) => cells.filter((cell) => !isEmptyCell(cell)).map(cellText))
    .find((texts) => texts.length === 1 && texts[0]!.length >= FEWEST)?.[0];
  const heading = rows
    .slice(0, TITLE_ROWS)
    .flatMap(({ cells }) => cells.filter(isWords).map(cellText))
    .toSorted((a, b) => b.length - a.length)[0];
  const found = [...own, ...(title === undefined ? [] : [title])].map(withoutYear);
  return found.length > 0 || heading === undefined ? [...new Set(found)] : [withoutYear(heading)];
}

/** Next year's sheet has another year in its title. @example withoutYear("调查表（2026/2027学年）") // "调查表" */
function withoutYear(title: string): string {
  const bare = title
    .replaceAll(/[（(][^（()）]*20\d\d[^（()）]*[)）]/g, "")
    .replaceAll(/20\d\d(\s*[/／—–~-]\s*(20)?\d\d)?\s*(学年|年度|年)?/g, "")
    .trim();
  return bare.length < FEWEST ? title : bare;
}
