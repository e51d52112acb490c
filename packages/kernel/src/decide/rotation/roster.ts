import type { Finding } from "../../model/index.ts";
import { createFindingLog, type FindingLog, type TableReading } from "../../sense/index.ts";
import type { RosterGround } from "./roster-ground.ts";
import {
  tellNobody,
  tellOtherCount,
  tellOtherStage,
  tellNoSuchSchool,
  tellNoSuchStage,
  tellTwice,
  tellNoYears,
} from "./roster-words.ts";

/** One teacher of the roster. A number that was not reported is NaN. */
export interface RosterTeacher {
  readonly teacher: string;
  readonly schoolCode: string;
  readonly stage: string;
  readonly subject: string;
  /** the yes/no columns of the roster that count for an indicator: "backbone" → true */
  readonly flags: Readonly<Record<string, boolean>>;
  readonly yearsAtSchool: number;
  readonly yearsToRetirement: number;
  readonly exempt: boolean;
  readonly age: number;
  readonly trainingHours: number;
  /** null: not reported */
  readonly certificate: boolean | null;
}

/** The teachers of one county-year, in the order of their numbers, with what is wrong in the roster. */
export interface Roster {
  readonly teachers: readonly RosterTeacher[];
  readonly findings: readonly Finding[];
}

/** The column of the roster that says who is a backbone teacher. */
export const BACKBONE = "backbone";

const FLAGS = ["above_required_degree", BACKBONE, "pe_arts"] as const;

/**
 * Reads the roster against the return: every teacher once, at a school of the return, at a stage that it has. Every mistake is
 * listed with its row. Where the roster and the return count differently, a warning says so; the return's figure is judged.
 *
 * @param ground  the schools and counts of the return
 * @returns       the teachers of the stages that are judged; those of other stages are set aside with a note
 * @example       rosterOf(readTable(rows, form, source), ground).teachers.length // 4000
 */
export function rosterOf(table: TableReading, ground: RosterGround): Roster {
  const log = createFindingLog();
  const seen = new Map<string, number>();
  const teachers: RosterTeacher[] = [];
  for (let row = 0; row < table.rows; row++) {
    const teacher = teacherAt(table, row);
    if (teacher === null) continue;
    const earlier = seen.get(teacher.teacher);
    if (earlier !== undefined)
      log.add({
        code: "DECIDE-001",
        severity: "error",
        place: table.placeOf(row, "teacher"),
        tell: () => tellTwice(teacher.teacher, earlier),
      });
    seen.set(teacher.teacher, table.rowNumbers[row] ?? 0);
    if (stands(teacher, { table, row, log, ground })) teachers.push(teacher);
  }
  if (table.rows > 0) noteCounts(teachers, table, ground, log);
  else if (table.findings.every(({ severity }) => severity !== "error"))
    log.add({ code: "DECIDE-017", severity: "error", place: table.placeOf(-1, "teacher"), tell: tellNobody });
  const sorted = teachers.toSorted((a, b) => (a.teacher < b.teacher ? -1 : 1));
  return { teachers: sorted, findings: [...table.findings, ...log.list()] };
}

/**
 * The teachers of a roster as its rows say, not read against a return: last year's, to see who changed school. Of a number that stands
 * twice the first row holds.
 *
 * @example rosterRows(readTable(rows, form, source)).length // 2470
 */
export function rosterRows(table: TableReading): readonly RosterTeacher[] {
  const rows = new Map<string, RosterTeacher>();
  for (let row = 0; row < table.rows; row++) {
    const teacher = teacherAt(table, row);
    if (teacher !== null && !rows.has(teacher.teacher)) rows.set(teacher.teacher, teacher);
  }
  return [...rows.values()];
}

function teacherAt({ columns }: TableReading, row: number): RosterTeacher | null {
  const text = (id: string): string => String(columns[id]?.[row] ?? "");
  const number = (id: string): number => {
    const value = columns[id]?.[row];
    return typeof value === "number" ? value : Number.NaN;
  };
  const [teacher, schoolCode, stage, subject] = [text("teacher"), text("school_code"), text("stage"), text("subject")];
  if (teacher === "" || schoolCode === "" || stage === "" || subject === "") return null;
  const certificate = columns["certificate"]?.[row] ?? null;
  return {
    teacher,
    schoolCode,
    stage,
    subject,
    flags: Object.fromEntries(FLAGS.map((id) => [id, columns[id]?.[row] === 1])),
    yearsAtSchool: number("years_at_school"),
    yearsToRetirement: number("years_to_retirement"),
    exempt: columns["exempt"]?.[row] === 1,
    age: number("age"),
    trainingHours: number("training_hours"),
    certificate: certificate === null ? null : certificate === 1,
  };
}

interface RowOf {
  readonly table: TableReading;
  readonly row: number;
  readonly log: FindingLog;
  readonly ground: RosterGround;
}

/** Whether a teacher's school and stage are in the return; says so where they are not. */
function stands(teacher: RosterTeacher, { table, row, log, ground }: RowOf): boolean {
  const say = (
    code: string,
    severity: "error" | "note" | "warning",
    column: string,
    tell: () => ReturnType<typeof tellTwice>,
  ) => log.add({ code, severity, place: table.placeOf(row, column), about: teacher.teacher, tell });
  const school = ground.schools.get(teacher.schoolCode);
  if (school === undefined) {
    say("DECIDE-002", "error", "school_code", () => tellNoSuchSchool(teacher.schoolCode));
    return false;
  }
  if (!ground.stages.has(teacher.stage)) {
    say("DECIDE-003", "note", "stage", () => tellOtherStage());
    return false;
  }
  if (!school.stages.has(teacher.stage)) {
    say("DECIDE-004", "error", "stage", () => tellNoSuchStage(school.name, ground.stages.get(teacher.stage)!));
    return false;
  }
  if (Number.isNaN(teacher.yearsAtSchool) || Number.isNaN(teacher.yearsToRetirement))
    say("DECIDE-005", "warning", "years_at_school", tellNoYears);
  return true;
}

/** Says where the roster's count of a section is not that of the return. */
function noteCounts(
  teachers: readonly RosterTeacher[],
  table: TableReading,
  ground: RosterGround,
  log: FindingLog,
): void {
  const counted = new Map<string, number>();
  for (const { schoolCode, stage, flags } of teachers)
    for (const column of ["*", ...FLAGS]) {
      if (column !== "*" && flags[column] !== true) continue;
      const key = `${schoolCode}\n${stage}\n${column}`;
      counted.set(key, (counted.get(key) ?? 0) + 1);
    }
  for (const count of ground.counts) {
    const inRoster = counted.get(`${count.schoolCode}\n${count.stage}\n${count.column}`) ?? 0;
    if (Number.isNaN(count.inReturn) || count.inReturn === inRoster) continue;
    const place = { ...table.placeOf(-1, count.column), schoolCode: count.schoolCode };
    log.add({
      code: "DECIDE-006",
      severity: "warning",
      place,
      about: ground.schools.get(count.schoolCode)?.name ?? count.schoolCode,
      tell: () => tellOtherCount(count, inRoster),
    });
  }
}
