export { calendarOf, type DueDay } from "./calendar.ts";
export { standingTasks, type StandingTask, type TaskDeps, todayOf } from "./standing-tasks.ts";
export * from "./act-on.ts";
export { doneDays, roadOfRegion } from "./road-of-region.ts";
export * from "./duties/index.ts";
export * from "./mail/index.ts";
