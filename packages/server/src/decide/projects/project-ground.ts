import { createHash } from "node:crypto";
import type { Point, ProjectFacts, StatedPlaces, StatedProject } from "@youheng/kernel/decide";
import { type Enrolment, type ForecastRow, stageGrades, type StageGrades } from "@youheng/kernel/foresee";
import type { FactsJson, Finding } from "@youheng/kernel/model";
import { groundOfHistory, historyOfRegion, type OutlookDeps, outlookOfRegion } from "../../foresee/index.ts";
import { projectRules, type ProjectRules, stageYears } from "../../policy/index.ts";
import {
  type Actor,
  factsOfVersion,
  keepPlaceFile,
  type PlaceFile,
  placeFiles,
  record,
  type Store,
} from "../../store/index.ts";
import { readSchools } from "../ground/read-ground.ts";
import { USUAL_SYSTEM } from "../places/place-sources.ts";
import { createGroundLog } from "../ground/ground-log.ts";
import { gradesOf } from "./read-children.ts";
import { readProjects } from "./read-projects.ts";

/** Which region, by which standards its outlook is made. */
export interface ProjectQuestion {
  readonly regionCode: string;
  readonly standardId: string;
  readonly warningId: string;
}

/** What plans of projects are made of, and the candidates that were brought. */
export interface ProjectGround {
  /** null: see `lacking` */
  readonly facts: ProjectFacts | null;
  readonly lacking: "places" | null;
  /** schools of which no coordinates are known */
  readonly without_point: readonly string[];
  readonly file: { readonly file: string; readonly digest: string } | null;
  readonly projects: readonly StatedProject[];
  /** where their new schools are */
  readonly points: Readonly<Record<string, Point>>;
  /** expected children of the whole region by stage, with intervals */
  readonly region: readonly ForecastRow[];
  readonly past: readonly PastRow[];
  readonly rules: ProjectRules;
  readonly findings: readonly Finding[];
  /** digests of all that goes in */
  readonly digests: Readonly<Record<string, string>>;
}

/** Students of the whole region at a stage, in a year that was. */
export interface PastRow {
  readonly school_year: number;
  readonly stage: string;
  readonly students: number;
}

/** So many years ahead can be looked at. */
const MOST_YEARS = 10;

/**
 * Reads what plans of projects are made of: the outlook's forecast by school, the places of schools, where they are by the newest return, and the
 * candidates.
 *
 * @param brought  candidates in place of the kept ones, to see whether they read
 * @throws         Refusal when nothing is known of the region's past
 */
export async function projectGround(
  deps: OutlookDeps,
  question: ProjectQuestion,
  brought?: PlaceFile,
): Promise<ProjectGround> {
  const { store } = deps;
  const [outlook, rules, usualYears, history] = await Promise.all([
    outlookOfRegion(deps, { ...question, horizon: MOST_YEARS }),
    projectRules(),
    stageYears(),
    groundOfHistory(store, question.regionCode),
  ]);
  const ids = outlook.stages.map(({ stage }) => stage);
  const { enrolment, places, versions } = await historyOfRegion(store, history, ids);
  const newest = versions[0] === undefined ? null : await factsOfVersion(store, versions[0]);
  const schools = statedPlaces(places);
  const files = await placeFiles(store, question.regionCode);
  const kept = brought ?? files.find(({ part }) => part === "projects");
  const located = files.find(({ part }) => part === "schools");
  const log = createGroundLog();
  const years = Array.from({ length: MOST_YEARS }, (_, at) => outlook.last_year + 1 + at);
  const reading = { stages: ids, schools: new Set(schools.map((one) => one.schoolCode)), years, log };
  const read =
    kept === undefined
      ? { projects: [], points: new Map<string, Point>() }
      : await readProjects({ bytes: kept.content, name: kept.fileName }, reading);
  const points = { ...(await pointsOfFile(located)), ...pointsOf(newest) };
  const byGrade = enrolment === null ? [] : stageGrades(enrolment.grades, places);
  const wanted = new Set([...schools.map((one) => one.schoolCode), ...outlook.stage_forecasts.map(({ unit }) => unit)]);
  const missing = [...wanted].filter((code) => !(code in points));
  const facts: ProjectFacts = {
    now: outlook.last_year,
    stages: ids,
    grades: { ...usualYears, ...gradesOf(byGrade) },
    children: childrenOf(outlook),
    schools,
    points: missing.length > 0 ? null : points,
    names: outlook.names,
  };
  return {
    facts: schools.length === 0 ? null : facts,
    lacking: schools.length === 0 ? "places" : null,
    without_point: missing,
    file: kept === undefined ? null : { file: kept.fileName, digest: kept.digest },
    projects: read.projects,
    points: Object.fromEntries(read.points),
    region: outlook.stage_region,
    past: enrolment === null ? [] : pastByStage(enrolment, byGrade),
    rules,
    findings: log.list(),
    digests: {
      outlook: outlook.lineage.digest,
      ...(kept === undefined ? {} : { projects: kept.digest }),
      ...(located === undefined ? {} : { schools: located.digest }),
    },
  };
}

