import { type ProjectNames, projectNames, type ProjectProblem, stateSetting } from "@youheng/kernel/decide";
import type { ProjectOrder } from "./project-order.ts";
import { stageNames } from "./stage-names.ts";

/** States the problem of an order: what is known, and what the user set. */
export function stateOrder({ facts, setting }: ProjectOrder): {
  readonly problem: ProjectProblem;
  readonly names: ProjectNames;
} {
  const problem = stateSetting(facts, setting);
  return { problem, names: projectNames(problem, { names: new Map(Object.entries(facts.names)), stage: stageNames }) };
}
