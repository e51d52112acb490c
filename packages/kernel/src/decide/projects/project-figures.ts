import { placeChildren, type Placement } from "./place-children.ts";
import { placeMost } from "./max-flow.ts";
import { projectMoney, spendingYears } from "./project-money.ts";
import { childrenAt, type Openings, placesWith, type ProjectProblem } from "./project-problem.ts";
import { reachOf } from "./project-reach.ts";

/** One stage in one year with some projects carried out. */
export interface StageFigures {
  /** number of the year and of the stage */
  readonly year: number;
  readonly stage: number;
  readonly children: number;
  /** places of all schools, whole, not by the upper bound */
  readonly places: number;
  /** children for whom there is no place within reach */
  readonly short: number;
  /** of each area, by number */
  readonly shortOf: Float64Array;
  /** places and children of each school */
  readonly placesOf: Float64Array;
  readonly loads: Float64Array;
  /** null: the problem is too large to measure ways here */
  readonly placements: readonly Placement[] | null;
}

/** What some projects come to. */
export interface ProjectFigures {
  /** by stage, then year */
  readonly stages: readonly StageFigures[];
  /** children without a place, added up over the years */
  readonly short: number;
  readonly money: readonly { readonly year: number; readonly capital: number; readonly running: number }[];
  readonly discounted: number;
}

/** Pairs of areas and schools up to which the least ways are found. */
const MEASURED = 40_000;

/**
 * What projects that open in these years come to: who has a place where, and what is spent. Quick enough to follow a hand.
 *
 * @param openings  the number of the year of each project; −1: never
 * @example         projectFigures(problem, [2, -1]).short
 */
export function projectFigures(problem: ProjectProblem, openings: Openings): ProjectFigures {
  const reach = reachOf(problem);
  const stages = problem.stages.flatMap((_, stage) =>
    problem.years.map((__, year) => stageFigures(problem, reach, { openings, stage, year })),
  );
  const span = spendingYears(problem);
  const money = span.map((year) => ({ year, capital: 0, running: 0 }));
  let discounted = 0;
  problem.projects.forEach((project, p) => {
    if (openings[p]! < 0) return;
    const spent = projectMoney(problem, project, problem.years[openings[p]!]!);
    discounted += spent.discounted;
    money.forEach((row, at) => {
      row.capital += spent.capital[at]!;
      row.running += spent.running[at]!;
    });
  });
  return { stages, short: stages.reduce((sum, one) => sum + one.short, 0), money, discounted };
}

interface At {
  readonly openings: Openings;
  readonly stage: number;
  readonly year: number;
}

function stageFigures(
  problem: ProjectProblem,
  reach: readonly (readonly number[])[],
  { openings, stage, year }: At,
): StageFigures {
  const children = childrenAt(problem, { stage, year });
  const placesOf = placesWith(problem, openings, { stage, year });
  const [low, high] = problem.bounds;
  const most = placesOf.map((one) => high * one);
  const measured = problem.areas.length * problem.schools.length <= MEASURED;
  const placements = measured
    ? placeChildren({ children, reach, waysM: waysOf(problem, reach), least: placesOf.map((one) => low * one), most })
    : mostPlaced(children, reach, most);
  const loads = new Float64Array(problem.schools.length);
  const shortOf = children.slice();
  for (const { area, school, children: some } of placements) {
    loads[school] = loads[school]! + some;
    shortOf[area] = shortOf[area]! - some;
  }
  for (const [area, left] of shortOf.entries()) if (left < 1e-6) shortOf[area] = 0;
  return {
    year,
    stage,
    children: sum(children),
    places: sum(placesOf),
    short: sum(shortOf),
    shortOf,
    placesOf,
    loads,
    placements: measured ? placements : null,
  };
}

function waysOf({ wayM, schools }: ProjectProblem, reach: readonly (readonly number[])[]): readonly Float64Array[] {
  return reach.map((own, area) =>
    Float64Array.from(own, (school) => (wayM === null ? 0 : wayM[area * schools.length + school]!)),
  );
}

function mostPlaced(
  children: Float64Array,
  reach: readonly (readonly number[])[],
  most: Float64Array,
): readonly Placement[] {
  const { flows } = placeMost(children, reach, most);
  return flows.flatMap((own, area) =>
    Array.from(own, (some, i) => ({ area, school: reach[area]![i]!, children: some })).filter(
      (one) => one.children > 1e-7,
    ),
  );
}

function sum(values: Float64Array): number {
  return values.reduce((all, one) => all + one, 0);
}