function statedPlaces(
  places: readonly { readonly unit: string; readonly stage: string; readonly capacity: number | null }[],
): readonly StatedPlaces[] {
  return Array.from(
    Map.groupBy(
      places.filter(({ capacity }) => capacity !== null),
      ({ unit }) => unit,
    ),
    ([schoolCode, own]) => ({
      schoolCode,
      places: Object.fromEntries(own.map(({ stage, capacity }) => [stage, capacity!])),
    }),
  );
}

/** Where schools are, by the file of schools that catchments are made of: for a district whose return gives no coordinates, or that has none. */
async function pointsOfFile(file: PlaceFile | undefined): Promise<Record<string, Point>> {
  if (file === undefined) return {};
  const system = file.system ?? USUAL_SYSTEM;
  const reading = { system, units: [], log: createGroundLog() };
  const read = await readSchools({ bytes: file.content, name: file.fileName }, reading);
  return Object.fromEntries(read.map(({ schoolCode, lon, lat }) => [schoolCode, { lon, lat }]));
}

/** Where schools are, by the newest return. */
function pointsOf(facts: FactsJson | null): Record<string, Point> {
  const codes = facts?.text["school_code"] ?? [];
  const known = codes.flatMap((code, row): readonly (readonly [string, Point])[] => {
    const [lon, lat] = [facts?.numbers["lon"]?.[row] ?? null, facts?.numbers["lat"]?.[row] ?? null];
    return code === null || lon === null || lat === null ? [] : [[code, { lon, lat }]];
  });
  return Object.fromEntries(known);
}

function pastByStage(
  { units, grades, firstYear, years, students }: Enrolment,
  stages: readonly StageGrades[],
): readonly PastRow[] {
  return stages.flatMap(({ stage, grades: own }) =>
    Array.from({ length: years }, (_, year) => ({
      school_year: firstYear + year,
      stage,
      students: units.reduce(
        (sum, __, unit) =>
          sum +
          own.reduce((all, grade) => {
            const value = students[(unit * grades.length + grades.indexOf(grade)) * years + year]!;
            return Number.isNaN(value) ? all : all + value;
          }, 0),
        0,
      ),
    })),
  );
}

/** Keeps candidates when they read; else nothing is kept, and every mistake is told. */
export async function bringProjects(
  deps: OutlookDeps & { readonly store: Store },
  actor: Actor,
  {
    question,
    fileName,
    content,
  }: { readonly question: ProjectQuestion; readonly fileName: string; readonly content: Uint8Array },
): Promise<{ readonly kept: boolean; readonly ground: ProjectGround }> {
  const digest = createHash("sha256").update(content).digest("hex");
  const file: PlaceFile = { part: "projects", fileName, digest, content, system: null };
  const ground = await projectGround(deps, question, file);
  if (ground.findings.some(({ severity }) => severity === "error")) return { kept: false, ground };
  const { regionCode } = question;
  await record(deps.store, actor, async (writing) => {
    await keepPlaceFile(writing, { ...file, regionCode, by: actor.name });
    return {
      result: undefined,
      acts: [{ what: "place.file", subject: "projects", regionCode, details: { fileName, digest } }],
    };
  });
  return { kept: true, ground };
}

function childrenOf({ stage_forecasts }: Awaited<ReturnType<typeof outlookOfRegion>>): ProjectFacts["children"] {
  return stage_forecasts.map(({ unit, grade, school_year, median, low, high, low95, high95 }) => ({
    area: unit,
    stage: grade,
    schoolYear: school_year,
    children: median,
    low,
    high,
    low95,
    high95,
  }));
}
