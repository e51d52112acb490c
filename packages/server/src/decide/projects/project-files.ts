import {
  eachYear,
  type Point,
  type ProjectNames,
  projectNames,
  type ProjectProblem,
  stateProjects,
  type StatedChildren,
  type StatedPlaces,
} from "@youheng/kernel/decide";
import type { ForecastRow } from "@youheng/kernel/foresee";
import type { Finding } from "@youheng/kernel/model";
import { readNamedTable, type ReturnSource } from "../../sense/index.ts";
import { createGroundLog, type GroundLog } from "../ground/ground-log.ts";
import { LOCATION_COLUMNS } from "./project-columns.ts";
import { projectTelling as telling } from "./project-telling.ts";
import { type ChildrenSource, type ExpectedChildren, readChildren } from "./read-children.ts";
import { pointOf, readProjects } from "./read-projects.ts";
import { readProjectSchools } from "./read-project-schools.ts";
import { stageNames } from "./stage-names.ts";

/** The files of a plan of projects, and what is asked of it. */
export interface ProjectFiles {
  readonly children: ChildrenSource;
  readonly schools: ReturnSource;
  readonly candidates: ReturnSource;
  readonly locations?: ReturnSource;
  readonly ask: ProjectsAsk;
}

/** What is asked of a plan of projects. */
export interface ProjectsAsk {
  /** years ahead */
  readonly years: number;
  readonly demandAt: "median" | "high";
  readonly bounds: readonly [number, number];
  readonly detour: number;
  readonly longestM: number | null;
  readonly discountRate: number;
  readonly budgetYuan: number | null;
  /** building costs of each year; of fewer years than there are the last one holds for the others */
  readonly yearlyYuan: readonly number[] | null;
  /** new schools fill one grade a year: the years of each stage, where its grades are not known; null: all of their places at once */
  readonly stageYears: Readonly<Record<string, number>> | null;
}

/** What was read; null when the files have errors. */
export interface ReadProjectFiles {
  readonly problem: ProjectProblem | null;
  readonly names: ProjectNames | null;
  /** expected children of the whole region by stage, with their intervals */
  readonly region: readonly ForecastRow[];
  readonly findings: readonly Finding[];
}

/**
 * Reads the files of a plan of projects and states the problem. Every mistake in every file is told at once.
 *
 * @example (await readProjectFiles(files)).problem?.projects.length
 */
export async function readProjectFiles({
  children: source,
  schools: schoolFile,
  candidates,
  locations,
  ask,
}: ProjectFiles): Promise<ReadProjectFiles> {
  const log = createGroundLog();
  const schools = await readProjectSchools(schoolFile, log);
  const expected = await readChildren(source, { ...ask, schools: schools.rows, log });
  const where = await readLocations(locations, log);
  const { stages, years } = expected;
  const codes = new Set(schools.rows.map(({ schoolCode }) => schoolCode));
  const read = await readProjects(candidates, { stages, schools: codes, years, log });
  const points = new Map([...expected.points, ...schools.points, ...read.points, ...where]);
  const places = placesOf(schools.rows, stages);
  return finished({ log, expected, ask }, { places, names: schools.names, points, projects: read.projects });
}

/** What a plan is stated from, whichever files it came from. */
export interface ReadParts {
  readonly places: readonly StatedPlaces[];
  readonly names: ReadonlyMap<string, string>;
  readonly points: ReadonlyMap<string, Point>;
  readonly projects: Awaited<ReturnType<typeof readProjects>>["projects"];
}

