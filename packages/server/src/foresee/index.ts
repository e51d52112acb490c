/** The room "foresee" 预见 of the server: a region's past as it was brought, and what follows from it. */
export { bringExampleHistory, bringHistory, type BroughtFile } from "./bring-history.ts";
export { plannedOfRegion } from "./planned-of-region.ts";
export {
  historyFileView,
  type OutlookDeps,
  outlookOfRegion,
  type OutlookQuestion,
  type OutlookShelf,
} from "./outlook-of-region.ts";
export { forecastOfRegion, type ForecastShelf, type RegionForecast } from "./forecast-of-region.ts";
export { groundOfHistory, historyOfRegion } from "./history-of-region.ts";
export { inThread } from "./in-thread.ts";
