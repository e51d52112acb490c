export { checkResources, type Measure, measureChanges, type ResourcePromise } from "./check-resources.ts";
export { type Cost, costFor, type Costs, readCosts } from "./costs.ts";
export { type PlannedResources, planResources, type ResourcesAsk, type ResourcesPlan } from "./plan-resources.ts";
export { RESOURCE_GOALS, type ResourceGoal, type ResourceOptions } from "./solve-resources.ts";
export type { YearOfPlan } from "./sequence-years.ts";
export { resourceGround, type ResourceGround } from "./resource-ground.ts";
