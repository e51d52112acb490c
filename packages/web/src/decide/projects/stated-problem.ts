import { type ProjectNames, type ProjectProblem, projectNames, stateProjects } from "@youheng/kernel/decide";
import type { ProjectFactsView, ProjectSettingView } from "@youheng/server/api";

/** The problem as the kernel has it, from what the server knows and what is set here. */
export function statedProblem(
  facts: ProjectFactsView,
  setting: ProjectSettingView,
  stageName: (id: string) => string,
): { readonly problem: ProjectProblem; readonly names: ProjectNames } {
  const { now, stages, children, schools, points } = facts;
  const years = Array.from({ length: setting.years }, (_, at) => now + 1 + at);
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
    yearlyYuan: null,
  });
  const stage = (id: string) => ({ zh: stageName(id), en: stageName(id) });
  return { problem, names: projectNames(problem, { names: new Map(Object.entries(facts.names)), stage }) };
}
