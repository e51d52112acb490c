export { type DrawFile, readApplicantsFile, readRulesFiles, type RulesFiles } from "./draw-files.ts";
