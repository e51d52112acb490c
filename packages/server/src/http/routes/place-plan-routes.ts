import { z } from "zod";
import {
  digestsOf,
  drawnDocument,
  type PlaceJobs,
  savePlacePlan,
  sourcesOf,
  takePlacePlan,
} from "../../decide/index.ts";
import { Refusal } from "../../returns/index.ts";
import { listPlacePlans, placeFiles, placePlanDocument } from "../../store/index.ts";
import { access, inRegion } from "../access.ts";
import { answers, asItStands, created, nothing } from "../answers.ts";
import type { Api } from "../api.ts";
import type { HttpDeps } from "../deps.ts";
import { newPlan, planShape, planView } from "../place-views.ts";
import { actorOf } from "../session-cookie.ts";
import { regionCode } from "./region-routes.ts";

const tags = ["places"];
const region = z.object({ code: regionCode });
const ofPlan = z.object({ code: regionCode, plan: z.string().max(60) });

export interface PlaceDeps extends HttpDeps {
  readonly kernelVersion: string;
}

/** Plans of places that are kept, and which is adopted. */
export function placePlanRoutes(app: Api, deps: PlaceDeps, jobs: PlaceJobs): void {
  readRoutes(app, deps);
  keepRoutes(app, deps, jobs);
}

function readRoutes(app: Api, deps: PlaceDeps): void {
  app.get(
    "/regions/:code/places/plans",
    {
      config: access("plan.read", inRegion),
      schema: {
        tags,
        summary: "保存的方案 plans that were kept",
        params: region,
        response: answers(z.array(planShape)),
      },
    },
    async (request, reply) => asItStands(reply, (await listPlacePlans(deps.store, request.params.code)).map(planView)),
  );

  app.get(
    "/regions/:code/places/plans/:plan",
    {
      config: access("plan.read", inRegion),
      schema: {
        tags,
        summary: "一个方案 one plan: CONTRACTS §4",
        params: ofPlan,
        response: answers(z.any()),
      },
    },
    async (request, reply) => {
      const document = await placePlanDocument(deps.store, request.params.code, request.params.plan);
      if (document === undefined) throw absent();
      return asItStands(reply, document);
    },
  );
}

function keepRoutes(app: Api, deps: PlaceDeps, jobs: PlaceJobs): void {
  app.post(
    "/regions/:code/places/plans",
    {
      config: access("plan.make", inRegion),
      schema: {
        tags,
        summary: "保存方案 keep a plan",
        params: region,
        body: newPlan,
        response: created(z.object({ plan_id: z.string() })),
      },
    },
    async (request, reply) => {
      const { code } = request.params;
      const { name, job_id, drawn } = request.body;
      const kept = job_id === undefined ? await drawnPlan(deps, code, drawn) : solvedPlan(jobs, code, job_id);
      const { ask, files, ...plan } = kept;
      const lineage = { files, ask: { ...ask }, kernel_version: deps.kernelVersion, seed: ask.seed };
      const plan_id = await savePlacePlan(deps, actorOf(request), { ...plan, regionCode: code, name, lineage });
      return reply.code(201).send({ plan_id });
    },
  );

  app.post(
    "/regions/:code/places/plans/:plan/adopt",
    {
      config: access("act.decide", inRegion),
      schema: {
        tags,
        summary: "采用方案（记入操作记录）adopt a plan; recorded",
        params: ofPlan,
        response: nothing,
      },
    },
    async (request, reply) => {
      const plans = await listPlacePlans(deps.store, request.params.code);
      const plan = plans.find(({ planId }) => planId === request.params.plan);
      if (plan === undefined) throw absent();
      await takePlacePlan(deps, actorOf(request), { plan, at: deps.now() });
      return reply.code(204).send(null);
    },
  );
}

function solvedPlan(jobs: PlaceJobs, code: string, jobId: string) {
  const job = jobs.find(jobId);
  if (job === undefined || job.regionCode !== code || job.document === null) throw absent();
  return { kind: job.ask.kind, document: job.document.shown, ask: job.ask, files: job.files };
}

/** What was drawn in the page is added up again here: figures that are kept are the kernel's. */
async function drawnPlan(deps: PlaceDeps, code: string, drawn: z.infer<typeof newPlan>["drawn"]) {
  const files = await placeFiles(deps.store, code);
  if (drawn === undefined) throw absent();
  const ask = { ...drawn.ask, bounds: drawn.ask.bounds as [number, number] };
  const document = await drawnDocument({ sources: sourcesOf(files), ask }, drawn.assigned);
  if (document === null) throw noFiles();
  return { kind: "drawn" as const, document, ask, files: digestsOf(files) };
}

/** There is no such plan. */
export function absent(): Refusal {
  return new Refusal("not-found", { zh: "没有这个方案。", en: "There is no such plan." });
}

/** The files that a plan is made of are wanted. */
export function noFiles(): Refusal {
  return new Refusal("bad-request", {
    zh: "请先导入地块和学校（选址还要候选校址），并与地块逐一对应。",
    en: "Bring units and schools first (for sites candidates too), and give a school for each unit.",
  });
}
