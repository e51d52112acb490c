/** The room "decide" 决策: what shall we do? Models and searches; the solver is handed in. */
export { type CatchmentProblem, costsOf, loadsOf, type Share } from "./catchments/catchment-problem.ts";
export { catchmentDocument, type CatchmentDocument, type SchoolLoad } from "./catchments/catchment-document.ts";
export { checkCatchments } from "./catchments/check-catchments.ts";
export type { Pace, PlanProgress } from "./catchments/pace.ts";
export { piecesOf } from "./catchments/pieces.ts";
export { type CatchmentPlan, planCatchments, type PlanStatus } from "./catchments/plan-catchments.ts";
export { priceBound } from "./catchments/price-bound.ts";
export {
  type CatchmentAsk,
  stateCatchments,
  type StatedCatchments,
  type StatedSchool,
  type StatedUnit,
} from "./catchments/state-catchments.ts";
export { type PieceRule, wholeModel } from "./catchments/whole-model.ts";
export { COORDINATE_SYSTEMS, type CoordinateSystem, isDegrees, toWgs84 } from "./ground/coordinates.ts";
export { joinIslands, type JoinedNeighbours } from "./ground/join-islands.ts";
export { pointNeighbours } from "./ground/point-neighbours.ts";
export { type Neighbours, polygonNeighbours, type Ring } from "./ground/polygon-neighbours.ts";
export { type Point, wayM, waysM } from "./ground/way.ts";
