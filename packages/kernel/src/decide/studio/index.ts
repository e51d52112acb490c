export {
  changeCount,
  type HandMeasure,
  type HandMove,
  type HandPair,
  type HandPlan,
  handPlanOf,
  joinedPlans,
  NO_CHANGES,
  withMeasure,
  withMove,
  withPair,
} from "./hand-plan.ts";
export { judgeHandPlan } from "./judge-hand-plan.ts";
export type { OwnMeasure, OwnPlan, TeacherShort } from "./own-plan.ts";
export { readStudioLink, type StudioState, writeStudioLink } from "./studio-link.ts";
export {
  isBackbone,
  type MeasureOption,
  optionKey,
  type StudioAsk,
  type StudioGround,
  studioGround,
  teacherIndicators,
} from "./studio-ground.ts";
export { type RosterJson, rosterToJson, studioFromJson, type StudioJson, type TeacherLine } from "./studio-json.ts";
