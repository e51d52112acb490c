import {
  checkProjects,
  handDocument,
  type ProjectFacts,
  type ProjectGoal,
  type ProjectsDocument,
  type ProjectSetting,
} from "@youheng/kernel/decide";
import { stateOrder } from "./state-order.ts";

/** A plan as it came from the page: what is set, and in which school year each project opens, by id; null: never. */
export interface ProjectsByHand {
  readonly facts: ProjectFacts;
  readonly setting: ProjectSetting;
  readonly opens: Readonly<Record<string, number | null>>;
  /** what was proven of the same facts and setting; null: nothing was */
  readonly proven: readonly ProjectGoal[] | null;
}

/**
 * Judges a plan made by hand from what the server knows; of the page only the choices are taken.
 *
 * @returns null when a project opens in a year that is not looked at
 * @throws  Error when a second look finds a plan that breaks no rule wrong: a mistake of ours
 */
export function projectsByHand({ facts, setting, opens, proven }: ProjectsByHand): ProjectsDocument | null {
  const { problem, names } = stateOrder({ facts, setting });
  const openings = problem.projects.map(({ id }) => problem.years.indexOf(opens[id] ?? -1));
  const isOutside = problem.projects.some(({ id }, p) => (opens[id] ?? null) !== null && openings[p]! < 0);
  if (isOutside) return null;
  const document = handDocument(problem, names, { openings, proven, seconds: 0 });
  const wrong = document.status === "infeasible" ? [] : checkProjects(problem, document);
  if (wrong.length > 0) throw new Error(`the plan does not stand: ${wrong.map(({ en }) => en).join("; ")}`);
  return document;
}
