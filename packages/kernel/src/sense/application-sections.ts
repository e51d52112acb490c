import { type Cell, cellText, isEmptyCell } from "./cell.ts";
import type { ApplicationForm, ApplicationStage } from "./application-form.ts";
import { type ApplicationPage, cellsOf, type Heading, headingOf, placeOn } from "./application-page.ts";
import { applicationTelling } from "./application-texts.ts";
import type { FindingLog } from "./finding-log.ts";
import { officialKey } from "./official-words.ts";
import { readNumber } from "./read-number.ts";

/** One row of the table by school: a section, as the county wrote it. */
export interface ApplicationSection {
  readonly stage: ApplicationStage;
  readonly name: string;
  readonly code: string | null;
  readonly ownership: string | null;
  /** NaN: not reported */
  readonly students: number;
  readonly classes: number;
  /** by the form's columns */
  readonly values: readonly number[];
  readonly at: SectionPlace;
}

/** Where a section stands: its sheet, its row from 0, and the columns of its figures. */
export interface SectionPlace {
  readonly page: ApplicationPage;
  readonly row: number;
  readonly columns: SectionColumns;
}

interface SectionColumns {
  readonly number: number | null;
  readonly name: number;
  readonly students: number;
  readonly classes: number | null;
  readonly sponsor: number | null;
  readonly code: number | null;
  readonly values: readonly (number | null)[];
}

/** What reading the table needs. */
export interface ApplicationGround {
  readonly form: ApplicationForm;
  /** words that begin a row which adds up others */
  readonly totals: readonly string[];
  readonly blanks: ReadonlySet<string>;
  readonly log: FindingLog;
}

/**
 * The sections of a table by school. Stages are told by rows that part them, else by the numbering that starts again, else by the
 * names of the schools; where none of these tells, that is a finding and the rows are not read.
 *
 * @returns nothing for a blank form
 */
export function readSections(page: ApplicationPage, ground: ApplicationGround): ApplicationSection[] {
  const heads = columnsOf(page, ground);
  if (heads === null) return [];
  const rows = rowsOf(page, heads, ground);
  const stages = stagesOf(rows, ground.form);
  const untold = rows.filter((_, i) => stages[i] === null);
  if (untold.length > 0) {
    const place = placeOn(page, untold[0]!.row, heads.columns.name);
    ground.log.add({ code: "SENSE-086", severity: "error", place, tell: () => applicationTelling.noStage(untold) });
  }
  return rows.flatMap((row, i) => {
    const stage = stages[i] ?? null;
    return stage === null ? [] : [sectionOf(page, heads.columns, { row, stage }, ground)];
  });
}

function columnsOf(
  page: ApplicationPage,
  { form, log }: ApplicationGround,
): { columns: SectionColumns; last: number } | null {
  const { sections } = form;
  const find = (spellings: readonly string[]): Heading | null => headingOf(page.table, spellings);
  const [name, students] = [find(sections.name), find(sections.students)];
  const values = sections.columns.map(({ headings }) => find(headings));
  const missing = [
    ...(name === null ? [sections.name[0]!] : []),
    ...(students === null ? [sections.students[0]!] : []),
    ...sections.columns.filter((_, i) => values[i] === null).map(({ headings }) => headings[0]!),
  ];
  if (missing.length > 0)
    log.add({
      code: "SENSE-076",
      severity: name === null || students === null ? "error" : "warning",
      place: { file: page.page.file, sheet: page.page.sheet },
      tell: () => applicationTelling.noHeadings(missing),
    });
  if (name === null || students === null) return null;
  const others = [sections.number, sections.classes, sections.sponsor, sections.code].map(find);
  const [number, classes, sponsor, code] = others.map((one) => one?.column ?? null);
  const last = Math.max(name.row, students.row, ...values.map((one) => one?.row ?? 0));
  const columns = { name: name.column, students: students.column, values: values.map((one) => one?.column ?? null) };
  return {
    columns: { ...columns, number: number!, classes: classes!, sponsor: sponsor!, code: code! },
    last,
  };
}

