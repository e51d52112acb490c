export { loadExamplePlaces } from "./example-places.ts";
export type { PlaceAsk } from "./place-ask.ts";
export type { CoordinateQuestion, CoordinateReading } from "./coordinate-question.ts";
export { bringPlaceFile, type PlaceGround, readPlaceGround, takePlaceFile } from "./place-ground.ts";
export { digestsOf, sourcesOf } from "./place-sources.ts";
export type { PlaceProof, ProvenPlaces } from "./plan-places.ts";
export { type PlaceJob, type PlaceJobs, startPlaceJobs } from "./place-jobs.ts";
export { savePlacePlan, takePlacePlan } from "./place-plans.ts";
export { drawnDocument, type DrawnDocument } from "./drawn-document.ts";
