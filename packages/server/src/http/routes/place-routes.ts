import { readFile, rm } from "node:fs/promises";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import {
  bringPlaceFile,
  digestsOf,
  drawnDocument,
  type PlaceJobs,
  readPlaceGround,
  savePlacePlan,
  sourcesOf,
  startPlaceJobs,
} from "../../decide/index.ts";
import { Refusal } from "../../returns/index.ts";
import { listPlacePlans, placeFiles, placePlanDocument } from "../../store/index.ts";
import { access, inRegion } from "../access.ts";
import { accepted, answers, asItStands, created, nothing } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import type { HttpDeps } from "../deps.ts";
import { groundShape, groundView, jobShape, jobView, newPlan, placeAsk, planShape, planView } from "../place-views.ts";
import { receiveFile } from "../receive-file.ts";
import { actorOf } from "../session-cookie.ts";
import { regionCode } from "./region-routes.ts";

const tags = ["places"];
const region = z.object({ code: regionCode });
const part = z.enum(["units", "schools", "candidates", "current"]);
const ofJob = z.object({ code: regionCode, job: z.string().max(60) });

export interface PlaceDeps extends HttpDeps {
  readonly kernelVersion: string;
}

/** Places of a district: its units and schools, plans of catchments and sites, drawn by hand or solved. */
export function placeRoutes(plain: FastifyInstance, deps: PlaceDeps): void {
  const jobs = startPlaceJobs((error) => plain.log.error(error));
  plain.addHook("onClose", () => jobs.stop());
  groundRoutes(typed(plain), deps);
  jobRoutes(typed(plain), deps, jobs);
  planRoutes(typed(plain), deps, jobs);
}

function groundRoutes(app: Api, deps: PlaceDeps): void {
  app.get(
    "/regions/:code/places/ground",
    {
      config: access("plan.read", inRegion),
      schema: {
        tags,
        summary: "地块、学校、候选校址、现行学区 units, schools, candidates, today's catchments",
        params: region,
        response: answers(groundShape),
      },
    },
    async (request, reply) =>
      asItStands(reply, groundView(await readPlaceGround(await placeFiles(deps.store, request.params.code)))),
  );

  app.post(
    "/regions/:code/places/ground/:part",
    {
      config: access("plan.make", inRegion),
      schema: {
        tags,
        summary: "换一份文件；有错误时不保存 bring one of the files; nothing is kept while errors stand",
        consumes: ["multipart/form-data"],
        params: z.object({ code: regionCode, part }),
        response: answers(z.object({ kept: z.boolean(), ground: groundShape })),
      },
    },
    async (request, reply) => {
      const limits = { folder: deps.uploadFolder, most: deps.options.uploadBytes };
      const { path, fileName } = await receiveFile(request, limits);
      try {
        const { code, part: which } = request.params;
        const file = { regionCode: code, part: which, fileName, content: await readFile(path) };
        const { kept, ground } = await bringPlaceFile(deps, actorOf(request), file);
        return asItStands(reply, { kept, ground: groundView(ground) });
      } finally {
        await rm(path, { force: true });
      }
    },
  );
}

function jobRoutes(app: Api, deps: PlaceDeps, jobs: PlaceJobs): void {
  app.post(
    "/regions/:code/places/jobs",
    {
      config: access("plan.make", inRegion),
      schema: {
        tags,
        summary: "开始求解 begin to solve",
        params: region,
        body: placeAsk,
        response: accepted(jobShape),
      },
    },
    async (request, reply) => {
      const { code } = request.params;
      const ask = { ...request.body, bounds: request.body.bounds as [number, number] };
      const files = await placeFiles(deps.store, code);
      const digests = digestsOf(files);
      const wanted = ask.kind === "sites" ? ["units", "schools", "candidates"] : ["units", "schools"];
      if (!wanted.every((one) => one in digests)) throw noFiles();
      const job = jobs.start({ regionCode: code, ask, files: digests, order: { sources: sourcesOf(files), ask } });
      if (job === null) throw busy();
      return reply.code(202).send(jobView(job) as never);
    },
  );

  app.get(
    "/regions/:code/places/jobs/:job",
    {
      config: access("plan.read", inRegion),
      schema: { tags, summary: "求解进展 how the solving stands", params: ofJob, response: answers(jobShape) },
    },
    async (request, reply) => asItStands(reply, jobView(jobOf(jobs, request))),
  );

  app.delete(
    "/regions/:code/places/jobs/:job",
    {
      config: access("plan.make", inRegion),
      schema: {
        tags,
        summary: "停止求解，留下当时最好的方案 stop with the best plan so far",
        params: ofJob,
        response: nothing,
      },
    },
    async (request, reply) => {
      jobs.cancel(jobOf(jobs, request).jobId);
      return reply.code(204).send(null);
    },
  );
}

function planRoutes(app: Api, deps: PlaceDeps, jobs: PlaceJobs): void {
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
        params: z.object({ code: regionCode, plan: z.string().max(60) }),
        response: answers(z.any()),
      },
    },
    async (request, reply) => {
      const document = await placePlanDocument(deps.store, request.params.code, request.params.plan);
      if (document === undefined) throw absent();
      return asItStands(reply, document);
    },
  );

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
}

function solvedPlan(jobs: PlaceJobs, code: string, jobId: string) {
  const job = jobs.find(jobId);
  if (job === undefined || job.regionCode !== code || job.document === null) throw absent();
  return { kind: job.ask.kind, document: job.document, ask: job.ask, files: job.files };
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

function jobOf(jobs: PlaceJobs, request: FastifyRequest) {
  const { code, job: jobId } = request.params as { code: string; job: string };
  const job = jobs.find(jobId);
  if (job === undefined || job.regionCode !== code) throw absent();
  return job;
}

function absent(): Refusal {
  return new Refusal("not-found", { zh: "没有这个方案。", en: "There is no such plan." });
}

function busy(): Refusal {
  return new Refusal("conflict", {
    zh: "已有两个方案正在求解，请稍候或先停止一个。",
    en: "Two plans are being solved already; wait, or stop one.",
  });
}

function noFiles(): Refusal {
  return new Refusal("bad-request", {
    zh: "请先导入地块和学校（选址还要候选校址），并与地块逐一对应。",
    en: "Bring units and schools first (for sites candidates too), and give a school for each unit.",
  });
}
