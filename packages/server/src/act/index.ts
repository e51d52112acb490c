export { calendarOf, type DueDay } from "./calendar.ts";
export { standingTasks, type StandingTask, type TaskDeps, todayOf } from "./standing-tasks.ts";
export * from "./act-on.ts";
export { doneDays, roadOfRegion } from "./road-of-region.ts";
export { type FromPlanAsk, type FromPlanDeps, measuresFromPlan } from "./measures-from-plan.ts";
export { type AdoptedPlan, adoptedPlans, itemWords, type PlanSource } from "./plan-sources.ts";
