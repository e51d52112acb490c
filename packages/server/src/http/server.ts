import cookie from "@fastify/cookie";
import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import Fastify, { type FastifyInstance } from "fastify";
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from "fastify-type-provider-zod";
import type { AssessDeps, SummaryKeeper } from "../assess/index.ts";
import type { ForecastShelf, OutlookShelf } from "../foresee/index.ts";
import type { Shelf } from "../workshop/index.ts";
import { guardAccess } from "./access.ts";
import { answerWithProblems, noSuchAddress, problemOf, sendProblem } from "./error-handler.ts";
import { describeApi, docsRoutes } from "./docs-page.ts";
import { accountRoutes } from "./routes/account-routes.ts";
import { auditRoutes } from "./routes/audit-routes.ts";
import { actPlanRoutes } from "./routes/act-plan-routes.ts";
import { actRoutes } from "./routes/act-routes.ts";
import { assessmentRoutes } from "./routes/assessment-routes.ts";
import { calendarRoutes } from "./routes/calendar-routes.ts";
import { campaignRoutes } from "./routes/campaign-routes.ts";
import { drawRoutes } from "./routes/draw-routes.ts";
import { dutyRoutes } from "./routes/duty-routes.ts";
import { evidenceRoutes } from "./routes/evidence-routes.ts";
import { countyFormRoutes } from "./routes/county-form-routes.ts";
import { goalRoutes } from "./routes/goal-routes.ts";
import { measureRoutes } from "./routes/measure-routes.ts";
import { visitRoutes } from "./routes/visit-routes.ts";
import { formRoutes } from "./routes/form-routes.ts";
import { localFormRoutes } from "./routes/local-form-routes.ts";
import { handOverRoutes } from "./routes/hand-over-routes.ts";
import { importRoutes } from "./routes/import-routes.ts";
import { lineageRoutes } from "./routes/lineage-routes.ts";
import { type MailRouteDeps, mailRoutes } from "./routes/mail-routes.ts";
import { oidcRoutes } from "./routes/oidc-routes.ts";
import { ownDeputyRoutes } from "./routes/own-deputy-routes.ts";
import { outlookRoutes } from "./routes/outlook-routes.ts";
import { peopleRoutes } from "./routes/people-routes.ts";
import { placeRoutes } from "./routes/place-routes.ts";
import { projectRoutes } from "./routes/project-routes.ts";
import { teacherRoutes } from "./routes/teacher-routes.ts";
import { publicDrawRoutes } from "./routes/public-draw-routes.ts";
import { regionRoutes } from "./routes/region-routes.ts";
import { requirementRoutes } from "./routes/requirement-routes.ts";
import { reportRoutes } from "./routes/report-routes.ts";
import type { SessionDeps } from "./routes/session-deps.ts";
import { sessionRoutes } from "./routes/session-routes.ts";
import { sourceRoutes } from "./routes/source-routes.ts";
import { supervisionRoutes } from "./routes/supervision-routes.ts";
import { standardRoutes } from "./routes/standard-routes.ts";
import { versionRoutes } from "./routes/version-routes.ts";
import { workshopRoutes } from "./routes/workshop-routes.ts";
import { yearsRoutes } from "./routes/years-routes.ts";
import { refuseOtherOrigins } from "./same-origin.ts";
import { readSession } from "./session-cookie.ts";
import { encodingFor, pack, serveWebPage } from "./web-page.ts";

export interface ServerDeps extends SessionDeps, AssessDeps, MailRouteDeps {
  readonly shelf: Shelf;
  readonly summaries: SummaryKeeper;
  readonly outlooks: OutlookShelf;
  readonly forecasts: ForecastShelf;
}

