import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Point } from "@youheng/kernel/decide";
import {
  type BirthsTable,
  type Enrolment,
  forecast,
  type ForecastRow,
  stageForecasts,
  type StageGrades,
  stageGrades,
} from "@youheng/kernel/foresee";
import { readBirthsFile, readEnrolmentFiles, readNamedTable, type ReturnSource } from "../../sense/index.ts";
import type { GroundLog } from "../ground/ground-log.ts";
import { CHILDREN_COLUMNS } from "./project-columns.ts";
import { projectTelling as telling } from "./project-telling.ts";
import { pointOf } from "./read-projects.ts";
import type { SchoolRow } from "./read-project-schools.ts";

/** Where the expected children come from. */
export type ChildrenSource =
  | { readonly from: "forecast"; readonly path: string }
  | { readonly from: "enrolment"; readonly enrolment: ReturnSource; readonly births: ReturnSource | null }
  | { readonly from: "table"; readonly table: ReturnSource };

/** Expected children by area, stage and year; `grade` is the stage. */
export interface ExpectedChildren {
  readonly now: number;
  readonly years: readonly number[];
  readonly stages: readonly string[];
  readonly rows: readonly ForecastRow[];
  /** of the whole region, where it is known */
  readonly region: readonly ForecastRow[];
  readonly points: ReadonlyMap<string, Point>;
  /** how many grades each stage has, where students are known by grade */
  readonly grades: Readonly<Record<string, number>>;
}

interface Reading {
  /** years ahead */
  readonly years: number;
  readonly schools: readonly SchoolRow[];
  readonly log: GroundLog;
}

const WHOLE = "total";

/** Reads the expected children. What is wrong is told to the log. */
export async function readChildren(source: ChildrenSource, reading: Reading): Promise<ExpectedChildren> {
  if (source.from === "table") return await fromTable(source.table, reading);
  if (source.from === "forecast") return await fromForecast(source.path, reading);
  const enrolment = await readEnrolmentFiles([source.enrolment]);
  const births = source.births === null ? null : await readBirthsFile(source.births);
  reading.log.take([...enrolment.findings, ...(births?.findings ?? [])]);
  return enrolment.result === null
    ? nothing()
    : forecastChildren(enrolment.result.enrolment, births?.result ?? null, reading);
}

function nothing(): ExpectedChildren {
  return { now: 0, years: [1], stages: [], rows: [], region: [], points: new Map(), grades: {} };
}

/** Children as a forecast of enrolment expects them. */
export function forecastChildren(enrolment: Enrolment, births: BirthsTable | null, reading: Reading): ExpectedChildren {
  const said = forecast(enrolment, { horizon: reading.years, births });
  reading.log.take(said.findings);
  const stages = stagesOf(enrolment.grades, reading.schools);
  const all = said.groups["all"] ?? [];
  return inYears({ now: said.last_year, grades: enrolment.grades, stages, rows: said.forecasts, region: all }, reading);
}

async function fromForecast(path: string, reading: Reading): Promise<ExpectedChildren> {
  const said = await parsed(path);
  if (said === null) {
    reading.log.error("DECIDE-050", { file: basename(path) }, telling.notForecast());
    return nothing();
  }
  const grades = [...new Set(said.forecasts.map(({ grade }) => grade))].filter((grade) => grade !== WHOLE);
  const stages = stagesOf(grades, reading.schools);
  const all = said.groups?.["all"] ?? [];
  return inYears({ now: said.last_year, grades, stages, rows: said.forecasts, region: all }, reading);
}

interface Said {
  readonly last_year: number;
  readonly forecasts: readonly ForecastRow[];
  readonly groups?: Readonly<Record<string, readonly ForecastRow[]>>;
}

async function parsed(path: string): Promise<Said | null> {
  try {
    const said = JSON.parse(await readFile(path, "utf8")) as Partial<Said>;
    const isRow = (row: Partial<ForecastRow>): boolean =>
      typeof row.unit === "string" && typeof row.school_year === "number" && typeof row.median === "number";
    if (!Array.isArray(said.forecasts) || said.forecasts.length === 0 || !said.forecasts.every(isRow)) return null;
    const first = Math.min(...said.forecasts.map(({ school_year }) => school_year));
    return { ...said, forecasts: said.forecasts, last_year: said.last_year ?? first - 1 };
  } catch {
    return null;
  }
}

