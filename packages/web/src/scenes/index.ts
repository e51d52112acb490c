export { BalanceScene } from "./balance.tsx";
export { PlacesScene } from "./places.tsx";
export { TeachersScene } from "./teachers.tsx";
