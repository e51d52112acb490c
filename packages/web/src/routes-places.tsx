import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inside, root } from "./routes-ground.tsx";
import { PlacesDecide, PlacesScene } from "./scenes/index.ts";

const places = createRoute({
  getParentRoute: () => inside,
  path: "/regions/$region/$year/places",
  component: PlacesScene,
});

const sense = createRoute({
  getParentRoute: () => places,
  path: "/sense",
  component: lazyRouteComponent(() => import("./foresee/index.ts"), "PlacesSensePage"),
});
const assess = createRoute({
  getParentRoute: () => places,
  path: "/assess",
  component: lazyRouteComponent(() => import("./foresee/index.ts"), "PlacesTodayPage"),
});
const decide = createRoute({
  getParentRoute: () => places,
  path: "/decide",
  component: PlacesDecide,
});
/** What is coming stands before what is to be done about it. */
const coming = createRoute({
  getParentRoute: () => decide,
  path: "/",
  component: lazyRouteComponent(() => import("./foresee/index.ts"), "ForeseePage"),
});
const catchments = createRoute({
  getParentRoute: () => decide,
  path: "/catchments",
  validateSearch: (search: Record<string, unknown>): { readonly desk?: "sites" | "files" } =>
    search["desk"] === "sites" || search["desk"] === "files" ? { desk: search["desk"] } : {},
  component: lazyRouteComponent(() => import("./decide/places/places-page.tsx"), "PlacesPage"),
});
const projects = createRoute({
  getParentRoute: () => decide,
  path: "/projects",
  component: lazyRouteComponent(() => import("./decide/projects/projects-page.tsx"), "ProjectsPage"),
});
const act = createRoute({
  getParentRoute: () => places,
  path: "/act",
  component: lazyRouteComponent(() => import("./decide/draw/draws-page.tsx"), "DrawsPage"),
});
const drawDesk = createRoute({
  getParentRoute: () => places,
  path: "/act/draws/$draw",
  component: lazyRouteComponent(() => import("./decide/draw/draw-desk.tsx"), "DrawDesk"),
});
/** Draws are public: whoever has the address sees them, signed in or not. */
const publicDraws = createRoute({
  getParentRoute: () => root,
  path: "/draws",
  component: lazyRouteComponent(() => import("./decide/draw/public-draws-page.tsx"), "PublicDrawsPage"),
});
const publicDraw = createRoute({
  getParentRoute: () => root,
  path: "/draws/$draw",
  component: lazyRouteComponent(() => import("./decide/draw/public-draw-page.tsx"), "PublicDrawPage"),
});

/** The ways that anyone may go without signing in. */
export const publicPlacesRoutes = [publicDraws, publicDraw] as const;

/** The ways through the scene 学位保障. */
export const placesRoutes = [
  places.addChildren([sense, assess, decide.addChildren([coming, catchments, projects]), act, drawDesk]),
] as const;
