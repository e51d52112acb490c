import type { Finding } from "../model/index.ts";
import {
  type Cell,
  cellText,
  cleanKey,
  columnLetter,
  createFindingLog,
  type SheetRow,
  type Telling,
} from "../sense/index.ts";
import { changeTellings as tell } from "./change-tellings.ts";
import { enrolmentTellings } from "./enrolment-tellings.ts";
import type { ChangeRow, HousingRow } from "./planned-changes.ts";
import { readCount, readSchoolYear } from "./read-cells.ts";
import type { TablePlace } from "./read-enrolment.ts";
import { findTableHeader, type FoundHeader, type HeaderNames } from "./table-header.ts";

type HousingPart = "unit" | "school_year" | "dwellings" | "students_per_dwelling" | "grade";
type ChangePart = "school_year" | "kind" | "unit" | "into" | "from" | "share";

const UNIT = ["unit", "school_code", "单位", "学校标识码", "学校代码"];
const YEAR = ["school_year", "year", "学年"];
const HOUSING: HeaderNames<HousingPart> = {
  unit: UNIT,
  school_year: YEAR,
  dwellings: ["dwellings", "住房套数", "套数"],
  students_per_dwelling: ["students_per_dwelling", "户均学生数"],
  grade: ["grade", "年级"],
};
const CHANGES: HeaderNames<ChangePart> = {
  school_year: YEAR,
  kind: ["kind", "变动", "变动类型"],
  unit: UNIT,
  into: ["into", "并入"],
  from: ["from", "来自"],
  share: ["share", "比例"],
};
const KINDS: Readonly<Record<string, ChangeRow["kind"]>> = {
  open: "open",
  新建: "open",
  开办: "open",
  close: "close",
  撤销: "close",
  停办: "close",
  merge: "merge",
  合并: "merge",
};

/** Rows that can be used, with everything that is wrong in the others. */
export interface PlannedReading<Row> {
  readonly rows: readonly Row[];
  readonly findings: readonly Finding[];
}

/**
 * Reads new housing: one row for each unit and school year, and grade where it is known. A blank number is an error, never 0.
 *
 * @example readHousing([], { file: "h.csv", sheet: "h" }).findings[0]?.code // "FORESEE-001"
 */
export function readHousing(sheet: readonly SheetRow[], place: TablePlace): PlannedReading<HousingRow> {
  const header = findTableHeader(sheet, HOUSING, ["unit", "school_year", "dwellings", "students_per_dwelling"]);
  return readPlanned({ sheet, place, header, noHeader: tell.noHousingHeader }, (row) => {
    const unit = row.unit("unit");
    const schoolYear = row.year("school_year");
    const dwellings = row.number("dwellings");
    const studentsPerDwelling = row.number("students_per_dwelling");
    if (unit === null || schoolYear === null || dwellings === null || studentsPerDwelling === null) return null;
    const grade = row.text("grade");
    return { unit, schoolYear, dwellings, studentsPerDwelling, grade: grade === "" ? null : grade, place: row.place };
  });
}

/**
 * Reads schools that open, close and merge; an opening school has one row for each unit that gives it students. Columns of further names
 * say which groups an opening school belongs to.
 *
 * @example readChanges([], { file: "c.csv", sheet: "c" }).findings[0]?.code // "FORESEE-001"
 */
export function readChanges(sheet: readonly SheetRow[], place: TablePlace): PlannedReading<ChangeRow> {
  const header = findTableHeader(sheet, CHANGES, ["school_year", "kind", "unit"]);
  return readPlanned({ sheet, place, header, noHeader: tell.noChangesHeader }, (row) => {
    const schoolYear = row.year("school_year");
    const kind = KINDS[cleanKey(row.text("kind"))];
    const unit = row.unit("unit");
    if (kind === undefined) row.wrong("kind", "FORESEE-030", () => tell.noKind(row.text("kind")));
    const opens = kind === "open";
    const into = opens ? "" : row.text("into");
    if (kind !== undefined && !opens && into === "") row.wrong("into", "FORESEE-031", tell.noInto);
    const from = opens ? row.text("from") : "";
    const share = from === "" ? null : readCount(row.cell("share"));
    const noShare = from !== "" && !(typeof share === "number" && share >= 0 && share <= 1);
    if (noShare) row.wrong("share", "FORESEE-032", () => tell.noShare(row.text("share")));
    if (schoolYear === null || kind === undefined || unit === null || noShare || (!opens && into === "")) return null;
    const groups = Object.fromEntries(row.others().filter(([, value]) => value !== ""));
    return { schoolYear, kind, unit, into, from, share: share as number | null, groups, place: row.place };
  });
}

interface Table<Part extends string> {
  readonly sheet: readonly SheetRow[];
  readonly place: TablePlace;
  readonly header: FoundHeader<Part> | null;
  readonly noHeader: () => Telling;
}

interface PlannedRow<Part extends string> {
  readonly place: TablePlace & { readonly row: number };
  readonly cell: (part: Part) => Cell | undefined;
  readonly text: (part: Part) => string;
  readonly unit: (part: Part) => string | null;
  readonly year: (part: Part) => number | null;
  readonly number: (part: Part) => number | null;
  readonly others: () => readonly (readonly [string, string])[];
  readonly wrong: (part: Part, code: string, words: () => Telling) => null;
}

function readPlanned<Part extends string, Row>(
  { sheet, place, header, noHeader }: Table<Part>,
  read: (row: PlannedRow<Part>) => Row | null,
): PlannedReading<Row> {
  const log = createFindingLog();
  if (header === null) {
    log.add({ code: "FORESEE-001", severity: "error", place: { ...place }, tell: noHeader });
    return { rows: [], findings: log.list() };
  }
  const rows = sheet
    .filter((row) => row.number > header.row.number && row.cells.some((cell) => cellText(cell) !== ""))
    .flatMap((row) => {
      const wrong = (part: Part, code: string, words: () => Telling): null => {
        const cell = `${columnLetter(header.at[part] ?? 0)}${row.number}`;
        const at = header.at[part] === undefined ? {} : { cell };
        log.add({ code, severity: "error", place: { ...place, row: row.number, ...at, field: part }, tell: words });
        return null;
      };
      return read(plannedRow(row, { header, place, wrong })) ?? [];
    });
  return { rows, findings: log.list() };
}

function plannedRow<Part extends string>(
  row: SheetRow,
  {
    header,
    place,
    wrong,
  }: {
    readonly header: FoundHeader<Part>;
    readonly place: TablePlace;
    readonly wrong: PlannedRow<Part>["wrong"];
  },
): PlannedRow<Part> {
  const cell = (part: Part): Cell | undefined => {
    const column = header.at[part];
    return column === undefined ? undefined : row.cells[column];
  };
  const text = (part: Part): string => cellText(cell(part));
  return {
    place: { ...place, row: row.number },
    cell,
    text,
    wrong,
    unit: (part) => (text(part) === "" ? wrong(part, "FORESEE-003", enrolmentTellings.noUnit) : text(part)),
    year: (part) =>
      readSchoolYear(cell(part)) ?? wrong(part, "FORESEE-004", () => enrolmentTellings.noYear(text(part))),
    number: (part) => {
      const read = readCount(cell(part));
      if (typeof read === "number" && read >= 0) return read;
      return wrong(part, "FORESEE-006", () => tell.noNumber(text(part)));
    },
    others: () => header.others.map(({ column, name }) => [name, cellText(row.cells[column])] as const),
  };
}
