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
export { type ProjectJob, type ProjectJobs, startProjectJobs } from "./project-jobs.ts";
export type { ProjectFacts, ProjectSetting } from "./project-order.ts";
