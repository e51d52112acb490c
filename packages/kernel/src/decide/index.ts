/** The room "decide" 决策: what shall we do? Models and searches, draws of admission; a solver is handed in. */
export {
  assessAfter,
  type AssessmentBrief,
  assessmentBrief,
  changedFacts,
  type FactChange,
} from "./assessment-brief.ts";
export { type AssessedWithStudents, assessWithStudents } from "./assess-with-students.ts";
export * from "./rotation/index.ts";
export * from "./teachers/index.ts";
export * from "./catchments/index.ts";
export * from "./draw/index.ts";
export * from "./ground/index.ts";
export * from "./sites/index.ts";
export * from "./projects/index.ts";
export * from "./resources/index.ts";
export * from "./groups/index.ts";
export * from "./studio/index.ts";
