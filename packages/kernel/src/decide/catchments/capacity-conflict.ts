import type { Solver, Words } from "../../solve/index.ts";
import { type CatchmentProblem, LOAD_TOLERANCE } from "./catchment-problem.ts";
import { relaxedPlan } from "./relaxed-plan.ts";

/** Names said one by one; more are counted. */
const NAMED = 8;

/**
 * Why no plan keeps every bound, even when units are split: which units can only go to which schools, and how many places are short.
 *
 * @returns empty when there is a plan in which units are split, or time ran out
 */
export async function capacityConflict(
  solver: Solver,
  problem: CatchmentProblem,
  seconds: () => number,
): Promise<readonly Words[]> {
  const nowhere = unitsNowhere(problem);
  if (nowhere.length > 0) return nowhere;
  const costs = problem.wayM.map((way) => (way === Infinity ? Infinity : 0));
  const ground = { problem, costs, breachPrice: 1, seconds };
  const plan = await relaxedPlan(solver, ground, new Float64Array(problem.schools.length));
  if (plan === null || plan.breach <= LOAD_TOLERANCE * Math.max(1, total(problem))) return [];
  return [...short(problem, plan.prices), ...wanting(problem, plan.prices)];
}

function unitsNowhere({ units, schools, wayM }: CatchmentProblem): readonly Words[] {
  const width = schools.length;
  const lost = units.filter((_, unit) => schools.every((_, school) => wayM[unit * width + school] === Infinity));
  if (lost.length === 0) return [];
  return [
    {
      zh: `这些地块没有任何一所学校可去（距离上限或禁止的组合所致）：${named(lost, "、")}`,
      en: `these units are allowed at no school (the longest way, or forbidden pairs): ${named(lost, ", ")}`,
    },
  ];
}

/** Units that can only go to schools without enough places: prices of 1 mark the schools. */
function short(problem: CatchmentProblem, prices: Float64Array): readonly Words[] {
  const { units, schools, students, most, wayM } = problem;
  const full = schools.flatMap((_, school) => (prices[school]! > 0.5 ? [school] : []));
  if (full.length === 0) return [];
  const isFull = new Set(full);
  const bound = units.flatMap((_, unit) =>
    students[unit]! > 0 &&
    schools.every((_, school) => wayM[unit * schools.length + school] === Infinity || isFull.has(school))
      ? [unit]
      : [],
  );
  const children = round(bound.reduce((sum, unit) => sum + students[unit]!, 0));
  const places = round(full.reduce((sum, school) => sum + most[school]!, 0));
  // a school without places is full of nobody: its price says nothing
  if (!(children > places)) return [];
  const [who, where] = [bound.map((unit) => units[unit]!), full.map((school) => schools[school]!)];
  return [
    {
      zh: `每名学生都要有学校：${bound.length} 个地块（${named(who, "、")}）的 ${children} 名学生只能去 ${where.length} 所学校（${named(where, "、")}）`,
      en: `every student has a school: ${children} students of ${bound.length} units (${named(who, ", ")}) can only go to ${where.length} schools (${named(where, ", ")})`,
    },
    {
      zh: `这些学校按上限合计最多 ${places} 名学生，还差 ${round(children - places)} 个学位`,
      en: `these schools have at most ${places} places by their upper bounds: ${round(children - places)} are short`,
    },
  ];
}

/** Schools whose least load needs more students than can come: prices of −1 mark the schools. */
function wanting(problem: CatchmentProblem, prices: Float64Array): readonly Words[] {
  const { units, schools, students, least, wayM } = problem;
  const empty = schools.flatMap((_, school) => (prices[school]! < -0.5 ? [school] : []));
  if (empty.length === 0) return [];
  const able = units.flatMap((_, unit) =>
    empty.some((school) => wayM[unit * schools.length + school]! < Infinity) ? [unit] : [],
  );
  const children = round(able.reduce((sum, unit) => sum + students[unit]!, 0));
  const needed = round(empty.reduce((sum, school) => sum + least[school]!, 0));
  const where = empty.map((school) => schools[school]!);
  if (!(needed > children)) return [];
  return [
    {
      zh: `${empty.length} 所学校（${named(where, "、")}）按下限合计至少要 ${needed} 名学生`,
      en: `${empty.length} schools (${named(where, ", ")}) need at least ${needed} students by their lower bounds`,
    },
    {
      zh: `能去这些学校的地块合计只有 ${children} 名学生，还差 ${round(needed - children)} 名`,
      en: `the units that may go there have ${children} students: ${round(needed - children)} are wanting`,
    },
  ];
}

/** Units that no school can take whole. */
export function tooLargeUnits({ units, students, schools, most, wayM }: CatchmentProblem): readonly Words[] {
  return units.flatMap((name, unit) => {
    const room = Math.max(
      ...schools.map((_, school) => (wayM[unit * schools.length + school] === Infinity ? 0 : most[school]!)),
    );
    if (students[unit]! <= room + LOAD_TOLERANCE) return [];
    const children = round(students[unit]!);
    return [
      {
        zh: `地块 ${name} 有 ${children} 名学生，任何可去的学校上限都不足（最多 ${round(room)}）；可拆分地块（--may-split）或调整上限`,
        en: `unit ${name} has ${children} students, more than any school it may go to can take (${round(room)}); allow units to be split (--may-split) or raise the bound`,
      },
    ];
  });
}

function total({ students }: CatchmentProblem): number {
  return students.reduce((sum, one) => sum + one, 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function named(names: readonly string[], separator: string): string {
  const more = names.length > NAMED ? ` … (${names.length})` : "";
  return `${names.slice(0, NAMED).join(separator)}${more}`;
}
