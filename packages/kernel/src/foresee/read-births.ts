import type { Finding } from "../model/index.ts";
import { cellText, columnLetter, createFindingLog, type FindingLog, type SheetRow } from "../sense/index.ts";
import type { BirthsRow } from "./births-table.ts";
import { enrolmentTellings as tell } from "./enrolment-tellings.ts";
import { readCount, readSchoolYear } from "./read-cells.ts";
import type { TablePlace } from "./read-enrolment.ts";
import { findTableHeader, type FoundHeader, type HeaderNames } from "./table-header.ts";

type Part = "area" | "year" | "births" | "age" | "population";

const HEADERS: HeaderNames<Part> = {
  area: ["area", "地区", "区划", "区划代码", "乡镇", "county", "district"],
  year: ["year", "年", "年份", "年度", "出生年"],
  births: ["births", "出生数", "出生人数", "出生人口"],
  age: ["age", "年龄", "周岁"],
  population: ["population", "人数", "人口", "人口数"],
};

/**
 * Reads births by area and year; or, where births are missing, the population by age: children of an age in a year were born
 * so many years earlier, and the newest count of a birth year stands for its births.
 *
 * @example readBirths([], { file: "b.csv", sheet: "b" }).findings[0]?.code // "FORESEE-001"
 */
export function readBirths(
  sheet: readonly SheetRow[],
  place: TablePlace,
): { readonly rows: readonly BirthsRow[]; readonly findings: readonly Finding[] } {
  const log = createFindingLog();
  const births = findTableHeader(sheet, HEADERS, ["year", "births"]);
  const byAge = births === null ? findTableHeader(sheet, HEADERS, ["year", "age", "population"]) : null;
  const header = births ?? byAge;
  if (header === null) {
    log.add({ code: "FORESEE-001", severity: "error", place: { ...place }, tell: tell.noBirthsHeader });
    return { rows: [], findings: log.list() };
  }
  const rows = sheet
    .filter((row) => row.number > header.row.number && row.cells.some((cell) => cellText(cell) !== ""))
    .flatMap((row) => birthsRow(row, { header, place, log }) ?? []);
  if (rows.length === 0 && log.list().length === 0)
    log.add({ code: "FORESEE-002", severity: "error", place: { ...place }, tell: tell.noRows });
  return { rows: byAge === null ? rows : newestOfBirthYear(rows), findings: log.list() };
}

interface AgedRow extends BirthsRow {
  readonly counted: number;
}

interface Reading {
  readonly header: FoundHeader<Part>;
  readonly place: TablePlace;
  readonly log: FindingLog;
}

function birthsRow(row: SheetRow, { header: { at }, place, log }: Reading): AgedRow | null {
  const cell = (part: Part) => (at[part] === undefined ? undefined : row.cells[at[part]]);
  const where = (part: Part) => ({
    ...place,
    row: row.number,
    cell: `${columnLetter(at[part] ?? 0)}${row.number}`,
    field: part,
  });
  const year = readSchoolYear(cell("year"));
  const counted: Part = at.births === undefined ? "population" : "births";
  const births = readCount(cell(counted));
  const age = at.births === undefined ? readCount(cell("age")) : 0;
  const wrong = births === "wrong" || (births !== null && births < 0);
  const noAge = age === "wrong" || age === null || age < 0;
  if (year === null)
    log.add({
      code: "FORESEE-004",
      severity: "error",
      place: where("year"),
      tell: () => tell.noYear(cellText(cell("year"))),
    });
  if (wrong || noAge) {
    const part = wrong ? counted : "age";
    log.add({
      code: "FORESEE-006",
      severity: "error",
      place: where(part),
      tell: () => tell.noCount(cellText(cell(part))),
    });
  }
  if (year === null || wrong || noAge) return null;
  return { area: cellText(cell("area")), year: year - Math.floor(age), births, counted: year };
}

function newestOfBirthYear(rows: readonly AgedRow[]): readonly BirthsRow[] {
  const newest = new Map<string, AgedRow>();
  for (const row of rows) {
    const key = `${row.area}\u0000${row.year}`;
    const known = newest.get(key);
    if (known === undefined || row.counted >= known.counted) newest.set(key, row);
  }
  return [...newest.values()];
}
