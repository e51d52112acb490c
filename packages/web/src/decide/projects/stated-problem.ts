import { type ProjectNames, projectNames, type ProjectProblem, stateSetting } from "@youheng/kernel/decide";
import type { ProjectFactsView, ProjectSettingView } from "@youheng/server/api";

/** The problem as the kernel has it, from what the server knows and what is set here. */
export function statedProblem(
  facts: ProjectFactsView,
  setting: ProjectSettingView,
  stageName: (id: string) => string,
): { readonly problem: ProjectProblem; readonly names: ProjectNames } {
  const problem = stateSetting(facts, setting);
  const stage = (id: string) => ({ zh: stageName(id), en: stageName(id) });
  return { problem, names: projectNames(problem, { names: new Map(Object.entries(facts.names)), stage }) };
}
