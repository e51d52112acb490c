import { type ProjectNames, type ProjectProblem, projectNames, stateProjects } from "@youheng/kernel/decide";
import { stageNames } from "./stage-names.ts";
import type { ProjectOrder } from "./project-order.ts";

/** States the problem of an order: what is known, and what the user set. */
export function stateOrder({ facts, setting }: ProjectOrder): {
  readonly problem: ProjectProblem;
  readonly names: ProjectNames;
} {
  const { now, stages, children, schools, points } = facts;
  const years = Array.from({ length: setting.years }, (_, at) => now + 1 + at);
  const { yearly_yuan: yearly } = setting;
  const problem = stateProjects({
    now,
    years,
    stages,
    children: children.map(({ area, stage, schoolYear, high, ...row }) => ({
      area,
      stage,
      schoolYear,
      children: setting.demand_at === "high" ? (high ?? row.children) : row.children,
    })),
    schools,
    projects: setting.projects,
    points: points === null ? null : new Map(Object.entries({ ...points, ...setting.points })),
    detour: setting.detour,
    longestM: setting.longest_m,
    bounds: setting.bounds,
    discountRate: setting.discount_rate,
    budgetYuan: setting.budget_yuan,
    yearlyYuan:
      yearly === null ? null : Array.from({ length: setting.years + 1 }, (_, at) => yearly[at] ?? yearly.at(-1)!),
  });
  return { problem, names: projectNames(problem, { names: new Map(Object.entries(facts.names)), stage: stageNames }) };
}
