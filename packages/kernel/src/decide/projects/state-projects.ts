import { type Point, wayM as straightM } from "../../stats/index.ts";
import type { Project, ProjectKind, ProjectProblem } from "./project-problem.ts";

/** A school there is, with its places by stage. */
export interface StatedPlaces {
  readonly schoolCode: string;
  readonly places: Readonly<Record<string, number>>;
}

/** Children of an area, stage and year who are expected. */
export interface StatedChildren {
  readonly area: string;
  readonly stage: string;
  readonly schoolYear: number;
  readonly children: number;
}

/** A project as it was written down. */
export interface StatedProject {
  readonly id: string;
  readonly name: string;
  readonly kind: ProjectKind;
  /** the school that is extended or closed; a new school: its own code */
  readonly schoolCode: string;
  readonly places: Readonly<Record<string, number>>;
  /** years in which it fills, at every stage; null: a new school as the plan says, an extension at once */
  readonly fillYears: number | null;
  readonly costYuan: number;
  readonly runningYuan: number;
  /** null: as soon as it can be built */
  readonly earliest: number | null;
  readonly buildingYears: number;
  readonly fixed: number | "never" | null;
  readonly oneOf: string | null;
}

/** What a plan of projects is stated from. */
export interface ProjectsStated {
  readonly now: number;
  readonly years: readonly number[];
  readonly stages: readonly string[];
  readonly children: readonly StatedChildren[];
  readonly schools: readonly StatedPlaces[];
  readonly projects: readonly StatedProject[];
  /** years in which new schools fill, by stage, where a project does not say: its grades, when they begin with one; a stage not named: 1 */
  readonly fillYears: Readonly<Record<string, number>>;
  /** where areas, schools and new schools are; null: not known of any, and every child may go to any school */
  readonly points: ReadonlyMap<string, Point> | null;
  readonly detour: number;
  readonly longestM: number | null;
  readonly bounds: readonly [number, number];
  readonly discountRate: number;
  readonly budgetYuan: number | null;
  readonly yearlyYuan: readonly number[] | null;
}

/**
 * States the problem: areas, then years, in the order in which they are given; whole children. An area that is a school is at its door.
 *
 * @throws RangeError when a project names a school that is not there, or a point is missing where others are known: the reader has told of it before
 * @example stateProjects(stated).areas
 */
export function stateProjects(stated: ProjectsStated): ProjectProblem {
  const { years, stages, bounds, discountRate, budgetYuan, yearlyYuan, now } = stated;
  const areas = [...new Set(stated.children.map(({ area }) => area))];
  const own = stated.schools.map(({ schoolCode }) => schoolCode);
  const fresh = stated.projects.flatMap(({ kind, schoolCode }) => (kind === "new" ? [schoolCode] : []));
  const schools = [...own, ...new Set(fresh)];
  const schoolAt = new Map(schools.map((code, at) => [code, at]));
  const places = new Float64Array(schools.length * stages.length);
  for (const school of stated.schools)
    stages.forEach((stage, g) => {
      places[schoolAt.get(school.schoolCode)! * stages.length + g] = school.places[stage] ?? 0;
    });
  return {
    now,
    years,
    stages,
    areas,
    children: childrenOf(stated, areas),
    schools,
    existing: own.length,
    places,
    wayM: stated.points === null ? null : waysOf(stated, areas, schools),
    bounds,
    projects: stated.projects.map((project) => projectOf(project, { schoolAt, stated })),
    discountRate,
    budgetYuan,
    yearlyYuan,
  };
}

function projectOf(
  project: StatedProject,
  { schoolAt, stated }: { readonly schoolAt: ReadonlyMap<string, number>; readonly stated: ProjectsStated },
): Project {
  const { schoolCode, places, fillYears, earliest, ...rest } = project;
  const school = schoolAt.get(schoolCode);
  const usual = (stage: string): number => (project.kind === "new" ? (stated.fillYears[stage] ?? 1) : 1);
  if (school === undefined)
    throw new RangeError(`project ${project.id} names a school that is not there: ${schoolCode}`);
  return {
    ...rest,
    school,
    places: Float64Array.from(stated.stages, (stage) => places[stage] ?? 0),
    fillYears: Float64Array.from(stated.stages, (stage) => fillYears ?? usual(stage)),
    earliest: earliest ?? stated.years[0]!,
  };
}

function childrenOf({ children, stages, years }: ProjectsStated, areas: readonly string[]): Float64Array {
  const [areaAt, stageAt] = [new Map(areas.map((one, i) => [one, i])), new Map(stages.map((one, i) => [one, i]))];
  const all = new Float64Array(areas.length * stages.length * years.length);
  for (const row of children) {
    const [stage, year] = [stageAt.get(row.stage), row.schoolYear - years[0]!];
    if (stage === undefined || year < 0 || year >= years.length) continue;
    const at = (areaAt.get(row.area)! * stages.length + stage) * years.length + year;
    all[at] = all[at]! + row.children;
  }
  return all.map((one) => Math.round(one));
}

function waysOf(
  { points, detour, longestM }: ProjectsStated,
  areas: readonly string[],
  schools: readonly string[],
): Float64Array {
  const pointOf = (code: string): Point => {
    const point = points!.get(code);
    if (point === undefined) throw new RangeError(`no point is known of ${code}`);
    return point;
  };
  const [from, to] = [areas.map(pointOf), schools.map(pointOf)];
  return Float64Array.from({ length: areas.length * schools.length }, (_, at) => {
    const [area, school] = [Math.floor(at / schools.length), at % schools.length];
    if (areas[area] === schools[school]) return 0;
    const way = detour * straightM(from[area]!, to[school]!);
    return longestM !== null && way > longestM ? Infinity : way;
  });
}
