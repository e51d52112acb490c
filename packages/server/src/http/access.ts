import type { FastifyInstance, FastifyRequest } from "fastify";
import {
  actionOrError,
  denialOf,
  type Denial,
  type Holder,
  holderOfAccount,
  scopeOf,
  type Target,
} from "../identity/index.ts";
import type { PeoplePolicy } from "../policy/index.ts";
import { type Scope, versionKeyOf, withScope } from "../store/index.ts";
import { problemOf } from "./error-handler.ts";

/*
 * EVERY ROUTE SAYS WHO MAY ASK, in its config; the server does not start with one that says nothing (decision 0070).
 *
 *   app.get("/regions/:code/plans", { config: access("plan.read", inRegion), schema: … }, …)
 *   app.post("/versions/:id/publish", { config: access("return.publish", ofVersion), … })
 *   app.get("/regions", { config: access("region.read"), … })          a list: the database shows only the rows in reach
 *   app.get("/regions/:code/schools/:school/form", { config: access("form.read", inSchool), … })
 *   with a rate limit: config: { ...strict, ...access("session.use") }
 *
 * The action is a line of policy/people/permissions.yaml (add yours there: zh, en, changes, who). The second word says to what it is
 * done, out of the request: `inRegion` (/:code), `inSchool` (/:code/:school), `ofVersion` (/:id of a version or an assessment),
 * `askedRegion` (?region=), or a function of your own that gives { regionCode, schoolCode }. Without it only the role is judged: right
 * for lists, for what belongs to no region, and where the use case finds the row under the request's scope and so finds no neighbour's.
 *
 * While a request runs, the database itself shows only rows in its reach (store/scope.ts): a table with `region_code` needs nothing
 * more; one without it is named in store/row-security.ts. Writing is refused there too unless the action says `changes: true`.
 * Work that outlives the request or fills something shared by all runs in `asSystem(() => …)`.
 */

/** What a route says: the action, and to what it is done. */
export interface Access {
  readonly action: string;
  readonly target?: TargetOf | undefined;
}

/** Finds in a request what it is about. */
export type TargetOf = (request: FastifyRequest) => Target | Promise<Target>;

/** A route with what it declares. */
export interface DeclaredRoute extends Access {
  readonly method: string;
  readonly url: string;
}

declare module "fastify" {
  interface FastifyInstance {
    /** every route of the API, for the test that walks them all */
    declaredRoutes: DeclaredRoute[];
  }
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyRequest {
    /** the rows that this request may see */
    scope: Scope | null;
  }
}

/** The config of a route that may be asked by whoever has this action. */
export function access(action: string, target?: TargetOf): { readonly access: Access } {
  return { access: { action, target } };
}

/** The region in the address: /regions/:code/… */
export const inRegion: TargetOf = ({ params }) => ({ regionCode: (params as { code?: string }).code });

/** The school in the address: /regions/:code/schools/:school/… */
export const inSchool: TargetOf = ({ params }) => {
  const { code, school } = params as { code?: string; school?: string };
  return { regionCode: code, schoolCode: school };
};

/** The region in the id of a version or of an assessment: /versions/:id/… */
export const ofVersion: TargetOf = ({ params }) => {
  const { id = "" } = params as { id?: string };
  return { regionCode: versionKeyOf(id.split(".")[0] ?? "")?.regionCode };
};

/** The region asked for: ?region=; none: all in reach. */
export const askedRegion: TargetOf = ({ query }) => ({ regionCode: (query as { region?: string }).region });

/** One's own account. */
export const ownAccount: TargetOf = ({ openSession }) => ({ accountId: openSession?.account.account_id });

/** The account of a request as permissions are judged by; null: not signed in. */
export function holderOf({ openSession }: FastifyRequest): Holder | null {
  if (openSession === null) return null;
  return holderOfAccount(openSession.account);
}

/**
 * Holds every route registered after it to its declaration: role, then target; and gives the request its scope.
 * Register it after the session is read.
 *
 * @throws Error while routes are registered, naming the one that says nothing, or an action that is not in the table
 */
export function guardAccess(api: FastifyInstance, people: PeoplePolicy): void {
  api.decorateRequest("scope", null);
  api.addHook("onRoute", (route) => {
    if (route.method === "HEAD") return;
    const declared = route.config?.access;
    if (declared === undefined)
      throw new Error(
        `${String(route.method)} ${route.url} does not say who may ask: config: access("…"), see http/access.ts`,
      );
    actionOrError(people, declared.action);
    api.declaredRoutes.push({ method: String(route.method), url: route.url, ...declared });
  });
  api.addHook("onRequest", async (request) => {
    const declared = request.routeOptions.config.access;
    if (declared === undefined) return;
    refuse(denialOf(people, holderOf(request), declared.action));
    request.scope = scopeOf(people, holderOf(request), actionOrError(people, declared.action).changes);
  });
  // a body is read in another context: the scope is entered once more behind it
  const enter = (request: FastifyRequest, _reply: unknown, done: () => void): void =>
    request.scope === null ? done() : withScope(request.scope, done);
  api.addHook("onRequest", enter);
  api.addHook("preValidation", enter);
  // before a body is judged: whoever may not, learns nothing of what it should look like
  api.addHook("preValidation", async (request) => {
    const declared = request.routeOptions.config.access;
    if (declared?.target === undefined) return;
    refuse(denialOf(people, holderOf(request), declared.action, await declared.target(request)));
  });
}

function refuse(denial: Denial | null): void {
  if (denial !== null) throw problemOf(...refusals[denial]);
}

const refusals: Readonly<Record<Denial, Parameters<typeof problemOf>>> = {
  "not-signed-in": [
    401,
    "not-signed-in",
    {
      zh: "请先登录：用启动时显示的一次性链接，或用户名和密码。",
      en: "Sign in first, with the one-time link printed at the start, or with name and password.",
    },
  ],
  "not-this-role": [
    403,
    "not-this-role",
    {
      zh: "您的角色不能这样做。需要的话，请管理员调整您的角色。",
      en: "Your role may not do this. If you need to, ask an administrator for another role.",
    },
  ],
  "out-of-reach": [
    403,
    "out-of-reach",
    {
      zh: "这不在您的账号管辖的地区或学校之内。",
      en: "This lies outside the region or the schools of your account.",
    },
  ],
};
