import ExcelJS from "exceljs";
import type { Workbook, Worksheet } from "exceljs";
import { CV_DECIMALS } from "../shown.ts";
import { unitInWords } from "../unit-in-words.ts";
import { inside, letter, rangeOf } from "../workbook/cell-address.ts";
import { formatBeside } from "../workbook/format-beside.ts";
import { living } from "../workbook/living.ts";
import { addSheet, paintHead, paintTable, paintTitle, writeRow } from "../workbook/sheet-style.ts";
import { withZipDates } from "../zip-dates.ts";
import { shortItems } from "./short-items.ts";
import { stageIndicators } from "./regions-subject.ts";
import type { RegionJudged, RegionsSubject, StageIndicator } from "./regions-subject.ts";

const FIRST = 4;
/** Before the indicators: code, county. */
const NAMES = 2;

/** Several counties as a workbook: verdicts and sections, CVs, what is lacking, what falls short. Totals are formulas. */
export async function writeRegionsWorkbook(subject: RegionsSubject): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = "Youheng";
  workbook.created = new Date(`${subject.ask.preparedOn}T00:00:00Z`);
  workbook.modified = workbook.created;
  workbook.calcProperties.fullCalcOnLoad = true;
  writeRegionsSheet(workbook, subject);
  writeCvSheet(workbook, subject);
  writeLackingSheet(workbook, subject);
  writeShortSheet(workbook, subject);
  return withZipDates(new Uint8Array(await workbook.xlsx.writeBuffer()), subject.ask.preparedOn);
}

function writeRegionsSheet(workbook: Workbook, { text, regions, inWords, ask }: RegionsSubject): void {
  const { column, regions: words } = text;
  const sheet = sheetOf(workbook, text.sheet.overview, [12, 30, 12, 12, 10, 10, 10, 12], text.page);
  paintTitle(
    sheet,
    words.title(ask.title === undefined ? words.several(regions.length) : inWords(ask.title)),
    words.workbookNote,
  );
  const heads = [
    words.code,
    words.region,
    column.verdict,
    column.students,
    column.sections,
    column.meeting,
    column.short,
    column.meetingShare,
  ];
  writeRow(sheet, FIRST - 1, heads);
  paintHead(sheet, FIRST - 1, heads.length);
  regions.forEach((region, i) => {
    const row = FIRST + i;
    const share = region.sections === 0 ? null : region.meeting / region.sections;
    const { verdict } = region.document;
    writeRow(sheet, row, [
      region.code,
      region.name,
      text.verdict[verdict],
      region.students,
      region.sections,
      region.meeting,
      region.short,
    ]);
    sheet.getCell(row, 8).value = {
      ...living(`IF(${inside(5, row)}=0,"",${inside(6, row)}/${inside(5, row)})`, share),
    };
    if (verdict === "falls_short") sheet.getCell(row, 3).font = { bold: true, color: { argb: "FF8A3B00" } };
  });
  writeRegionTotals(sheet, text.summary.total, regions);
  paintTable(sheet, [FIRST, FIRST + regions.length], heads.length);
}

/** Students and sections of all counties, and the share of sections that meet, under the counties. */
function writeRegionTotals(sheet: Worksheet, word: string, regions: readonly RegionJudged[]): void {
  const last = FIRST + regions.length - 1;
  const sum = (of: (region: RegionJudged) => number): number => regions.reduce((total, one) => total + of(one), 0);
  const totals = [
    sum((one) => one.students ?? Number.NaN),
    sum((one) => one.sections),
    sum((one) => one.meeting),
    sum((one) => one.short),
  ];
  sheet.getCell(last + 1, NAMES).value = word;
  totals.forEach((total, i) => {
    sheet.getCell(last + 1, 4 + i).value = { ...totalOf(4 + i, [FIRST, last], total) };
    for (let row = FIRST; row <= last + 1; row++) sheet.getCell(row, 4 + i).numFmt = "#,##0";
  });
  const [sections, meeting] = [inside(5, last + 1), inside(6, last + 1)];
  const share = totals[1] === 0 ? null : totals[2]! / totals[1]!;
  sheet.getCell(last + 1, 8).value = { ...living(`IF(${sections}=0,"",${meeting}/${sections})`, share) };
  for (let row = FIRST; row <= last + 1; row++) sheet.getCell(row, 8).numFmt = "0.0%";
  sheet.getRow(last + 1).font = { bold: true };
}

/** A column for each indicator of each stage that some county has. */
function indicatorColumns({ regions }: RegionsSubject): readonly StageIndicator[] {
  const columns = new Map<string, StageIndicator>();
  for (const region of regions)
    for (const one of stageIndicators(region)) if (!columns.has(keyOf(one))) columns.set(keyOf(one), one);
  return [...columns.values()];
}

