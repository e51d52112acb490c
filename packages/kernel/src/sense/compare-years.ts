import { columnId, type Facts, type Finding, type Form } from "../model/index.ts";
import { type Point, wayM } from "../stats/index.ts";
import { rowsByCode } from "./difference-of.ts";
import { placeOfCell, schoolName } from "./fact-places.ts";
import { createFindingLog, type FindingLog, type Telling } from "./finding-log.ts";

/** Two returns of one region, school by school. */
interface Years {
  readonly before: Facts;
  readonly after: Facts;
  readonly form: Form;
  readonly log: FindingLog;
}

/**
 * Compares a return with last year's: schools that vanished or appeared, students that changed by more than the form's share,
 * teachers that jumped by its factor, a school that moved. Warnings want a reason, nothing here is an error. A number that either
 * year lacks is not compared.
 *
 * @param before  last year's facts of the same region
 * @param form    its `comparison` holds the limits
 * @returns       findings placed in this year's cells; a vanished school in last year's file as a whole
 * @example compareYears(facts, facts, tidy) // []
 */
export function compareYears(before: Facts, after: Facts, form: Form): Finding[] {
  const years: Years = { before, after, form, log: createFindingLog() };
  const old = rowsByCode(before);
  const now = rowsByCode(after);
  for (const [code, row] of old) if (!now.has(code) && isSpokenOf(years, row)) reportVanished(years, code, row);
  for (const [code, row] of now) {
    const oldRow = old.get(code);
    if (oldRow === undefined) reportAppeared(years, code, row);
    else compareSchool(years, oldRow, row);
  }
  return years.log.list();
}

/** A form that asks for compulsory schools only says nothing of kindergartens: that they are not in it is no news. */
function isSpokenOf({ before, after }: Years, row: number): boolean {
  const rolls = Object.keys(before.numbers).filter((id) => id.startsWith("students_") && before.numbers[id]![row]! > 0);
  return rolls.length === 0 || rolls.some((id) => after.numbers[id] !== undefined);
}

/** Placed in last year's file as a whole: this year's has no cell to mark. */
function reportVanished(years: Years, code: string, row: number): void {
  const name = schoolName(years.before, row) ?? code;
  years.log.add({
    code: "SENSE-050",
    severity: "warning",
    place: { file: years.before.origin.file, schoolCode: code },
    about: name,
    tell: () => ({
      zh: `去年有“${name}”（${code}），今年的报表里没有。`,
      en: `"${name}" (${code}) was in last year's return and is not in this one.`,
      fix: "若已撤并，请说明理由；若漏报，请补上该校。",
      fixEn: "If it was closed or merged, give the reason; if it was forgotten, add it.",
    }),
  });
}

function reportAppeared(years: Years, code: string, row: number): void {
  years.log.add({
    code: "SENSE-051",
    severity: "note",
    place: placeOfCell(years.after, row, "school_code"),
    about: schoolName(years.after, row),
    tell: () => ({
      zh: `${code} 是今年新出现的学校。`,
      en: `${code} is new this year.`,
      fix: "若是新建校无需处理；若是标识码改写，请核对。",
      fixEn: "Nothing to do for a new school; check the code if it was rewritten.",
    }),
  });
}

function compareSchool(years: Years, oldRow: number, row: number): void {
  const { studentsChangeShare, teachersJumpFactor, movedM } = years.form.comparison;
  for (const column of columnsOf(years.form, "students"))
    compareColumn(
      years,
      { column, oldRow, row },
      "SENSE-052",
      (was, is) => Math.abs(is - was) > studentsChangeShare * was,
    );
  for (const column of columnsOf(years.form, "teachers"))
    compareColumn(
      years,
      { column, oldRow, row },
      "SENSE-053",
      (was, is) => is >= was * teachersJumpFactor || is * teachersJumpFactor <= was,
    );
  if (movedM !== undefined) compareLocation(years, oldRow, row, movedM);
}

function columnsOf(form: Form, field: string): readonly string[] {
  return form.columns.filter((column) => column.field === field).map((column) => columnId(column.field, column.stage));
}

interface ComparedCell {
  readonly column: string;
  readonly oldRow: number;
  readonly row: number;
}

function compareColumn(
  years: Years,
  cell: ComparedCell,
  code: string,
  changed: (was: number, is: number) => boolean,
): void {
  const was = years.before.numbers[cell.column]?.[cell.oldRow] ?? Number.NaN;
  const is = years.after.numbers[cell.column]?.[cell.row] ?? Number.NaN;
  if (!(was > 0) || Number.isNaN(is) || !changed(was, is)) return;
  const place = placeOfCell(years.after, cell.row, cell.column);
  years.log.add({
    code,
    severity: "warning",
    place,
    about: schoolName(years.after, cell.row),
    tell: () =>
      tellChange(headerOf(years.form, cell.column, chinese), headerOf(years.form, cell.column, english), was, is),
  });
}

const chinese = /\p{Script=Han}/u;
const english = /^[A-Z][^\p{Script=Han}]*$/u;

/** The first spelling of a column's header in a language; its id where the form has none. */
function headerOf(form: Form, id: string, language: RegExp): string {
  return (
    form.columns
      .find((column) => columnId(column.field, column.stage) === id)
      ?.headers.find((header) => language.test(header)) ?? id
  );
}

function tellChange(zh: string, en: string, was: number, is: number): Telling {
  const percent = `${is > was ? "+" : ""}${(((is - was) / was) * 100).toFixed(0)} %`;
  return {
    zh: `“${zh}”从去年的 ${was} 变为 ${is}（${percent}），变化很大。`,
    en: `"${en}" went from ${was} last year to ${is} (${percent}), a large change.`,
    fix: "请核对是否多写或少写一位；若属实请写明理由。",
    fixEn: "Check for a digit too many or too few; if it is true, give the reason.",
  };
}

function compareLocation(years: Years, oldRow: number, row: number, movedM: number): void {
  const metres = wayM(locationOf(years.before, oldRow), locationOf(years.after, row));
  if (!(metres > movedM)) return;
  const shown = Math.round(metres);
  years.log.add({
    code: "SENSE-054",
    severity: "warning",
    place: placeOfCell(years.after, row, "lon"),
    about: schoolName(years.after, row),
    tell: () => ({
      zh: `学校的坐标与去年相差 ${shown} 米。`,
      en: `The school's coordinates moved by ${shown} m since last year.`,
      fix: "若已迁址请写明理由；否则请核对经纬度。",
      fixEn: "If it moved, give the reason; otherwise check longitude and latitude.",
    }),
  });
}

function locationOf(facts: Facts, row: number): Point {
  return { lon: facts.numbers["lon"]?.[row] ?? Number.NaN, lat: facts.numbers["lat"]?.[row] ?? Number.NaN };
}