/** Builds the HTTP server: the API below /api, and the web page on every other address. Call `listen` on what comes back. */
export async function buildServer(deps: ServerDeps): Promise<FastifyInstance> {
  const { logLevel, publicUrl } = deps.options;
  const app = Fastify({
    logger: logLevel === "silent" ? false : { level: logLevel, serializers: { req: impersonalRequest } },
    trustProxy: publicUrl !== undefined,
    forceCloseConnections: true,
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(helmet, securityHeaders(isHttps(publicUrl)));
  await app.register(cookie);
  await app.register(swagger, {
    openapi: describeApi,
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  answerWithProblems(app);
  app.decorate("declaredRoutes", []);
  await app.register((api) => buildApi(api, deps), { prefix: "/api" });
  if (deps.webFolder === undefined)
    app.setNotFoundHandler((request, reply) => sendProblem(reply, noSuchAddress(request)));
  else serveWebPage(app, deps.webFolder);
  return app;
}

/** What the log may know of a request: no address, no cookie, no query. */
function impersonalRequest(request: { method: string; url: string }) {
  return { method: request.method, path: request.url.split("?")[0] };
}

function isHttps(publicUrl: string | undefined): boolean {
  return publicUrl?.startsWith("https:") ?? false;
}

async function buildApi(api: FastifyInstance, deps: ServerDeps): Promise<void> {
  const https = isHttps(deps.options.publicUrl);
  await api.register(rateLimit, {
    max: deps.options.requestsPerMinute,
    timeWindow: "1 minute",
    // a county's schools may share one address: whoever is signed in is counted by account
    keyGenerator: ({ openSession, ip }) => openSession?.account.account_id ?? ip,
    errorResponseBuilder: (_request, context) =>
      problemOf(429, "too-many-requests", {
        zh: `请求太频繁，请 ${Math.ceil(context.ttl / 1000)} 秒后再试。`,
        en: `Too many requests: try again in ${Math.ceil(context.ttl / 1000)} s.`,
      }),
  });
  await api.register(multipart, { limits: { fieldSize: 10_000 } });
  api.decorateRequest("openSession", null);
  api.addHook("onRequest", async (request) => refuseOtherOrigins(request, deps.options.publicUrl));
  api.addHook("onRequest", (request) => readSession(deps, request, https));
  guardAccess(api, deps.people);
  api.addHook("onSend", async (request, reply, payload) => {
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
    const encoding = typeof payload === "string" && payload.length > 4096 ? encodingFor(request) : undefined;
    if (encoding === undefined) return payload;
    reply.header("content-encoding", encoding).header("vary", "accept-encoding").removeHeader("content-length");
    return await pack(payload as string, encoding);
  });
  docsRoutes(api);
  sessionRoutes(api, deps, https);
  oidcRoutes(api, deps, https);
  accountRoutes(api, deps);
  peopleRoutes(api, deps);
  regionRoutes(api, deps, deps.regionNames);
  lineageRoutes(api, deps);
  auditRoutes(api, deps);
  standardRoutes(api, deps);
  workshopRoutes(api, deps);
  importRoutes(api, deps);
  doingRoutes(api, deps);
  localFormRoutes(api, deps);
  versionRoutes(api, deps);
  sourceRoutes(api, deps);
  assessmentRoutes(api, deps);
  yearsRoutes(api, deps);
  outlookRoutes(api, deps);
  reportRoutes(api, deps);
  drawRoutes(api, deps);
  placeRoutes(api, deps);
  projectRoutes(api, deps);
  teacherRoutes(api, deps);
  publicDrawRoutes(api, deps);
}

/** What is asked of people, and whether it is done. */
function doingRoutes(api: FastifyInstance, deps: ServerDeps): void {
  campaignRoutes(api, deps);
  formRoutes(api, deps);
  countyFormRoutes(api, deps);
  actRoutes(api, deps);
  dutyRoutes(api, deps);
  handOverRoutes(api, deps);
  ownDeputyRoutes(api, deps);
  calendarRoutes(api, deps);
  mailRoutes(api, deps);
  measureRoutes(api, deps);
  goalRoutes(api, deps);
  actPlanRoutes(api, deps);
  supervisionRoutes(api, deps);
  visitRoutes(api, deps);
  evidenceRoutes(api, deps);
  requirementRoutes(api, deps);
}

/**
 * Headers that keep the page to itself: nothing from outside, no frames. A style that stands in the page must carry the nonce of its
 * answer, because the component library writes its own at run time; a script must be a file of ours.
 */
function securityHeaders(https: boolean) {
  return {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", "blob:"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000 } : false,
    crossOriginOpenerPolicy: https ? { policy: "same-origin" as const } : false,
    originAgentCluster: https,
    referrerPolicy: { policy: "no-referrer" as const },
  };
}