function keyOf({ stage, found }: StageIndicator): string {
  return `${stage.zh} ${found.name.zh}`;
}

function foundIn(region: RegionJudged, column: StageIndicator): StageIndicator["found"] | undefined {
  return stageIndicators(region).find((one) => keyOf(one) === keyOf(column))?.found;
}

function writeCvSheet(workbook: Workbook, subject: RegionsSubject): void {
  const { text, regions, inWords } = subject;
  const columns = indicatorColumns(subject);
  const sheet = sheetOf(workbook, text.column.cv, [12, 30, ...columns.map(() => 12)], text.page);
  paintTitle(sheet, text.regions.cvSheet);
  writeHeads(
    sheet,
    subject,
    columns.map(({ stage, found }) => `${inWords(stage)}\n${inWords(found.short)}`),
  );
  sheet.getCell(2, NAMES).value = text.column.cvLimit;
  columns.forEach(({ found }, i) => {
    const column = NAMES + 1 + i;
    if (found.cv_limit !== null) sheet.getCell(2, column).value = found.cv_limit;
    regions.forEach((region, at) => {
      const own = foundIn(region, columns[i]!);
      if (own === undefined || own.cv === null) return;
      const cell = sheet.getCell(FIRST + at, column);
      cell.value = own.cv;
      cell.numFmt = formatBeside(own.cv, own.cv_limit, CV_DECIMALS);
      if (own.cv_meets === false) cell.font = { bold: true, underline: true, color: { argb: "FF8A3B00" } };
    });
  });
  paintTable(sheet, [FIRST, FIRST + regions.length - 1], NAMES + columns.length);
}

function writeLackingSheet(workbook: Workbook, subject: RegionsSubject): void {
  const { text, regions, inWords } = subject;
  const columns = indicatorColumns(subject).filter(({ found }) => found.gap !== null);
  const sheet = sheetOf(workbook, text.column.lacking, [12, 30, ...columns.map(() => 14)], text.page);
  paintTitle(sheet, text.table.lacking, text.lackingNote);
  writeHeads(
    sheet,
    subject,
    columns.map(
      ({ stage, found }) => `${inWords(stage)}\n${inWords(found.short)}\n${unitInWords(text, found.gap!.unit)}`,
    ),
  );
  const last = FIRST + regions.length - 1;
  columns.forEach((column, i) => {
    const at = NAMES + 1 + i;
    const amounts = regions.map((region) => foundIn(region, column)?.gap?.amount ?? null);
    amounts.forEach((amount, k) => {
      if (amount !== null) sheet.getCell(FIRST + k, at).value = amount;
    });
    const sum = amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
    sheet.getCell(last + 1, at).value = { ...living(`SUM(${letter(at)}${FIRST}:${letter(at)}${last})`, sum) };
    for (let row = FIRST; row <= last + 1; row++) sheet.getCell(row, at).numFmt = "#,##0.##";
  });
  sheet.getCell(last + 1, NAMES).value = text.summary.total;
  sheet.getRow(last + 1).font = { bold: true };
  paintTable(sheet, [FIRST, last + 1], NAMES + columns.length);
}

function writeShortSheet(workbook: Workbook, subject: RegionsSubject): void {
  const { text } = subject;
  const { regions: words, column } = text;
  const sheet = sheetOf(workbook, words.shortSheet, [12, 30, 70, 18, 18], text.page);
  paintTitle(sheet, words.shortTable);
  writeRow(sheet, FIRST - 1, [words.code, words.region, words.item, words.value, column.limitOf]);
  paintHead(sheet, FIRST - 1, 5);
  const items = shortItems(subject);
  items.forEach(({ code, region, item, value, limit }, i) =>
    writeRow(sheet, FIRST + i, [code, region, item, value, limit]),
  );
  paintTable(sheet, [FIRST, FIRST + items.length - 1], 5, { wrapText: true, vertical: "top" });
}

function writeHeads(sheet: Worksheet, { text, regions }: RegionsSubject, heads: readonly string[]): void {
  writeRow(sheet, FIRST - 1, [text.regions.code, text.regions.region, ...heads]);
  paintHead(sheet, FIRST - 1, NAMES + heads.length);
  sheet.getRow(FIRST - 1).height = 62;
  regions.forEach(({ code, name }, i) => writeRow(sheet, FIRST + i, [code, name]));
}

function sheetOf(workbook: Workbook, name: string, widths: readonly number[], page: string): Worksheet {
  return addSheet(workbook, { name, headRows: FIRST - 1, headColumns: NAMES, widths, page });
}

/** A total that lacks a figure does not exist. */
function totalOf(column: number, rows: readonly [number, number], sum: number) {
  const range = rangeOf(column, rows);
  return living(`IF(COUNT(${range})<ROWS(${range}),"",SUM(${range}))`, sum);
}
