import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { RoadSearch } from "./act/index.ts";
import { inside } from "./routes-ground.tsx";
import { BalanceScene } from "./scenes/index.ts";

const balance = createRoute({
  getParentRoute: () => inside,
  path: "/regions/$region/$year/balance",
  component: BalanceScene,
});
const sense = createRoute({
  getParentRoute: () => balance,
  path: "/sense",
  component: lazyRouteComponent(() => import("./sense/index.ts"), "SensePage"),
});
const version = createRoute({
  getParentRoute: () => balance,
  path: "/sense/versions/$version",
  component: lazyRouteComponent(() => import("./sense/index.ts"), "VersionPage"),
});

const lineage = createRoute({
  getParentRoute: () => balance,
  path: "/sense/lineage",
  component: lazyRouteComponent(() => import("./sense/index.ts"), "LineagePage"),
});

const act = createRoute({
  getParentRoute: () => balance,
  path: "/act",
  component: lazyRouteComponent(() => import("./act/index.ts"), "ActPage"),
});

/** The search of the road map; what cannot be read is left out. A school's code is digits: the address has no quotes around it. */
function roadSearch(search: Record<string, unknown>): RoadSearch {
  const view = (["board", "timeline", "table"] as const).find((one) => one === search["view"]);
  const kept = (["school", "owner", "indicator"] as const).flatMap((key) => {
    const value = search[key];
    const text = typeof value === "number" ? String(value) : value;
    return typeof text === "string" && text !== "" ? [[key, text] as const] : [];
  });
  return { ...(view === undefined ? {} : { view }), ...Object.fromEntries(kept) };
}

/** How the measures are looked at stands in the address: a link brings it back. */
const road = createRoute({
  getParentRoute: () => act,
  path: "/",
  validateSearch: roadSearch,
  component: lazyRouteComponent(() => import("./act/index.ts"), "RoadPage"),
});
const decisions = createRoute({
  getParentRoute: () => act,
  path: "/decisions",
  component: lazyRouteComponent(() => import("./act/index.ts"), "DecisionsPage"),
});
const tasks = createRoute({
  getParentRoute: () => act,
  path: "/tasks",
  component: lazyRouteComponent(() => import("./act/index.ts"), "TasksPage"),
});
const supervision = createRoute({
  getParentRoute: () => act,
  path: "/supervision",
  component: lazyRouteComponent(() => import("./act/index.ts"), "SupervisionPage"),
});

/** What closes the gaps: the same plans as in the scene of teachers. */
const decide = createRoute({
  getParentRoute: () => balance,
  path: "/decide",
  validateSearch: (search: Record<string, unknown>): { readonly plan?: string } =>
    typeof search["plan"] === "string" && search["plan"] !== "" ? { plan: search["plan"] } : {},
  component: lazyRouteComponent(() => import("./decide/teachers/plans-page.tsx"), "PlansPage"),
});

interface AssessSearch {
  readonly version?: string;
  readonly standard?: string;
}

function assessSearch(search: Record<string, unknown>): AssessSearch {
  const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
  const [asked, standard] = [text(search["version"]), text(search["standard"])];
  return { ...(asked === undefined ? {} : { version: asked }), ...(standard === undefined ? {} : { standard }) };
}

const assess = createRoute({
  getParentRoute: () => balance,
  path: "/assess",
  validateSearch: assessSearch,
  component: lazyRouteComponent(() => import("./assess/index.ts"), "AssessRoom"),
});
const district = createRoute({
  getParentRoute: () => assess,
  path: "/",
  component: lazyRouteComponent(() => import("./assess/index.ts"), "DistrictPage"),
});
const distribution = createRoute({
  getParentRoute: () => assess,
  path: "/distribution",
  component: lazyRouteComponent(() => import("./assess/distribution-page.tsx"), "DistributionPage"),
});
const school = createRoute({
  getParentRoute: () => assess,
  path: "/schools/$school",
  component: lazyRouteComponent(() => import("./assess/index.ts"), "SchoolPage"),
});

/** The screen for the meeting room: the same judgement, told in stories; no page around it. */
const meeting = createRoute({
  getParentRoute: () => inside,
  path: "/regions/$region/$year/cockpit",
  validateSearch: assessSearch,
  component: lazyRouteComponent(() => import("./assess/index.ts"), "AssessRoom"),
});
const cockpit = createRoute({
  getParentRoute: () => meeting,
  path: "/",
  component: lazyRouteComponent(() => import("./cockpit/index.ts"), "CockpitPage"),
});

/** The ways through the scene 优质均衡. */
export const balanceRoutes = [
  balance.addChildren([
    act.addChildren([road, decisions, tasks, supervision]),
    decide,
    sense,
    lineage,
    version,
    assess.addChildren([district, distribution, school]),
  ]),
  meeting.addChildren([cockpit]),
] as const;
