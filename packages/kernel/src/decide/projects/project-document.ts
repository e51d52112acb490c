import type { Words } from "../../solve/index.ts";
import type { ProjectPlan } from "./plan-projects.ts";
import type { ProjectFigures, StageFigures } from "./project-figures.ts";
import { projectMoney } from "./project-money.ts";
import type { ProjectKind, ProjectProblem } from "./project-problem.ts";
import { PROJECT_GOALS, type ProjectGoal } from "./solve-projects.ts";

/** A project as the plan has it. What does not exist is null. */
export interface PlannedProject {
  readonly project: string;
  readonly name: string;
  readonly kind: ProjectKind;
  readonly school_code: string;
  /** school year in which it opens (2029 is 2029–30), a closure: from which the school takes nobody; null: not carried out */
  readonly opens: number | null;
  /** first year of building */
  readonly begins: number | null;
  /** places it adds by stage; a closure: below 0 */
  readonly places: Readonly<Record<string, number>>;
  /** stages in which its places come into use over so many years, one part a year; all others at once */
  readonly fill_years: Readonly<Record<string, number>>;
  /** cost of building, yuan */
  readonly cost_yuan: number;
  readonly running_yuan: number;
  readonly discounted_yuan: number | null;
  readonly because: Words | null;
  /** children who would have no place without it */
  readonly without: readonly { readonly school_year: number; readonly stage: string; readonly children: number }[];
}

/** One stage in one year: how many children, how many places. */
export interface PlannedYear {
  readonly school_year: number;
  readonly stage: string;
  readonly children: number;
  readonly places: number;
  readonly places_today: number;
  readonly without_place: number;
  /** when nothing is done */
  readonly without_place_if_nothing: number;
}

/** CONTRACTS §4: a plan of projects over the years. */
export interface ProjectsDocument {
  readonly plan: "projects";
  /** its years were chosen by hand */
  readonly by_hand: boolean;
  readonly status: ProjectPlan["status"];
  readonly objective_of: ProjectGoal["id"] | null;
  readonly objective: number | null;
  readonly objective_is: Words;
  readonly bound: number | null;
  readonly gap: number | null;
  readonly seconds: number;
  readonly because: readonly Words[];
  readonly easings: readonly Words[];
  readonly goals: readonly ProjectGoal[];
  readonly now: number;
  readonly first_year: number;
  readonly last_year: number;
  readonly bounds: readonly [number, number];
  readonly discount_rate: number;
  readonly budget_yuan: number | null;
  readonly yearly_yuan: readonly number[] | null;
  /** building costs of what is carried out, yuan */
  readonly cost_yuan: number | null;
  readonly discounted_yuan: number | null;
  /** child-years without a place, with the plan and when nothing is done */
  readonly without_place: number | null;
  readonly without_place_if_nothing: number;
  readonly projects: readonly PlannedProject[];
  readonly years: readonly PlannedYear[];
  readonly costs: readonly {
    readonly school_year: number;
    readonly building_yuan: number;
    readonly running_yuan: number;
  }[];
  readonly loads: readonly {
    readonly school_year: number;
    readonly stage: string;
    readonly school_code: string;
    readonly children: number;
    readonly places: number;
    readonly least: number;
    readonly most: number;
  }[];
  /** who has no place, by area: with the plan */
  readonly short: readonly ShortRow[];
  /** and when nothing is done */
  readonly short_if_nothing: readonly ShortRow[];
  /** who goes where, in children; null where the problem is too large to say */
  readonly placements: readonly PlacementRow[] | null;
}

export interface ShortRow {
  readonly school_year: number;
  readonly stage: string;
  readonly area: string;
  readonly children: number;
}

export interface PlacementRow {
  readonly school_year: number;
  readonly stage: string;
  readonly area: string;
  readonly school_code: string;
  readonly children: number;
  readonly distance_m: number | null;
}

/**
 * The document of a plan of projects: years, then stages, then areas and schools as they were given. Numbers are unrounded.
 *
 * @example projectsDocument(problem, plan).projects[0]?.opens // 2029
 */
export function projectsDocument(problem: ProjectProblem, plan: ProjectPlan): ProjectsDocument {
  const { now, years, bounds, discountRate, budgetYuan, yearlyYuan, projects } = problem;
  const { figures, nothing, openings, goals } = plan;
  const headline = goals.find(({ id, gap }) => id !== "distance" && (gap === null || gap > 1e-4)) ?? goals[1] ?? null;
  const built = openings === null ? null : projects.filter((_, p) => openings[p]! >= 0);
  return {
    plan: "projects",
    by_hand: false,
    status: plan.status,
    objective_of: headline?.id ?? null,
    objective: headline?.objective ?? null,
    objective_is: objectiveWords(problem),
    bound: headline?.bound ?? null,
    gap: headline?.gap ?? null,
    seconds: plan.seconds,
    because: plan.because,
    easings: plan.easings,
    goals,
    now,
    first_year: years[0]!,
    last_year: years.at(-1)!,
    bounds,
    discount_rate: discountRate,
    budget_yuan: budgetYuan,
    yearly_yuan: yearlyYuan,
    cost_yuan: built?.reduce((sum, { costYuan }) => sum + costYuan, 0) ?? null,
    discounted_yuan: figures?.discounted ?? null,
    without_place: figures?.short ?? null,
    without_place_if_nothing: nothing.short,
    projects: projects.map((_, p) => plannedProject(problem, plan, p)),
    years: yearRows(problem, plan),
    costs: (figures?.money ?? []).map(({ year, capital, running }) => ({
      school_year: year,
      building_yuan: capital,
      running_yuan: running,
    })),
    loads: figures === null ? [] : loadRows(problem, figures),
    short: figures === null ? [] : shortRows(problem, figures),
    short_if_nothing: shortRows(problem, nothing),
    placements: figures === null ? null : placementRows(problem, figures),
  };
}

