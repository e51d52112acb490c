import type { Finding, Place } from "../../model/index.ts";
import { cellText, columnLetter, type SheetRow, isEmptyCell } from "../../sense/index.ts";
import { type ApplicantColumns, applicantColumns } from "./applicant-columns.ts";
import { tell } from "./applicant-telling.ts";
import { checkGroups } from "./check-groups.ts";
import { type Complaints, complaintsOn } from "./draw-complaints.ts";
import type { Applicant, DrawRules } from "./draw-rules.ts";
import { numberTheRing } from "./number-the-ring.ts";

/** A list as read, and everything that is wrong with it. It may be drawn from only when no finding is an error. */
export interface ApplicantsReading {
  readonly list: readonly Applicant[];
  readonly findings: readonly Finding[];
}

/** A line of the list with the row it stands in. */
export interface ReadLine extends Applicant {
  readonly row: number;
}

/** Where the rows come from, and the rules they are read by. */
export interface ApplicantsSource {
  readonly file: string;
  readonly sheet: string;
  readonly rules: DrawRules;
}

const IDENTITY_CARD = /^(\d{17}[\dx]|\d{15})$/i;
const MOBILE_PHONE = /^1[3-9]\d{9}$/;
const PERSONAL_NAME = /^\p{Script=Han}{2,4}$/u;

/**
 * Reads a list of applicants: applicant (a pseudonym), group (siblings who are one number), number (in a ring), preference_1 …,
 * priority or priority_1 …; headers in English or Chinese, in any order.
 *
 * @param rows  of the sheet, title rows included
 * @returns     the list in the order of the rows; every finding with its row, column and what to do
 * @example     readApplicants([{ number: 1, cells: ["报名号"] }, { number: 2, cells: ["A001"] }], source).list.length // 1
 */
export function readApplicants(rows: readonly SheetRow[], source: ApplicantsSource): ApplicantsReading {
  const complaints = complaintsOn(source.file);
  const columns = applicantColumns(rows);
  if (columns === null) {
    complaints.error("DRAW-020", { sheet: source.sheet }, tell.noHeader());
    return { list: [], findings: complaints.list() };
  }
  for (const { at, header } of columns.unknown)
    complaints.warn("DRAW-021", cellAt(source, columns.headerRow, at, header), tell.unknownColumn(header));
  const reader = { columns, source, complaints, schools: schoolsByName(source.rules) };
  const filled = rows.filter(({ number, cells }) => number > columns.headerRow && !cells.every(isEmptyCell));
  const lines = filled.map((row) => readLine(reader, row));
  checkTwice(reader, lines);
  checkGroups(lines, (line, finding) =>
    complaints.error("DRAW-030", cellAt(source, line.row, columns.group ?? 0, "group"), finding),
  );
  if (lines.length === 0) complaints.error("DRAW-022", { sheet: source.sheet }, tell.nobody());
  const numbered = source.rules.method === "ring" ? ringNumbers(reader, lines) : lines;
  return { list: numbered.map(withoutRow), findings: complaints.list() };
}

function withoutRow({ applicant, group, number, preferences, priorities }: ReadLine): Applicant {
  return { applicant, group, number, preferences, priorities };
}

interface Reader {
  readonly columns: ApplicantColumns;
  readonly source: ApplicantsSource;
  readonly complaints: Complaints;
  readonly schools: ReadonlyMap<string, string>;
}

/** Schools by code, and by name where the name is one school's alone. */
function schoolsByName(rules: DrawRules): ReadonlyMap<string, string> {
  const names = rules.schools.map(({ name }) => name);
  const alone = rules.schools.filter(({ name }) => name !== "" && names.indexOf(name) === names.lastIndexOf(name));
  return new Map([
    ...alone.map(({ name, school_code }) => [name, school_code] as const),
    ...rules.schools.map(({ school_code }) => [school_code, school_code] as const),
  ]);
}

function cellAt({ sheet }: ApplicantsSource, row: number, at: number, field: string): Place {
  return { sheet, row, cell: `${columnLetter(at)}${row}`, field };
}

function readLine(reader: Reader, row: SheetRow): ReadLine {
  const { columns, source, complaints } = reader;
  const applicant = cellText(row.cells[columns.applicant]);
  const place = cellAt(source, row.number, columns.applicant, "applicant");
  if (applicant === "") complaints.error("DRAW-023", place, tell.noApplicant());
  else if (IDENTITY_CARD.test(applicant) || MOBILE_PHONE.test(applicant))
    complaints.error("DRAW-024", place, tell.personalNumber());
  else if (PERSONAL_NAME.test(applicant)) complaints.warn("DRAW-024", place, tell.personalName());
  const group = columns.group === null ? "" : cellText(row.cells[columns.group]);
  const { preferences, priorities } = readPreferences(reader, row);
  const number =
    columns.number === null || source.rules.method !== "ring" ? null : readNumber(reader, row, columns.number);
  return { row: row.number, applicant, group: group === "" ? null : group, number, preferences, priorities };
}

