export { checkResources, type Measure, measureChanges, type ResourcePromise } from "./check-resources.ts";
export { type Cost, costFor, type Costs, readCosts } from "./costs.ts";
export { type PlannedResources, planResources, type ResourcesAsk, type ResourcesPlan } from "./plan-resources.ts";
export { RESOURCE_GOALS, type ResourceGoal } from "./resource-goals.ts";
export type { ResourceOptions } from "./solve-resources.ts";
export { jointWords, partsOf } from "./joint-posts.ts";
export type { YearOfPlan } from "./sequence-years.ts";
export { type Addition, resourceGround, type ResourceGround } from "./resource-ground.ts";
export type { ResourceEasing } from "./resource-easings.ts";
