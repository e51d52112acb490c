import type { Words } from "../../solve/index.ts";
import { type CatchmentProblem, loadsOf } from "./catchment-problem.ts";
import type { CatchmentPlan, PlanStatus } from "./plan-catchments.ts";

/** A school in a plan. What does not exist is null. */
export interface SchoolLoad {
  readonly school_code: string;
  readonly students: number;
  readonly least: number;
  readonly most: number;
  readonly units: number;
  readonly mean_distance_m: number | null;
  readonly longest_distance_m: number | null;
  /** metres for one more place here; part of the proof of the bound */
  readonly price_m: number;
}

/** A plan of catchments as it is printed and stored. Numbers are unrounded. */
export interface CatchmentDocument {
  readonly status: PlanStatus;
  /** student-metres, with the price of moving */
  readonly objective: number | null;
  readonly objective_is: Words;
  readonly bound: number | null;
  readonly gap: number | null;
  readonly seconds: number;
  readonly first_feasible_seconds: number | null;
  readonly because: readonly Words[];
  readonly assignment: readonly { readonly unit: string; readonly school: string; readonly share: number }[];
  readonly loads: Readonly<Record<string, number>>;
  readonly schools: readonly SchoolLoad[];
  readonly mean_distance_m: number | null;
  readonly longest_distance_m: number | null;
  readonly students: number;
  /** students who would leave the school they go to today; null when today's schools were not given */
  readonly moved_students: number | null;
}

/**
 * The document of a plan, in the order of the files: units, then schools.
 *
 * @example catchmentDocument(problem, plan).mean_distance_m
 */
export function catchmentDocument(problem: CatchmentProblem, plan: CatchmentPlan): CatchmentDocument {
  const { units, schools, students, keep } = problem;
  const { status, objective, bound, gap, seconds, firstSeconds, because } = plan;
  const shares = [...plan.shares].sort((a, b) => a.unit - b.unit || a.school - b.school);
  const loads = loadsOf(problem, shares);
  const all = students.reduce((sum, one) => sum + one, 0);
  const rows = schools.map((_, school) => schoolLoad(problem, plan, school));
  const ways = rows.map((row) => (row.mean_distance_m ?? 0) * row.students);
  const planned = objective !== null;
  return {
    status,
    objective,
    objective_is: objectiveWords(problem),
    bound,
    gap,
    seconds,
    first_feasible_seconds: firstSeconds,
    because,
    assignment: shares.map(({ unit, school, share }) => ({ unit: units[unit]!, school: schools[school]!, share })),
    loads: planned ? Object.fromEntries(schools.map((code, school) => [code, loads[school]!])) : {},
    schools: planned ? rows : [],
    mean_distance_m: planned && all > 0 ? ways.reduce((sum, one) => sum + one, 0) / all : null,
    longest_distance_m: planned ? Math.max(0, ...rows.map((row) => row.longest_distance_m ?? 0)) : null,
    students: all,
    moved_students: keep === null || !planned ? null : movedStudents(problem, plan),
  };
}

function objectiveWords({ keep }: CatchmentProblem): Words {
  const zh = "学生人数 × 路程（米）之和";
  const en = "the sum of students × metres of way";
  if (keep === null) return { zh: `${zh}，越小越好`, en: `${en}, to be as small as can be` };
  return {
    zh: `${zh}，每调整一名学生另计 ${keep.priceM} 米，越小越好`,
    en: `${en}, with ${keep.priceM} m for each student moved, to be as small as can be`,
  };
}

function schoolLoad(
  { students, schools, least, most, wayM }: CatchmentProblem,
  plan: CatchmentPlan,
  school: number,
): SchoolLoad {
  let [load, way, units] = [0, 0, 0];
  let longest: number | null = null;
  for (const one of plan.shares) {
    if (one.school !== school) continue;
    const here = one.share * students[one.unit]!;
    const metres = wayM[one.unit * schools.length + school]!;
    units++;
    load += here;
    way += here * metres;
    if (here > 0) longest = Math.max(longest ?? 0, metres);
  }
  return {
    school_code: schools[school]!,
    students: load,
    least: least[school]!,
    most: most[school]!,
    units,
    mean_distance_m: load > 0 ? way / load : null,
    longest_distance_m: longest,
    price_m: plan.prices[school]!,
  };
}

function movedStudents({ students, keep }: CatchmentProblem, { shares }: CatchmentPlan): number {
  return shares.reduce((sum, { unit, school, share }) => {
    const now = keep!.current[unit]!;
    return now >= 0 && now !== school ? sum + share * students[unit]! : sum;
  }, 0);
}