function readNumber({ source, complaints }: Reader, row: SheetRow, at: number): number | null {
  const text = cellText(row.cells[at]);
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  complaints.error("DRAW-025", cellAt(source, row.number, at, "number"), tell.ringNumber(text));
  return null;
}

function readPreferences(reader: Reader, row: SheetRow): Pick<Applicant, "preferences" | "priorities"> {
  const { columns, source } = reader;
  const [only] = source.rules.schools;
  if (columns.preferences.length === 0 && columns.wishes === null && source.rules.schools.length === 1)
    return { preferences: [only!.school_code], priorities: [readPriority(reader, row, columns.priority)] };
  const texts = wishesIn(reader, row);
  const last = texts.findLastIndex((text) => text !== "");
  if (last < 0) {
    const at = columns.preferences[0] ?? columns.wishes ?? columns.applicant;
    reader.complaints.error("DRAW-026", cellAt(source, row.number, at, "preference_1"), tell.noPreference());
  }
  const preferences = texts.slice(0, last + 1).map((text, rank) => readSchool(reader, row, { text, rank, texts }));
  const common = readPriority(reader, row, columns.priority);
  const priorities = preferences.map((_, rank) => {
    const at = columns.priorities[rank] ?? null;
    return at === null ? common : (readPriority(reader, row, at) ?? common);
  });
  return { preferences, priorities };
}

/** The schools of a row as they are written: one a column, or all in one cell with ; or | between. */
function wishesIn({ columns }: Reader, row: SheetRow): readonly string[] {
  if (columns.preferences.length > 0 || columns.wishes === null)
    return columns.preferences.map((at) => cellText(row.cells[at]));
  const text = cellText(row.cells[columns.wishes]);
  return text === "" ? [] : text.split(/[;；|、>]/).map((one) => one.trim());
}

interface WrittenSchool {
  readonly text: string;
  readonly rank: number;
  readonly texts: readonly string[];
}

function readSchool({ columns, source, complaints, schools }: Reader, row: SheetRow, wish: WrittenSchool): string {
  const { text, rank, texts } = wish;
  const place = cellAt(source, row.number, columns.preferences[rank] ?? columns.wishes ?? 0, `preference_${rank + 1}`);
  const code = schools.get(text);
  if (text === "") complaints.error("DRAW-027", place, tell.gapInPreferences(rank + 1));
  else if (code === undefined) complaints.error("DRAW-028", place, tell.unknownSchool(text));
  else if (texts.findIndex((other) => schools.get(other) === code) < rank)
    complaints.error("DRAW-029", place, tell.sameSchool(text));
  return code ?? text;
}

function readPriority({ source, complaints }: Reader, row: SheetRow, at: number | null): number | null {
  const text = at === null ? "" : cellText(row.cells[at]);
  if (text === "") return null;
  const place = cellAt(source, row.number, at ?? 0, "priority");
  const classes = source.rules.priorities.map((one) => one.class);
  const value = Number(text);
  if (source.rules.method === "ring") complaints.error("DRAW-031", place, tell.priorityInRing());
  else if (!/^[1-9]\d{0,3}$/.test(text) || (classes.length > 0 && !classes.includes(value)))
    complaints.error("DRAW-032", place, tell.unknownPriority(text, classes));
  return Number.isSafeInteger(value) ? value : null;
}

function checkTwice({ columns, source, complaints }: Reader, lines: readonly ReadLine[]): void {
  const rows = new Map<string, number>();
  for (const { applicant, row } of lines) {
    const before = rows.get(applicant);
    if (before !== undefined && applicant !== "")
      complaints.error(
        "DRAW-033",
        cellAt(source, row, columns.applicant, "applicant"),
        tell.sameApplicant(applicant, before),
      );
    else rows.set(applicant, row);
  }
}

function ringNumbers({ columns, source, complaints }: Reader, lines: readonly ReadLine[]): readonly ReadLine[] {
  const wrong = (line: ReadLine, telling: ReturnType<typeof tell.ringNumber>): void =>
    complaints.error("DRAW-034", cellAt(source, line.row, columns.number ?? columns.applicant, "number"), telling);
  return numberTheRing(lines, columns.number !== null, wrong);
}