/** A row of the body: a section, and after which row that parts stages it stands. */
export interface BodyRow {
  readonly row: number;
  readonly name: string;
  readonly number: number;
  readonly divided: ApplicationStage | null;
}

function rowsOf(
  { table }: ApplicationPage,
  { columns, last }: { columns: SectionColumns; last: number },
  { form, totals }: ApplicationGround,
): BodyRow[] {
  const figures = [columns.students, ...columns.values].filter((column) => column !== null);
  const rows: BodyRow[] = [];
  let divided: ApplicationStage | null = null;
  for (let row = last + 1; row < table.rows; row++) {
    const filled = cellsOf(table, row);
    if (filled.every(({ cell }) => /^L\d+$/i.test(cellText(cell)))) continue;
    const first = officialKey(filled[0]!.cell);
    const hasFigures = figures.some((column) => !isEmptyCell(table.at(row, column)));
    const parted = form.sections.stages.find(({ words }) => words.some((word) => first === officialKey(word)));
    if (!hasFigures) {
      divided = parted ?? divided;
      continue;
    }
    const name = cellText(table.at(row, columns.name));
    const isNote = cellText(table.at(row, columns.students)) === cellText(filled[0]!.cell) && columns.students > 0;
    const addsUp = [first, name].some((text) => totals.some((word) => text.toLowerCase().startsWith(word)));
    if (name === "" || addsUp || (isNote && filled.length > 1)) continue;
    const number = columns.number === null ? Number.NaN : Number(cellText(table.at(row, columns.number)) || Number.NaN);
    rows.push({ row, name, number, divided });
  }
  return rows;
}

/** The stage of every row; null where nothing tells it. */
function stagesOf(rows: readonly BodyRow[], { sections }: ApplicationForm): (ApplicationStage | null)[] {
  const { stages } = sections;
  if (rows.some(({ divided }) => divided !== null)) return rows.map(({ divided }) => divided ?? stages[0] ?? null);
  let block = 0;
  const blocks = rows.map(({ number }, i) => {
    if (i > 0 && number <= rows[i - 1]!.number) block += 1;
    return block;
  });
  if (block + 1 === stages.length) return blocks.map((at) => stages[at] ?? null);
  return rows.map(({ name }) => {
    const own = stages.filter(({ ends }) => ends.some((end) => officialKey(name).endsWith(end)));
    return own.length === 1 ? own[0]! : null;
  });
}

function sectionOf(
  page: ApplicationPage,
  columns: SectionColumns,
  { row, stage }: { readonly row: BodyRow; readonly stage: ApplicationStage },
  ground: ApplicationGround,
): ApplicationSection {
  const text = (column: number | null): string | null =>
    column === null ? null : cellText(page.table.at(row.row, column)) || null;
  const number = (column: number | null): number =>
    column === null ? Number.NaN : readFigure(page, { row: row.row, column, name: row.name }, ground);
  const sponsor = text(columns.sponsor);
  return {
    stage,
    name: row.name,
    code: text(columns.code),
    ownership: sponsor === null ? null : (ground.form.sections.sponsors[sponsor] ?? null),
    students: number(columns.students),
    classes: number(columns.classes),
    values: columns.values.map(number),
    at: { page, row: row.row, columns },
  };
}

function readFigure(
  page: ApplicationPage,
  { row, column, name }: { readonly row: number; readonly column: number; readonly name: string },
  { form, blanks, log }: ApplicationGround,
): number {
  const cell: Cell | undefined = page.table.at(row, column);
  const scales = new Map(Object.entries(form.scales).filter(([unit]) => unit !== "%"));
  const read = readNumber(cell, { scale: 1, plus: 0, share: false, scales, blanks });
  if (typeof read !== "string") return read ?? Number.NaN;
  log.add({
    code: "SENSE-010",
    severity: "error",
    place: placeOn(page, row, column),
    about: name,
    tell: () => applicationTelling.notANumber(cellText(cell)),
  });
  return Number.NaN;
}
