import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import type { QueryClient } from "@tanstack/react-query";
import { regionsQuestion, sessionQuestion } from "./ask/index.ts";
import { PasswordPage, SignInPage, linkToken } from "./identity/index.ts";
import { BalanceScene } from "./scenes/index.ts";
import { Frame, NotFound, Trouble } from "./shell/index.ts";

interface Ground {
  readonly client: QueryClient;
}

const root = createRootRouteWithContext<Ground>()({
  component: Frame,
  notFoundComponent: NotFound,
  errorComponent: ({ error }) => <Trouble error={error instanceof Error ? error : new Error(String(error))} />,
});

/** Behind this, someone is signed in; who is not is sent to sign in. */
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  beforeLoad: async ({ context }) => {
    const session = await context.client.ensureQueryData(sessionQuestion);
    if (!session.signed_in) throw redirect({ to: "/sign-in" });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: SignInPage,
  beforeLoad: async ({ context }) => {
    if (linkToken(window.location.hash, window.location.search) !== null) return;
    const session = await context.client.ensureQueryData(sessionQuestion);
    if (session.signed_in) throw redirect({ to: "/" });
  },
});

/** The start: the newest year of the first region, or the first import where nothing is known. */
const home = createRoute({
  getParentRoute: () => inside,
  path: "/",
  beforeLoad: async ({ context }) => {
    const [region] = await context.client.ensureQueryData(regionsQuestion);
    const year = region?.years.find((one) => one.published !== null) ?? region?.years[0];
    if (region === undefined || year === undefined) throw redirect({ to: "/imports" });
    throw redirect({
      to: "/regions/$region/$year/balance/assess",
      params: { region: region.region_code, year: String(year.school_year) },
    });
  },
});

const password = createRoute({ getParentRoute: () => inside, path: "/password", component: PasswordPage });

const pages = createRoute({ getParentRoute: () => inside, id: "pages", component: BalanceScene });
const imports = createRoute({
  getParentRoute: () => pages,
  path: "/imports",
  component: lazyRouteComponent(() => import("./sense/index.ts"), "FirstImportPage"),
});
const oneImport = createRoute({
  getParentRoute: () => pages,
  path: "/imports/$import",
  component: lazyRouteComponent(() => import("./sense/index.ts"), "ImportPage"),
});
const standards = createRoute({
  getParentRoute: () => pages,
  path: "/standards",
  component: lazyRouteComponent(() => import("./policy/policy-page.tsx"), "PolicyPage"),
});
const oneStandard = createRoute({
  getParentRoute: () => pages,
  path: "/standards/$standard",
  component: lazyRouteComponent(() => import("./policy/policy-page.tsx"), "PolicyPage"),
});

const workshop = createRoute({
  getParentRoute: () => pages,
  path: "/workshop",
  component: lazyRouteComponent(() => import("./workshop/index.ts"), "WorkshopPage"),
});
const bench = createRoute({
  getParentRoute: () => pages,
  path: "/workshop/$standard",
  component: lazyRouteComponent(() => import("./workshop/index.ts"), "EditorPage"),
});

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

const tree = root.addChildren([
  signIn,
  inside.addChildren([
    home,
    password,
    pages.addChildren([imports, oneImport, standards, oneStandard, workshop, bench]),
    balance.addChildren([sense, version, assess.addChildren([district, distribution, school])]),
    meeting.addChildren([cockpit]),
  ]),
]);

/** The ways through the house. */
export function makeRouter(client: QueryClient) {
  return createRouter({ routeTree: tree, context: { client }, defaultPreload: "intent", scrollRestoration: true });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
