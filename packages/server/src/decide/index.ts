/** The room "decide" 决策 of the server: the solver in its thread, and the files of plans. */
export { type CatchmentFiles, type ReadCatchments, readCatchmentFiles } from "./ground/catchment-files.ts";
export { type ReadSites, readSiteFiles, type SiteFiles } from "./ground/site-files.ts";
export type { GroundSchool, GroundUnit } from "./ground/read-ground.ts";
export { type HighsLimits, openHighsSolver, type OpenSolver } from "./highs-solver.ts";
export * from "./draw/index.ts";
export * from "./places/index.ts";
export * from "./teachers/index.ts";
export * from "./projects/index.ts";
export { modelFile, type ModelFormat } from "./model-file.ts";
