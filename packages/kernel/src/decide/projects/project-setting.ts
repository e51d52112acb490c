import type { ForecastRow } from "../../foresee/index.ts";
import type { Point } from "../../stats/index.ts";
import type { ProjectProblem } from "./project-problem.ts";
import { type StatedChildren, type StatedPlaces, type StatedProject, stateProjects } from "./state-projects.ts";

/** whole: all places from the year of opening · by-grade: a new school begins with one grade, and takes one more each year */
export type ProjectFill = "whole" | "by-grade";

/** What a user sets for a plan of projects, with the candidates as they stand under the hand. */
export interface ProjectSetting {
  /** years ahead */
  readonly years: number;
  readonly demand_at: "median" | "high";
  /** how new schools fill that do not say it themselves */
  readonly fill: ProjectFill;
  readonly bounds: readonly [number, number];
  readonly detour: number;
  readonly longest_m: number | null;
  readonly discount_rate: number;
  readonly budget_yuan: number | null;
  readonly yearly_yuan: readonly number[] | null;
  readonly projects: readonly StatedProject[];
  /** where new schools are, by their codes */
  readonly points: Readonly<Record<string, Point>>;
  readonly seconds: number;
}

/** What is known of a region, for which projects are planned. */
export interface ProjectFacts {
  readonly now: number;
  readonly stages: readonly string[];
  /** grades of each stage: the years in which a new school fills that begins with one */
  readonly grades: Readonly<Record<string, number>>;
  readonly children: readonly (StatedChildren & Pick<ForecastRow, "low" | "high" | "low95" | "high95">)[];
  readonly schools: readonly StatedPlaces[];
  /** by code of school or area; null: of some schools no coordinates are known, and ways are left out */
  readonly points: Readonly<Record<string, Point>> | null;
  /** by code of school */
  readonly names: Readonly<Record<string, string>>;
}

/**
 * States the problem of what is known and what is set: the page and the server state the same.
 *
 * @example stateSetting(facts, setting).years // [2027, 2028, 2029, 2030, 2031]
 */
export function stateSetting(facts: ProjectFacts, setting: ProjectSetting): ProjectProblem {
  const { now, stages, children, schools, points } = facts;
  return stateProjects({
    now,
    years: Array.from({ length: setting.years }, (_, at) => now + 1 + at),
    stages,
    children: children.map(({ area, stage, schoolYear, high, ...row }) => ({
      area,
      stage,
      schoolYear,
      children: setting.demand_at === "high" ? (high ?? row.children) : row.children,
    })),
    schools,
    projects: setting.projects,
    fillYears: setting.fill === "by-grade" ? facts.grades : {},
    points: points === null ? null : new Map(Object.entries({ ...points, ...setting.points })),
    detour: setting.detour,
    longestM: setting.longest_m,
    bounds: setting.bounds,
    discountRate: setting.discount_rate,
    budgetYuan: setting.budget_yuan,
    yearlyYuan: eachYear(setting.yearly_yuan, setting.years + 1),
  });
}

/** A budget for each year: of fewer years than there are the last one holds for the others. @example eachYear([5, 3], 4) // [5, 3, 3, 3] */
export function eachYear(yearly: readonly number[] | null, years: number): readonly number[] | null {
  return yearly === null ? null : Array.from({ length: years }, (_, at) => yearly[at] ?? yearly.at(-1)!);
}