function objectiveWords({ discountRate, wayM }: ProjectProblem): Words {
  const rate = Number((discountRate * 100).toFixed(2));
  return {
    zh: `先求${PROJECT_GOALS.short.zh}，再求费用（建设费和至末年的运行费，按每年 ${rate}% 折现）最少${wayM === null ? "" : "，再求路程最短"}`,
    en: `${PROJECT_GOALS.short.en}; then least cost (building, and running until the last year, discounted by ${rate} % a year)${wayM === null ? "" : "; then shortest ways"}`,
  };
}

function plannedProject(problem: ProjectProblem, { openings, reasons }: ProjectPlan, p: number): PlannedProject {
  const project = problem.projects[p]!;
  const { kind, school, buildingYears } = project;
  const at = openings?.[p] ?? -1;
  const opens = at < 0 ? null : problem.years[at]!;
  const width = problem.stages.length;
  const added = (stage: number): number =>
    kind === "closure" ? -problem.places[school * width + stage]! : project.places[stage]!;
  return {
    project: project.id,
    name: project.name,
    kind,
    school_code: problem.schools[school]!,
    opens,
    begins: opens === null ? null : opens - buildingYears,
    places: Object.fromEntries(
      problem.stages.flatMap((id, stage) => (added(stage) === 0 ? [] : [[id, added(stage)] as const])),
    ),
    fill_years: Object.fromEntries(
      problem.stages.flatMap((id, stage) =>
        added(stage) > 0 && project.fillYears[stage]! > 1 ? [[id, project.fillYears[stage]!] as const] : [],
      ),
    ),
    cost_yuan: project.costYuan,
    running_yuan: project.runningYuan,
    discounted_yuan: opens === null ? null : projectMoney(problem, project, opens).discounted,
    because: reasons[p]?.because ?? null,
    without: (reasons[p]?.without ?? []).map(({ year, stage, children }) => ({
      school_year: problem.years[year]!,
      stage: problem.stages[stage]!,
      children,
    })),
  };
}

function inOrder({ stages }: ProjectFigures): readonly StageFigures[] {
  return stages.toSorted((a, b) => a.year - b.year || a.stage - b.stage);
}

function yearRows(problem: ProjectProblem, { figures, nothing }: ProjectPlan): readonly PlannedYear[] {
  const planned = figures === null ? null : inOrder(figures);
  return inOrder(nothing).map((row, at) => ({
    school_year: problem.years[row.year]!,
    stage: problem.stages[row.stage]!,
    children: row.children,
    places: planned?.[at]?.places ?? row.places,
    places_today: row.places,
    without_place: planned?.[at]?.short ?? row.short,
    without_place_if_nothing: row.short,
  }));
}

function loadRows(problem: ProjectProblem, figures: ProjectFigures): ProjectsDocument["loads"] {
  const [low, high] = problem.bounds;
  return inOrder(figures).flatMap(({ year, stage, placesOf, loads }) =>
    problem.schools.flatMap((code, school) => {
      const places = placesOf[school]!;
      if (places === 0) return [];
      const at = { school_year: problem.years[year]!, stage: problem.stages[stage]!, school_code: code };
      return [{ ...at, children: loads[school]!, places, least: low * places, most: high * places }];
    }),
  );
}

function shortRows(problem: ProjectProblem, figures: ProjectFigures): readonly ShortRow[] {
  return inOrder(figures).flatMap(({ year, stage, shortOf }) =>
    problem.areas.flatMap((area, a) =>
      shortOf[a]! > 0
        ? [{ school_year: problem.years[year]!, stage: problem.stages[stage]!, area, children: shortOf[a]! }]
        : [],
    ),
  );
}

function placementRows(problem: ProjectProblem, figures: ProjectFigures): readonly PlacementRow[] | null {
  const { wayM, schools } = problem;
  if (figures.stages.some(({ placements }) => placements === null)) return null;
  return inOrder(figures).flatMap(({ year, stage, placements }) =>
    placements!.map(({ area, school, children }) => ({
      school_year: problem.years[year]!,
      stage: problem.stages[stage]!,
      area: problem.areas[area]!,
      school_code: schools[school]!,
      children,
      distance_m: wayM === null ? null : wayM[area * schools.length + school]!,
    })),
  );
}
