import type { Finding } from "../model/index.ts";
import { cellText, columnLetter, createFindingLog, type SheetRow } from "../sense/index.ts";
import { enrolmentTellings as tell } from "./enrolment-tellings.ts";
import { readCount } from "./read-cells.ts";
import type { TablePlace } from "./read-enrolment.ts";
import { findTableHeader, type HeaderNames } from "./table-header.ts";

/** What one school can take at one stage. */
export interface PlannedPlaces {
  readonly unit: string;
  /** id of the stage: "primary" */
  readonly stage: string;
  /** the grade that is entered, as the enrolment names it */
  readonly entryGrade: string;
  /** new pupils that are normally taken in a year; null: not given */
  readonly plannedEntry: number | null;
  /** pupils of the whole stage that there is room for; null: not given */
  readonly capacity: number | null;
}

type Part = "unit" | "stage" | "entry_grade" | "planned_entry" | "capacity";

const HEADERS: HeaderNames<Part> = {
  unit: ["unit", "school_code", "学校标识码", "学校代码", "单位"],
  stage: ["stage", "学段"],
  entry_grade: ["entry_grade", "起始年级", "入学年级"],
  planned_entry: ["planned_entry", "常态招生计划数", "计划招生数"],
  capacity: ["capacity", "学位数", "办学规模"],
};

/**
 * Reads planned places: one row for each school and stage.
 *
 * @example readPlannedPlaces([], { file: "p.csv", sheet: "p" }).findings[0]?.code // "FORESEE-001"
 */
export function readPlannedPlaces(
  sheet: readonly SheetRow[],
  place: TablePlace,
): { readonly rows: readonly PlannedPlaces[]; readonly findings: readonly Finding[] } {
  const log = createFindingLog();
  const header = findTableHeader(sheet, HEADERS, ["unit", "stage", "entry_grade", "planned_entry"]);
  if (header === null) {
    log.add({ code: "FORESEE-001", severity: "error", place: { ...place }, tell: tell.noPlacesHeader });
    return { rows: [], findings: log.list() };
  }
  const rows: PlannedPlaces[] = [];
  for (const row of sheet) {
    if (row.number <= header.row.number || row.cells.every((cell) => cellText(cell) === "")) continue;
    const cell = (part: Part) => (header.at[part] === undefined ? undefined : row.cells[header.at[part]]);
    const count = (part: "planned_entry" | "capacity"): number | null => {
      const read = readCount(cell(part));
      if (read !== "wrong" && (read === null || read >= 0)) return read;
      const at = `${columnLetter(header.at[part] ?? 0)}${row.number}`;
      const where = { ...place, row: row.number, cell: at, field: part };
      log.add({ code: "FORESEE-006", severity: "error", place: where, tell: () => tell.noCount(cellText(cell(part))) });
      return null;
    };
    rows.push({
      unit: cellText(cell("unit")),
      stage: cellText(cell("stage")),
      entryGrade: cellText(cell("entry_grade")),
      plannedEntry: count("planned_entry"),
      capacity: count("capacity"),
    });
  }
  return { rows, findings: log.list() };
}
