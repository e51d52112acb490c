import { gradesInOrder } from "./grade-order.ts";

/** One row of the long form: students of one unit in one grade and school year. `students` null: the cell was blank. */
export interface EnrolmentRow {
  readonly unit: string;
  readonly schoolYear: number;
  readonly grade: string;
  readonly students: number | null;
  /** values of the grouping columns, in their order; "" where blank */
  readonly groups: readonly string[];
}

/** Units put together by one column: districts, counties. */
export interface Grouping {
  readonly label: string;
  readonly names: readonly string[];
  /** for each unit the index of its group */
  readonly of: Int32Array;
}

/**
 * Students by unit × grade × school year. `students` and `withheld` are indexed `(unit * grades + grade) * years + year`.
 * NaN: the unit is not there that year, or a blank cell with nothing before it to stand in.
 */
export interface Enrolment {
  readonly units: readonly string[];
  readonly grades: readonly string[];
  /** first school year; further ones follow without a gap */
  readonly firstYear: number;
  readonly years: number;
  readonly students: Float64Array;
  /** 1: the cell was blank; what stands in `students` is the year before, for the models only */
  readonly withheld: Uint8Array;
  readonly groupings: readonly Grouping[];
}

/** How rows become a table. */
export interface EnrolmentAsk {
  /** the order of grades; absent: that of their names where these tell it (K, 1, 2 …), else as they first appear */
  readonly grades?: readonly string[];
  /** names of the grouping columns */
  readonly labels: readonly string[];
}

/**
 * Puts rows in their cells. A unit that has a row in a year and none for a grade does not offer that grade: 0. A unit without any
 * row in a year is not there. A blank cell is missing: it stays marked, and the year before stands in for the models only.
 * Rows of the same cell add up (two programmes of one school). Units stand in the order of their codes and grades in that of children's
 * passage where their names tell it, so that the order of the rows changes nothing.
 *
 * @param rows  at least one
 * @throws      RangeError without rows
 * @example     enrolmentOf([{ unit: "a", schoolYear: 2024, grade: "1", students: 30, groups: [] }], { labels: [] }).students[0] // 30
 */
export function enrolmentOf(rows: readonly EnrolmentRow[], { grades: asked, labels }: EnrolmentAsk): Enrolment {
  if (rows.length === 0) throw new RangeError("enrolmentOf needs at least one row");
  const units = indexOfNames([...new Set(rows.map((row) => row.unit))].toSorted());
  const grades = indexOfNames([...(asked ?? []), ...gradesInOrder(rows.map((row) => row.grade))]);
  const [firstYear, lastYear] = yearsOf(rows);
  const years = lastYear - firstYear + 1;
  const cells = units.size * grades.size * years;
  const table = {
    units: [...units.keys()],
    grades: [...grades.keys()],
    firstYear,
    years,
    students: new Float64Array(cells).fill(Number.NaN),
    withheld: new Uint8Array(cells),
  };
  for (const row of rows) {
    const unit = units.get(row.unit)!;
    const at = (unit * grades.size + grades.get(row.grade)!) * years + row.schoolYear - firstYear;
    if (row.students === null) table.withheld[at] = 1;
    else table.students[at] = (Number.isNaN(table.students[at]) ? 0 : table.students[at]!) + row.students;
  }
  fillCells(table);
  return { ...table, groupings: labels.map((label, column) => groupingOf(rows, { units, label, column })) };
}

function indexOfNames(names: readonly string[]): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  for (const name of names) if (!index.has(name)) index.set(name, index.size);
  return index;
}

function yearsOf(rows: readonly EnrolmentRow[]): readonly [number, number] {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { schoolYear } of rows) {
    first = Math.min(first, schoolYear);
    last = Math.max(last, schoolYear);
  }
  return [first, last];
}

type Cells = Pick<Enrolment, "units" | "grades" | "years" | "students" | "withheld">;

function fillCells(table: Cells): void {
  for (let unit = 0; unit < table.units.length; unit++)
    for (let year = 0; year < table.years; year++) fillYear(table, unit, year);
}

function fillYear(table: Cells, unit: number, year: number): void {
  const { grades, years, students, withheld } = table;
  const cells = grades.map((_, grade) => (unit * grades.length + grade) * years + year);
  if (cells.every((at) => Number.isNaN(students[at]) && withheld[at] === 0)) return;
  for (const at of cells) fill(table, at);
}

function fill({ years, students, withheld }: Cells, at: number): void {
  if (withheld[at] === 1) students[at] = at % years > 0 ? students[at - 1]! : Number.NaN;
  else if (Number.isNaN(students[at])) students[at] = 0;
}

interface GroupingAsk {
  readonly units: ReadonlyMap<string, number>;
  readonly label: string;
  readonly column: number;
}

/** A unit belongs where its newest row says; where rows of one year disagree, to the first by name. */
function groupingOf(rows: readonly EnrolmentRow[], { units, label, column }: GroupingAsk): Grouping {
  const newest = new Int32Array(units.size).fill(-1);
  const named = Array.from<string>({ length: units.size }).fill("");
  for (const { unit, schoolYear, groups } of rows) {
    const at = units.get(unit)!;
    const name = groups[column]!;
    if (name === "" || schoolYear < newest[at]!) continue;
    if (schoolYear === newest[at] && named[at]! <= name) continue;
    newest[at] = schoolYear;
    named[at] = name;
  }
  const names = [...new Set(named)].toSorted();
  const index = new Map(names.map((name, i) => [name, i]));
  return { label, names, of: Int32Array.from(named, (name) => index.get(name)!) };
}
