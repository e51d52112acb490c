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

/** The ways through the scene 师资建设. */
export const teachersRoutes = [teachers.addChildren([sense, assess.addChildren([standing]), decide])] as const;