/** Stages by the grades they begin with; one of all grades where the schools name none. */
function stagesOf(grades: readonly string[], schools: readonly SchoolRow[]): readonly StageGrades[] | null {
  const named = schools.flatMap(({ stage, entryGrade }) =>
    stage === null || entryGrade === null ? [] : [{ stage, entryGrade }],
  );
  if (named.length > 0) return stageGrades(grades, named);
  const ids = new Set(schools.flatMap(({ stage }) => (stage === null ? [] : [stage])));
  return ids.size > 0 && grades.every((grade) => ids.has(grade)) ? stageGrades(grades, []) : null;
}

interface Found {
  readonly now: number;
  readonly grades: readonly string[];
  readonly stages: readonly StageGrades[] | null;
  readonly rows: readonly ForecastRow[];
  readonly region: readonly ForecastRow[];
}

function inYears({ now, grades, stages, rows, region }: Found, { years: ahead, log }: Reading): ExpectedChildren {
  const years = Array.from({ length: ahead }, (_, at) => now + 1 + at);
  const wanted = new Set(years);
  const byStage = (all: readonly ForecastRow[]): readonly ForecastRow[] => {
    const own = all.filter(({ school_year }) => wanted.has(school_year));
    return stages === null ? own.filter(({ grade }) => grade === WHOLE) : stageForecasts(own, stages);
  };
  const found = byStage(rows);
  tellYears(found, years, log);
  const ids = stages === null ? [WHOLE] : stages.map(({ stage }) => stage);
  const counted = stages ?? [{ stage: WHOLE, entry_grade: grades[0] ?? WHOLE, grades }];
  return {
    now,
    years,
    stages: ids,
    rows: found,
    region: byStage(region),
    points: new Map(),
    grades: gradesOf(counted),
  };
}

/** How many grades each stage has; not of one that is known as a whole only. @example gradesOf([{ stage: "primary", entry_grade: "1", grades: ["1", "2"] }]) // { primary: 2 } */
export function gradesOf(stages: readonly StageGrades[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    stages.flatMap(({ stage, grades }) => (grades.length > 0 && grades[0] !== stage ? [[stage, grades.length]] : [])),
  );
}

function tellYears(rows: readonly ForecastRow[], years: readonly number[], log: GroundLog): void {
  const known = new Set(rows.map(({ school_year }) => school_year));
  const missing = years.filter((year) => !known.has(year));
  if (missing.length > 0) log.error("DECIDE-051", { field: "school_year" }, telling.noYears(missing));
}

async function fromTable(source: ReturnSource, { years: ahead, schools, log }: Reading): Promise<ExpectedChildren> {
  const { file, rows, findings } = await readNamedTable(source, CHILDREN_COLUMNS, "DECIDE");
  log.take(findings);
  const points = new Map<string, Point>();
  const seen = new Set<string>();
  const stagesThere = [...new Set(schools.flatMap(({ stage }) => (stage === null ? [] : [stage])))];
  const only = stagesThere[0] ?? WHOLE;
  const found = rows.flatMap((row): readonly ForecastRow[] => {
    const at = { file, row: row.number };
    const [area, year, median] = [row.text("area"), row.amount("school_year"), row.amount("children")];
    const point = pointOf(row, at, log);
    if (area !== null && point !== null) points.set(area, point);
    if (area === null || year === null || median === null || !(year > 0) || Number.isNaN(median)) return [];
    if (median < 0) log.error("DECIDE-005", { ...at, field: "children" }, telling.below("children", median));
    if (!Number.isInteger(year)) {
      log.error("DECIDE-045", { ...at, field: "school_year" }, telling.year("school_year", String(year)));
      return [];
    }
    if (row.text("stage") === null && stagesThere.length > 1)
      log.error("DECIDE-043", { ...at, field: "stage" }, telling.noStage(stagesThere));
    const grade = row.text("stage") ?? only;
    const key = `${area} ${grade} ${year}`;
    if (seen.has(key)) log.error("DECIDE-004", at, telling.twice(key));
    seen.add(key);
    return [
      { unit: area, school_year: year, grade, median, low: null, high: row.amount("high"), low95: null, high95: null },
    ];
  });
  const now = Math.min(...found.map(({ school_year }) => school_year)) - 1;
  if (!Number.isFinite(now)) {
    log.error("DECIDE-008", { file }, telling.noRows());
    return nothing();
  }
  const years = Array.from({ length: ahead }, (_, at) => now + 1 + at);
  tellYears(found, years, log);
  const wanted = new Set(years);
  const stages = [...new Set(found.map(({ grade }) => grade))];
  return {
    now,
    years,
    stages,
    rows: found.filter((row) => wanted.has(row.school_year)),
    region: [],
    points,
    grades: {},
  };
}
