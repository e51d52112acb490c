export { BalanceScene } from "./balance.tsx";
export { PlacesDecide, PlacesScene } from "./places.tsx";
export { TeachersScene } from "./teachers.tsx";
