export { COORDINATE_SYSTEMS, type CoordinateSystem, isDegrees, toWgs84 } from "./coordinates.ts";
export { isInside } from "./is-inside.ts";
export { joinIslands, type JoinedNeighbours } from "./join-islands.ts";
export { pointNeighbours } from "./point-neighbours.ts";
export { type Neighbours, polygonNeighbours, type Ring } from "./polygon-neighbours.ts";
export { type Point, wayM } from "../../stats/index.ts";
export { waysM } from "./way.ts";
