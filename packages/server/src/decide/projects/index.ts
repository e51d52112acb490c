export { type ProjectFiles, readProjectFiles, type ReadProjectFiles, type ProjectsAsk } from "./project-files.ts";
export { stageNames } from "./stage-names.ts";
export type { ChildrenSource } from "./read-children.ts";
export {
  bringProjects,
  type PastRow,
  projectGround,
  type ProjectGround,
  type ProjectQuestion,
} from "./project-ground.ts";
export { projectsByHand, type ProjectsByHand } from "./keep-by-hand.ts";
export { type ProjectJob, type ProjectJobs, startProjectJobs } from "./project-jobs.ts";
