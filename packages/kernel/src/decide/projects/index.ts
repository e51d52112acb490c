export type { Openings, Project, ProjectKind, ProjectProblem } from "./project-problem.ts";
export { openingYears } from "./project-problem.ts";
export { projectMoney, spendingYears } from "./project-money.ts";
export { projectFigures, type ProjectFigures, type StageFigures } from "./project-figures.ts";
export { planProjects, type ProjectPlan } from "./plan-projects.ts";
export {
  type PlannedProject,
  type PlannedYear,
  projectsDocument,
  type ProjectsDocument,
  type ShortRow,
} from "./project-document.ts";
export { handDocument, type HandProjects } from "./hand-projects.ts";
export { projectBreaches } from "./project-breaches.ts";
export { checkProjects } from "./check-projects.ts";
export { eachYear, type ProjectFacts, type ProjectFill, type ProjectSetting, stateSetting } from "./project-setting.ts";
export { plainNames, projectNames, type ProjectNames } from "./project-words.ts";
export { type ShortGroup, shortGroups } from "./short-groups.ts";
export { cutGround } from "./project-cuts.ts";
export { provenModel } from "./proven-model.ts";
export { wholeProjectModel } from "./whole-project-model.ts";
export type { ProjectGoal } from "./solve-projects.ts";
export { type ProjectReason, reasonsOf } from "./project-reasons.ts";
export {
  type ProjectsStated,
  stateProjects,
  type StatedChildren,
  type StatedPlaces,
  type StatedProject,
} from "./state-projects.ts";
