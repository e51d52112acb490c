export { type CatchmentProblem, costsOf, loadsOf, type Share } from "./catchment-problem.ts";
export { catchmentDocument, type CatchmentDocument, type SchoolLoad } from "./catchment-document.ts";
export { checkCatchments } from "./check-catchments.ts";
export { isOver, type Pace, type PlanProgress, timeLeft } from "./pace.ts";
export { piecesOf } from "./pieces.ts";
export { type CatchmentPlan, planCatchments, type PlanStatus } from "./plan-catchments.ts";
export { priceBound, roughPrices } from "./price-bound.ts";
export {
  type CatchmentAsk,
  stateCatchments,
  stateForDrawing,
  type StatedCatchments,
  type StatedSchool,
  type StatedUnit,
  type DrawnBreaches,
  drawnBreaches,
} from "./state-catchments.ts";
export { everyPairModel } from "./every-pair-model.ts";
export { type PieceRule, wholeModel } from "./whole-model.ts";
export { relaxedPlan, type RelaxedPlan } from "./relaxed-plan.ts";
export { capacityConflict } from "./capacity-conflict.ts";
export { drawnFigures, type DrawnFigures, type DrawnSchool } from "./drawn-plan.ts";
