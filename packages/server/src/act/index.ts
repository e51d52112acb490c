export * from "./act-on.ts";
export * from "./duties/index.ts";
export * from "./mail/index.ts";
export { calendarOf, type DueDay } from "./calendar.ts";
export { type ComingDeps, type ComingGoal, comingGoals } from "./coming-goals.ts";
export { findingsOfRegion, type StandingFinding, type SupervisionDeps } from "./findings-of-region.ts";
export { goalOf, goalsOfRegion, type NewGoal, setGoal, type StandingGoal, takeGoalBack } from "./goals.ts";
export { ledgerCsv, ledgerLines, ledgerXlsx } from "./ledger-file.ts";
export { type FromPlanAsk, type FromPlanDeps, measuresFromPlan } from "./measures-from-plan.ts";
export { type AdoptedPlan, adoptedPlans, itemWords, type PlanSource } from "./plan-sources.ts";
export {
  isPlanned,
  keepVisits,
  makeVisit,
  moveVisit,
  type NewVisits,
  proposeVisitPlan,
  supervisorsOf,
  type VisitDeps,
  type VisitMade,
} from "./plan-visits.ts";
export { noteRises } from "./rises.ts";
export { doneDays, measuresForReturn, roadOfRegion } from "./road-of-region.ts";
export { measureOrRefuse, noteOnMeasure, type StandingMeasure, standingMeasures } from "./standing-measures.ts";
export { standingTasks, type StandingTask, type TaskDeps } from "./standing-tasks.ts";
export { type NewFinding, noteOnFinding, writeFinding } from "./supervise.ts";
