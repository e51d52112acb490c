export { ForeseePage } from "./foresee-page.tsx";
export { PlacesSensePage } from "./sense-page.tsx";
export { PlacesTodayPage } from "./today-page.tsx";
