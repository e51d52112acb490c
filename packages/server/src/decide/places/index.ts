export { loadExamplePlaces } from "./example-places.ts";
export type { PlaceAsk } from "./place-ask.ts";
export { bringPlaceFile, digestsOf, type PlaceGround, readPlaceGround, sourcesOf } from "./place-ground.ts";
export { type PlaceJob, type PlaceJobs, startPlaceJobs } from "./place-jobs.ts";
export { savePlacePlan, takePlacePlan } from "./place-plans.ts";
export { drawnDocument, type DrawnDocument } from "./drawn-document.ts";
