export { type ProjectFiles, readProjectFiles, type ReadProjectFiles, type ProjectsAsk } from "./project-files.ts";
export type { ChildrenSource } from "./read-children.ts";
