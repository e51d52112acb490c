import { PROVEN_GAP, relativeGap } from "../../solve/index.ts";
import { projectBreaches } from "./project-breaches.ts";
import { cutGround } from "./project-cuts.ts";
import { projectsDocument, type ProjectsDocument } from "./project-document.ts";
import { projectFigures } from "./project-figures.ts";
import type { Openings, ProjectProblem } from "./project-problem.ts";
import { reasonsOf } from "./project-reasons.ts";
import type { ProjectNames } from "./project-words.ts";
import { PROJECT_GOALS, type ProjectGoal } from "./solve-projects.ts";

/** A plan whose years were chosen by hand. */
export interface HandProjects {
  readonly openings: Openings;
  /** goals of a plan that was solved for the same problem: their bounds hold for this one too; null: none was */
  readonly proven: readonly ProjectGoal[] | null;
  readonly seconds: number;
}

/**
 * The document of a plan whose years were chosen by hand, judged as a solved one is: figures, reasons, and how far it is from what was proven.
 * Where it breaks rules it says so (`infeasible`, with the rules in `because`); its figures stand all the same.
 *
 * @example handDocument(problem, names, { openings: [2, -1], proven: null, seconds: 0 }).by_hand // true
 */
export function handDocument(
  problem: ProjectProblem,
  names: ProjectNames,
  { openings, proven, seconds }: HandProjects,
): ProjectsDocument {
  const because = projectBreaches(problem, names, openings);
  const figures = projectFigures(problem, openings);
  const reached = { short: figures.short, cost: figures.discounted };
  const goals = goalsOf(reached, because.length > 0 ? null : proven);
  const isBest = because.length === 0 && goals.every(({ gap }) => gap !== null && gap <= PROVEN_GAP);
  const plan = {
    status: because.length > 0 ? ("infeasible" as const) : isBest ? ("optimal" as const) : ("feasible" as const),
    openings,
    goals,
    seconds,
    figures,
    nothing: projectFigures(
      problem,
      problem.projects.map(() => -1),
    ),
    reasons: reasonsOf(cutGround(problem), names, openings),
    because,
    easings: [],
  };
  return { ...projectsDocument(problem, plan), by_hand: true };
}

/** The bound of children without a place holds for every plan; that of the cost only for those that leave as few. */
function goalsOf(
  reached: Readonly<Record<"short" | "cost", number>>,
  proven: HandProjects["proven"],
): readonly ProjectGoal[] {
  const of = (id: "short" | "cost") => proven?.find((goal) => goal.id === id) ?? null;
  const short = of("short");
  const isFewest = short !== null && reached.short <= short.objective + 1e-6 * Math.max(1, short.objective);
  return (["short", "cost"] as const).map((id) => {
    const found = id === "cost" && !isFewest ? null : (of(id)?.bound ?? null);
    const bound = found === null ? null : Math.min(found, reached[id]);
    const gap = bound === null ? null : relativeGap(reached[id], bound);
    return { id, says: PROJECT_GOALS[id], objective: reached[id], bound, gap };
  });
}
