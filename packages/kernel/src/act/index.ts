/** The room "act" 落实: is it being done? States of tasks, due days, the road map and by when it leads to the goal. */
export { dayAfter, dayNumber, dueState, type DueState } from "./due.ts";
export { reminderStage, type ReminderRules } from "./reminder-stage.ts";
export { roadAhead, type RoadAhead, type RoadMeasure, type RoadStep, schedule, type Schedule } from "./road-map.ts";
export { type BornOf, type TaskEvent, taskStanding, type TaskStanding, type TaskState } from "./task-state.ts";
