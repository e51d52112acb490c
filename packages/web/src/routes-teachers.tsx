import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inside } from "./routes-ground.tsx";
import { TeachersScene } from "./scenes/index.ts";

const teachers = createRoute({
  getParentRoute: () => inside,
  path: "/regions/$region/$year/teachers",
  component: TeachersScene,
});
const sense = createRoute({
  getParentRoute: () => teachers,
  path: "/sense",
  component: lazyRouteComponent(() => import("./decide/teachers/teachers-page.tsx"), "TeachersPage"),
});
const assess = createRoute({
  getParentRoute: () => teachers,
  path: "/assess",
  component: lazyRouteComponent(() => import("./assess/index.ts"), "AssessRoom"),
});
const standing = createRoute({
  getParentRoute: () => assess,
  path: "/",
  component: lazyRouteComponent(() => import("./assess/teachers/standing-page.tsx"), "TeacherStandingPage"),
});
/** The plan that is looked at stands in the address: a link brings it back. */
const decide = createRoute({
  getParentRoute: () => teachers,
  path: "/decide",
  validateSearch: (search: Record<string, unknown>): { readonly plan?: string } =>
    typeof search["plan"] === "string" && search["plan"] !== "" ? { plan: search["plan"] } : {},
  component: lazyRouteComponent(() => import("./decide/teachers/plans-page.tsx"), "PlansPage"),
});

/** The what-if studio: the address holds its whole state. */
const studio = createRoute({
  getParentRoute: () => teachers,
  path: "/decide/studio",
  validateSearch: (search: Record<string, unknown>): { readonly s?: string } =>
    typeof search["s"] === "string" && search["s"] !== "" ? { s: search["s"] } : {},
  component: lazyRouteComponent(() => import("./decide/studio/studio-page.tsx"), "StudioPage"),
});

/** The ways through the scene 师资建设. */
export const teachersRoutes = [teachers.addChildren([sense, assess.addChildren([standing]), decide, studio])] as const;
