export { deleteDueApplicants } from "./delete-applicants.ts";
export { type DrawFile, readApplicantsFile, readRulesFiles, type RulesFiles } from "./draw-files.ts";
export { loadExampleDraws } from "./example-draws.ts";
export {
  abandonDraw,
  bringApplicants,
  type BroughtList,
  createDraw,
  type DrawDeps,
  drawOrRefuse,
  fixDraw,
  lookAtApplicants,
  recordSeed,
  runDraw,
  takeSlips,
} from "./draw-steps.ts";
