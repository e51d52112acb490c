import type { Finding } from "../model/index.ts";
import { cellText, cleanKey, columnLetter, createFindingLog, type FindingLog, type SheetRow } from "../sense/index.ts";
import type { EnrolmentRow } from "./enrolment.ts";
import { enrolmentTellings as tell } from "./enrolment-tellings.ts";
import { TOTAL } from "./forecast.ts";
import { gradesInOrder, rankOfGrade } from "./grade-order.ts";
import { groupingColumns } from "./grouping-columns.ts";
import { readCount, readSchoolYear } from "./read-cells.ts";
import { findTableHeader, type FoundHeader, type HeaderNames } from "./table-header.ts";

/** What was read of an enrolment file. */
export interface EnrolmentReading {
  readonly rows: readonly EnrolmentRow[];
  /** the grouping columns, by name, in the order of the rows' `groups` */
  readonly labels: readonly string[];
  readonly findings: readonly Finding[];
}

/** Where the table stands, for findings. */
export interface TablePlace {
  readonly file: string;
  readonly sheet: string;
}

type Part = "unit" | "school_year" | "grade" | "students";

const HEADERS: HeaderNames<Part> = {
  unit: ["unit", "school_code", "单位", "学校标识码", "学校代码", "school_id", "school", "学校", "学校名称"],
  school_year: ["school_year", "year", "学年", "年度", "年份"],
  grade: ["grade", "年级", "grade_level"],
  students: ["students", "在校生数", "学生数", "enrolment", "enrollment", "人数", "roll", "count"],
};
const TOTAL_WORDS = new Set(["total", "all", "合计", "总计", "小计", "全部", "allgrades"]);

/**
 * Reads enrolment in long form: one row for each unit, school year and grade, under a header with the names of CONTRACTS §3 or the Chinese
 * ones. Further columns that put units together are groupings. Without a grade column every row is a total. A blank cell is missing;
 * everything that is wrong is a finding, all at once.
 *
 * @param groups  names of columns that are groupings whatever they hold
 * @example readEnrolment([{ number: 1, cells: ["unit", "school_year", "grade", "students"] }], { file: "a.csv", sheet: "a" }).rows // []
 */
export function readEnrolment(
  sheet: readonly SheetRow[],
  place: TablePlace,
  groups: readonly string[] = [],
): EnrolmentReading {
  const log = createFindingLog();
  const header = findTableHeader(sheet, HEADERS, ["unit", "school_year", "students"]);
  if (header === null) {
    log.add({ code: "FORESEE-001", severity: "error", place: { ...place }, tell: tell.noHeader });
    return { rows: [], labels: [], findings: log.list() };
  }
  const columns = header.others.map(({ column }) => column);
  const read = readRows(sheet, { header, columns, place, log });
  const { kept, labels } = groupingColumns(
    read,
    header.others.map(({ name }) => name),
    groups,
  );
  const rows = withoutTotals(kept, place, log);
  if (rows.length === 0 && log.list().length === 0)
    log.add({ code: "FORESEE-002", severity: "error", place: { ...place }, tell: tell.noRows });
  noteBlanks(rows, place, log);
  noteOrder(rows, place, log);
  return { rows, labels, findings: log.list() };
}

interface Reading {
  readonly header: FoundHeader<Part>;
  readonly columns: readonly number[];
  readonly place: TablePlace;
  readonly log: FindingLog;
}

function readRows(sheet: readonly SheetRow[], reading: Reading): readonly EnrolmentRow[] {
  const rows: EnrolmentRow[] = [];
  const seen = new Map<string, number>();
  for (const row of sheet) {
    if (row.number <= reading.header.row.number || row.cells.every((cell) => cellText(cell) === "")) continue;
    const found = readRow(row, reading);
    if (found === null) continue;
    const cell = `${found.unit}\u0000${found.schoolYear}\u0000${found.grade}`;
    const first = seen.get(cell);
    if (first !== undefined) {
      addAt(reading, row, { part: "students", code: "FORESEE-007", tell: () => tell.twice(found, first) });
      continue;
    }
    seen.set(cell, row.number);
    rows.push(found);
  }
  return rows;
}

function readRow(row: SheetRow, reading: Reading): EnrolmentRow | null {
  const { at } = reading.header;
  const cell = (part: Part) => (at[part] === undefined ? undefined : row.cells[at[part]]);
  const unit = cellText(cell("unit"));
  const schoolYear = readSchoolYear(cell("school_year"));
  const grade = at.grade === undefined ? TOTAL : cellText(cell("grade"));
  const students = readCount(cell("students"));
  if (unit === "") addAt(reading, row, { part: "unit", code: "FORESEE-003", tell: tell.noUnit });
  if (schoolYear === null)
    addAt(reading, row, {
      part: "school_year",
      code: "FORESEE-004",
      tell: () => tell.noYear(cellText(cell("school_year"))),
    });
  if (grade === "") addAt(reading, row, { part: "grade", code: "FORESEE-005", tell: tell.noGrade });
  const wrong = students === "wrong" || (students !== null && students < 0);
  if (wrong)
    addAt(reading, row, {
      part: "students",
      code: "FORESEE-006",
      tell: () => tell.noCount(cellText(cell("students"))),
    });
  if (unit === "" || schoolYear === null || grade === "" || wrong) return null;
  return { unit, schoolYear, grade, students, groups: reading.columns.map((column) => cellText(row.cells[column])) };
}

interface Trouble {
  readonly part: Part;
  readonly code: string;
  readonly tell: () => ReturnType<(typeof tell)["noUnit"]>;
}

function addAt({ header, place, log }: Reading, row: SheetRow, { part, code, tell: words }: Trouble): void {
  const cell = `${columnLetter(header.at[part] ?? 0)}${row.number}`;
  log.add({ code, severity: "error", place: { ...place, row: row.number, cell, field: part }, tell: words });
}

/** Rows of a total beside rows of grades would count every student twice. */
function withoutTotals(rows: readonly EnrolmentRow[], place: TablePlace, log: FindingLog): readonly EnrolmentRow[] {
  const kept = rows.filter(({ grade }) => !TOTAL_WORDS.has(cleanKey(grade)));
  if (kept.length === rows.length || kept.length === 0) return rows;
  const dropped = rows.length - kept.length;
  log.add({ code: "FORESEE-011", severity: "note", place: { ...place }, tell: () => tell.totals(dropped) });
  return kept;
}

function noteBlanks(rows: readonly EnrolmentRow[], place: TablePlace, log: FindingLog): void {
  const blanks = rows.filter(({ students }) => students === null).length;
  if (blanks > 0)
    log.add({ code: "FORESEE-010", severity: "warning", place: { ...place }, tell: () => tell.blanks(blanks) });
}

/**
 * Grades that stand in another order than children pass them in are put in order where their names tell it, which is noted; where
 * some names do not tell, the order in which they appear holds and is pointed out.
 */
function noteOrder(rows: readonly EnrolmentRow[], place: TablePlace, log: FindingLog): void {
  const grades = [...new Set(rows.map(({ grade }) => grade))];
  const inOrder = gradesInOrder(grades);
  if (inOrder.some((grade, i) => grade !== grades[i])) {
    log.add({ code: "FORESEE-013", severity: "note", place: { ...place }, tell: () => tell.reordered(inOrder) });
    return;
  }
  const ranks = grades.map(rankOfGrade).filter((rank) => rank !== null);
  if (ranks.every((rank, i) => i === 0 || rank > ranks[i - 1]!)) return;
  log.add({ code: "FORESEE-012", severity: "warning", place: { ...place }, tell: () => tell.order(grades) });
}
