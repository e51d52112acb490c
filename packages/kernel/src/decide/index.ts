/** The room "decide" 决策: what shall we do? Models and searches; the solver is handed in. */
export {
  assessAfter,
  type AssessmentBrief,
  assessmentBrief,
  changedFacts,
  type FactChange,
} from "./assessment-brief.ts";
export * from "./rotation/index.ts";
