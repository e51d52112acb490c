import { readFile, rm } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { COORDINATE_SYSTEMS } from "@youheng/kernel/decide";
import {
  bringPlaceFile,
  digestsOf,
  modelFile,
  type PlaceJobs,
  readPlaceGround,
  sourcesOf,
  startPlaceJobs,
  takePlaceFile,
} from "../../decide/index.ts";
import { Refusal } from "../../returns/index.ts";
import { placeFiles } from "../../store/index.ts";
import { access, inRegion } from "../access.ts";
import { accepted, answers, asItStands } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { broughtShape, groundShape, groundView, jobShape, jobView, placeAsk, questionView } from "../place-views.ts";
import { receiveFile } from "../receive-file.ts";
import { changedSince, modelFormat, sendModel, sendsModel } from "../sends-model.ts";
import { actorOf } from "../session-cookie.ts";
import { stopsJob } from "../stops-job.ts";
import { absent, noFiles, type PlaceDeps, placePlanRoutes } from "./place-plan-routes.ts";
import { regionCode } from "./region-routes.ts";

const tags = ["places"];
const region = z.object({ code: regionCode });
const part = z.enum(["units", "schools", "candidates", "current", "pairs", "distances"]);
const removable = z.enum(["candidates", "current", "pairs", "distances"]);
const system = z.enum(COORDINATE_SYSTEMS);
const ofJob = z.object({ code: regionCode, job: z.string().max(60) });

/** Places of a district: its units and schools, plans of catchments and sites, drawn by hand or solved. */
export function placeRoutes(plain: FastifyInstance, deps: PlaceDeps): void {
  const jobs = startPlaceJobs((error) => plain.log.error(error));
  plain.addHook("onClose", () => jobs.stop());
  groundRoutes(typed(plain), deps);
  takeAwayRoute(typed(plain), deps);
  jobRoutes(typed(plain), deps, jobs);
  modelRoute(typed(plain), deps, jobs);
  placePlanRoutes(typed(plain), deps, jobs);
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
        summary:
          "换一份文件；有错误或坐标系不明时不保存 bring one of the files; nothing is kept while errors stand or the coordinates' system is not known",
        consumes: ["multipart/form-data"],
        params: z.object({ code: regionCode, part }),
        response: answers(broughtShape),
      },
    },
    async (request, reply) => {
      const limits = { folder: deps.uploadFolder, most: deps.options.uploadBytes };
      const { path, fileName, fields } = await receiveFile(request, limits);
      try {
        const { code, part: which } = request.params;
        const told = system.nullable().parse(fields["system"] ?? null);
        const file = { regionCode: code, part: which, fileName, content: await readFile(path), system: told };
        const { kept, ground, question } = await bringPlaceFile(deps, actorOf(request), file);
        return asItStands(reply, { kept, ground: groundView(ground), question: questionView(question) });
      } finally {
        await rm(path, { force: true });
      }
    },
  );
}

function takeAwayRoute(app: Api, deps: PlaceDeps): void {
  app.delete(
    "/regions/:code/places/ground/:part",
    {
      config: access("plan.make", inRegion),
      schema: {
        tags,
        summary: "去掉候选校址、现行学区、固定组合或自备距离 take candidates, today's catchments, pairs or ways away",
        params: z.object({ code: regionCode, part: removable }),
        response: answers(groundShape),
      },
    },
    async (request, reply) => {
      const { code, part: which } = request.params;
      const ground = await takePlaceFile(deps, actorOf(request), { regionCode: code, part: which });
      return asItStands(reply, groundView(ground));
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
      const job = jobs.start({ regionCode: code, ask, files: digests }, { sources: sourcesOf(files), ask });
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

  app.delete("/regions/:code/places/jobs/:job", stopsJob("places", ofJob), async (request, reply) => {
    jobs.cancel(jobOf(jobs, request).jobId);
    return reply.code(204).send(null);
  });
}

function modelRoute(app: Api, deps: PlaceDeps, jobs: PlaceJobs): void {
  app.get(
    "/regions/:code/places/jobs/:job/model/:format",
    sendsModel("places", ofJob.extend({ format: modelFormat })),
    async (request, reply) => {
      const { code, format } = request.params;
      const { ask, document, files } = jobOf(jobs, request);
      if (document === null) throw absent();
      const kept = await placeFiles(deps.store, code);
      if (!isDeepStrictEqual(digestsOf(kept), files)) throw changedSince();
      const text = await modelFile({ of: "places", sources: sourcesOf(kept), ask, proof: document.proof, format });
      return sendModel(reply, { text, name: `${ask.kind}-${code}`, format });
    },
  );
}

function jobOf(jobs: PlaceJobs, request: FastifyRequest) {
  const { code, job: jobId } = request.params as { code: string; job: string };
  const job = jobs.find(jobId);
  if (job === undefined || job.regionCode !== code) throw absent();
  return job;
}

function busy(): Refusal {
  return new Refusal("conflict", {
    zh: "已有两个方案正在求解，请稍候或先停止一个。",
    en: "Two plans are being solved already; wait, or stop one.",
  });
}
