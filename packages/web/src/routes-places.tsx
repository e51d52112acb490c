import { createRoute } from "@tanstack/react-router";
import { inside } from "./routes-ground.tsx";
import { PlacesScene } from "./scenes/index.ts";

const places = createRoute({
  getParentRoute: () => inside,
  path: "/regions/$region/$year/places",
  component: PlacesScene,
});

/** The ways through the scene 学位保障. */
export const placesRoutes = [places.addChildren([])] as const;
