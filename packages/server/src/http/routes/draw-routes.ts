import { rm } from "node:fs/promises";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import {
  abandonDraw,
  bringApplicants,
  createDraw,
  drawOrRefuse,
  fixDraw,
  lookAtApplicants,
  recordSeed,
  runDraw,
  takeSlips,
} from "../../decide/index.ts";
import { type KeptDraw, listDraws } from "../../store/index.ts";
import { access, inRegion, type TargetOf } from "../access.ts";
import { answers, asItStands, created } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { attachment } from "../attachment.ts";
import type { HttpDeps } from "../deps.ts";
import { broughtListShape, drawShape, drawView } from "../draw-views.ts";
import { receiveFile } from "../receive-file.ts";
import { actorOf } from "../session-cookie.ts";
import { regionCode } from "./region-routes.ts";

const id = z.object({ id: z.string().max(40).meta({ example: "990102-3f0c9a51" }) });
const tags = ["draws"];

/** The region in the id of a draw: 990102-3f0c9a51. */
const ofDraw: TargetOf = ({ params }) => ({ regionCode: (params as { id: string }).id.slice(0, 6) });

/** Draws of admission, for those who run them; what is public is in public-draw-routes. */
export function drawRoutes(plain: FastifyInstance, deps: HttpDeps): void {
  openingRoutes(typed(plain), deps);
  listRoutes(typed(plain), deps);
  slipRoute(typed(plain), deps);
  stepRoutes(typed(plain), deps);
}

const found = (deps: HttpDeps, request: FastifyRequest): Promise<KeptDraw> =>
  drawOrRefuse(deps.store, (request.params as { id: string }).id);

function openingRoutes(app: Api, deps: HttpDeps): void {
  app.get(
    "/regions/:code/draws",
    {
      config: access("draw.read", inRegion),
      schema: {
        tags,
        summary: "本地区的摇号，新的在前 the draws of a region, newest first",
        params: z.object({ code: regionCode }),
        response: answers(z.array(drawShape)),
      },
    },
    async (request, reply) =>
      asItStands(reply, (await listDraws(deps.store, { regionCode: request.params.code })).map(drawView)),
  );

  app.post(
    "/regions/:code/draws",
    {
      config: access("draw.run", inRegion),
      schema: {
        tags,
        summary: "按规则开一次摇号 open a draw by its rules",
        params: z.object({ code: regionCode }),
        body: z.object({ rules: z.string().max(500_000).meta({ description: "YAML" }) }),
        response: created(drawShape),
      },
    },
    async (request, reply) => {
      const ask = { regionCode: request.params.code, rulesText: request.body.rules };
      return reply.code(201).send(drawView(await createDraw(deps, actorOf(request), ask)) as never);
    },
  );

  app.get(
    "/draws/:id",
    {
      config: access("draw.read", ofDraw),
      schema: { tags, summary: "一次摇号 one draw", params: id, response: answers(drawShape) },
    },
    async (request, reply) => asItStands(reply, drawView(await found(deps, request))),
  );
}

function listRoutes(app: Api, deps: HttpDeps): void {
  app.post(
    "/draws/:id/applicants",
    {
      config: access("draw.run", ofDraw),
      schema: {
        tags,
        summary: "读入报名名单；有错误时不保存 read the list of applicants; nothing is kept while errors stand",
        consumes: ["multipart/form-data"],
        params: id,
        response: answers(broughtListShape),
      },
    },
    async (request, reply) => {
      const draw = await found(deps, request);
      const { path, fileName } = await receiveFile(request, {
        folder: deps.uploadFolder,
        most: deps.options.uploadBytes,
      });
      try {
        return asItStands(reply, await bringApplicants(deps, actorOf(request), { draw, file: { path }, fileName }));
      } finally {
        await rm(path, { force: true });
      }
    },
  );

  app.get(
    "/draws/:id/applicants",
    {
      config: access("draw.run", ofDraw),
      schema: {
        tags,
        summary: "报名名单（个人信息，查看留痕）the list of applicants: personal; every look is recorded",
        params: id,
        response: answers(z.any()),
      },
    },
    async (request, reply) =>
      asItStands(reply, await lookAtApplicants(deps, actorOf(request), await found(deps, request))),
  );
}

function slipRoute(app: Api, deps: HttpDeps): void {
  app.get(
    "/draws/:id/slips",
    {
      config: access("draw.run", ofDraw),
      schema: {
        tags,
        summary: "各家的核对单（CSV，取用留痕）a slip for every family; taking them is recorded",
        params: id,
        response: answers(z.any()),
      },
    },
    async (request, reply) => {
      const draw = await found(deps, request);
      const csv = await takeSlips(deps, actorOf(request), draw);
      void reply.header("content-disposition", attachment(`${draw.drawId}-slips.csv`)).type("text/csv; charset=utf-8");
      return reply.serializer((text: unknown) => text as string).send(csv);
    },
  );
}

const seedBody = z.object({
  text: z.string().min(1).max(2000),
  drawn_on: z.iso.date(),
  witnesses: z.array(z.string().min(1).max(100)).max(50).default([]),
});

function stepRoutes(app: Api, deps: HttpDeps): void {
  const step = { tags, params: id, response: answers(drawShape) };

  app.post(
    "/draws/:id/fix",
    {
      config: access("draw.run", ofDraw),
      schema: { ...step, summary: "固定名单和规则，公布摘要 fix list and rules, publish the digest" },
    },
    async (request, reply) =>
      asItStands(reply, drawView(await fixDraw(deps, actorOf(request), await found(deps, request)))),
  );

  app.post(
    "/draws/:id/seed",
    {
      config: access("draw.run", ofDraw),
      schema: {
        ...step,
        body: seedBody,
        summary: "记录当众产生的种子和见证人 record the public seed and the witnesses",
      },
    },
    async (request, reply) => {
      const { text, drawn_on: drawnOn, witnesses } = request.body;
      const ask = { draw: await found(deps, request), text, drawnOn, witnesses };
      return asItStands(reply, drawView(await recordSeed(deps, actorOf(request), ask)));
    },
  );

  app.post(
    "/draws/:id/run",
    {
      config: access("draw.run", ofDraw),
      schema: { ...step, summary: "摇号并公布收据 run the draw and publish the receipt" },
    },
    async (request, reply) =>
      asItStands(reply, drawView(await runDraw(deps, actorOf(request), await found(deps, request)))),
  );

  app.post(
    "/draws/:id/abandon",
    {
      config: access("draw.run", ofDraw),
      schema: {
        ...step,
        body: z.object({ because: z.string().min(2).max(1000) }),
        summary: "作废，公开原因；种子已知之后不行 abandon, with the reason in public; not once the seed is known",
      },
    },
    async (request, reply) => {
      const ask = { draw: await found(deps, request), because: request.body.because };
      return asItStands(reply, drawView(await abandonDraw(deps, actorOf(request), ask)));
    },
  );
}
