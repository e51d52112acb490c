import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import type { QueryClient } from "@tanstack/react-query";
import { regionsQuestion, sessionQuestion } from "./ask/index.ts";
import { PasswordPage, SignInPage, linkToken } from "./identity/index.ts";
import { keepRoutes } from "./routes-keep.tsx";
import { balanceRoutes } from "./routes-balance.tsx";
import { inside, root } from "./routes-ground.tsx";
import { peopleRoutes } from "./routes-people.tsx";
import type { ProvinceSearch } from "./province/index.ts";
import { placesRoutes, publicPlacesRoutes } from "./routes-places.tsx";
import { teachersRoutes } from "./routes-teachers.tsx";
import { BalanceScene } from "./scenes/index.ts";

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

/** The start: all regions where several have published, else the newest year of the one, or the first import where nothing is known. */
const home = createRoute({
  getParentRoute: () => inside,
  path: "/",
  beforeLoad: async ({ context }) => {
    const { account } = await context.client.ensureQueryData(sessionQuestion);
    if (account !== null && !account.may.includes("facts.read")) throw redirect({ to: "/my-schools" });
    const regions = await context.client.ensureQueryData(regionsQuestion);
    if (regions.filter(({ years }) => years.some(({ published }) => published !== null)).length > 1)
      throw redirect({ to: "/province" });
    const [region] = regions;
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
const pointing = createRoute({
  getParentRoute: () => pages,
  path: "/imports/$import/pointing",
  component: lazyRouteComponent(() => import("./sense/index.ts"), "PointingPage"),
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

/** The search of the page of many regions; what cannot be read is left out. */
function provinceSearch(search: Record<string, unknown>): ProvinceSearch {
  const { standard, year, under } = search;
  const digits = typeof under === "string" || typeof under === "number" ? String(under) : "";
  return {
    ...(typeof standard === "string" && standard !== "" && { standard }),
    ...(Number.isInteger(Number(year)) && Number(year) > 0 && { year: Number(year) }),
    ...(/^\d{1,6}$/.test(digits) && { under: digits }),
  };
}

const province = createRoute({
  getParentRoute: () => pages,
  path: "/province",
  validateSearch: provinceSearch,
  component: lazyRouteComponent(() => import("./province/index.ts"), "ProvincePage"),
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

const tree = root.addChildren([
  signIn,
  ...publicPlacesRoutes,
  inside.addChildren([
    home,
    password,
    ...peopleRoutes,
    pages.addChildren([province, imports, oneImport, pointing, standards, oneStandard, workshop, bench]),
    ...keepRoutes,
    ...balanceRoutes,
    ...placesRoutes,
    ...teachersRoutes,
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
