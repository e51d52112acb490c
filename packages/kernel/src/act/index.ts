/** The room "act" 落实: is it being done? Goals, states of tasks and findings, due days, the road map and by when it leads to the goal. */
export { circleOf } from "./circle.ts";
export { criticalWay, type WayStep } from "./critical-way.ts";
export { dayAfter, dayNumber, dueState, type DueState } from "./due.ts";
export {
  type FindingEvent,
  type FindingStanding,
  findingStanding,
  type FindingState,
  type Rise,
  type RiseRule,
  risesOf,
} from "./finding-state.ts";
export { doneByReturn, goalAhead } from "./goal-ahead.ts";
export {
  type Goal,
  type GoalAim,
  type GoalPoint,
  goalPoint,
  type GoalStanding,
  goalStanding,
  type GoalState,
} from "./goal.ts";
export { groupItems, type ItemWords, type PlanItem, type PlanKind, resourceItems, rotationItems } from "./plan-item.ts";
export { reminderStage, type ReminderRules } from "./reminder-stage.ts";
export { catchmentItems, projectItems, siteItems } from "./place-items.ts";
export { type FigureOverYears, type FigurePromise, promisesShown } from "./promises-shown.ts";
export { type MeasuresRead, readMeasures } from "./read-measures.ts";
export { type RoadAhead, roadAhead, type RoadStep, type StillShort } from "./road-ahead.ts";
export { type RoadMeasure, schedule, type Schedule } from "./schedule.ts";
export {
  type BornOf,
  type Origin,
  type TaskEvent,
  taskStanding,
  type TaskStanding,
  type TaskState,
} from "./task-state.ts";
export { type ProposedVisit, proposeVisits, type SchoolToVisit, type VisitPlanAsk } from "./visit-plan.ts";