/** States the problem from what was read, when nothing is wrong. */
export function finished(
  { log, expected, ask }: { readonly log: GroundLog; readonly expected: ExpectedChildren; readonly ask: ProjectsAsk },
  { places, names, points, projects }: ReadParts,
): ReadProjectFiles {
  const { stages, years, now, region } = expected;
  const children = chosen(expected, ask, log);
  const known = pointsOrNone({ children, places, projects, points, log });
  const fillYears = ask.stageYears === null ? {} : { ...ask.stageYears, ...expected.grades };
  if (ask.stageYears !== null) tellUnknownGrades(projects, fillYears, log);
  const findings = log.list();
  if (findings.some(({ severity }) => severity === "error")) return { problem: null, names: null, region, findings };
  const { bounds, detour, longestM, discountRate, budgetYuan, yearlyYuan } = ask;
  const span = years.at(-1)! - now + 1;
  const problem = stateProjects({
    now,
    years,
    stages,
    children,
    schools: places,
    projects,
    fillYears,
    points: known,
    detour,
    longestM,
    bounds,
    discountRate,
    budgetYuan,
    yearlyYuan: eachYear(yearlyYuan, span),
  });
  return { problem, names: projectNames(problem, { names, stage: stageNames }), region, findings };
}

/** A new school that is to fill one grade a year, and nobody knows how many grades there are. */
function tellUnknownGrades(
  projects: ReadParts["projects"],
  fillYears: Readonly<Record<string, number>>,
  log: GroundLog,
): void {
  const slow = projects.filter((one) => one.kind === "new" && one.fillYears === null);
  const stages = new Set(slow.flatMap(({ places }) => Object.keys(places)));
  for (const stage of stages)
    if (fillYears[stage] === undefined) log.error("DECIDE-053", { field: "fill_years" }, telling.noGrades(stage));
}

function placesOf(
  rows: Awaited<ReturnType<typeof readProjectSchools>>["rows"],
  stages: readonly string[],
): readonly StatedPlaces[] {
  return Array.from(
    Map.groupBy(rows, ({ schoolCode }) => schoolCode),
    ([schoolCode, own]) => ({
      schoolCode,
      places: Object.fromEntries(own.map(({ stage, capacity }) => [stage ?? stages[0]!, capacity])),
    }),
  );
}

async function readLocations(source: ReturnSource | undefined, log: GroundLog): Promise<ReadonlyMap<string, Point>> {
  const points = new Map<string, Point>();
  if (source === undefined) return points;
  const { file, rows, findings } = await readNamedTable(source, LOCATION_COLUMNS, "DECIDE");
  log.take(findings);
  for (const row of rows) {
    const point = pointOf(row, { file, row: row.number }, log);
    const code = row.text("code");
    if (point !== null && code !== null) points.set(code, point);
  }
  return points;
}

/** The number that is planned for: the expected one, or the upper bound of its 80 % interval. */
function chosen({ rows }: ExpectedChildren, { demandAt }: ProjectsAsk, log: GroundLog): readonly StatedChildren[] {
  const told = new Set<string>();
  return rows.map(({ unit, grade, school_year, median, high }) => {
    if (demandAt === "high" && high === null && !told.has(unit)) {
      told.add(unit);
      log.error("DECIDE-047", { field: "high" }, telling.noHigh(unit));
    }
    const children = demandAt === "high" ? (high ?? median) : median;
    return { area: unit, stage: grade, schoolYear: school_year, children };
  });
}

interface PointAsk {
  readonly children: readonly StatedChildren[];
  readonly places: readonly StatedPlaces[];
  readonly projects: ReadParts["projects"];
  readonly points: ReadonlyMap<string, Point>;
  readonly log: GroundLog;
}

/** All points, or none: some without the others would be a guess. */
function pointsOrNone({ children, places, projects, points, log }: PointAsk): ReadonlyMap<string, Point> | null {
  const wanted = new Set([
    ...children.map(({ area }) => area),
    ...places.map(({ schoolCode }) => schoolCode),
    ...projects.map(({ schoolCode }) => schoolCode),
  ]);
  const missing = [...wanted].filter((code) => !points.has(code));
  if (missing.length === wanted.size) {
    log.warning("DECIDE-048", { field: "lon" }, telling.noWays());
    return null;
  }
  for (const code of missing) log.error("DECIDE-049", { field: "lon" }, telling.noPoint(code));
  return points;
}
