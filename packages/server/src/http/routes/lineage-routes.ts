import { rm } from "node:fs/promises";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { LineageForm, PlacedEvent } from "@youheng/kernel/sense";
import type { LineageView } from "../../api-types.ts";
import { lineageFindings, lineageOfRegion, type LineageStanding, Refusal, saveLineage } from "../../returns/index.ts";
import { readLineageFile } from "../../sense/index.ts";
import { access, inRegion } from "../access.ts";
import { answers } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import type { HttpDeps } from "../deps.ts";
import { lineageEvent, lineageFile, lineageForm, lineageView } from "../lineage-schemas.ts";
import { receiveFile } from "../receive-file.ts";
import { actorOf } from "../session-cookie.ts";
import { regionCode } from "./region-routes.ts";

const params = z.object({ code: regionCode });
const tags = ["regions"];
const largestFile = 8 << 20;

/** The lineage of a region's schools: read, saved, and read out of a file without keeping it. */
export function lineageRoutes(plain: FastifyInstance, deps: HttpDeps): void {
  readingRoutes(typed(plain), deps);
  savingRoute(typed(plain), deps);
  fileRoute(typed(plain), deps);
}

function readingRoutes(app: Api, deps: HttpDeps): void {
  app.get(
    "/lineage-form",
    {
      config: access("standard.read"),
      schema: { tags, summary: "沿革表的列与变动种类 the form of a lineage", response: answers(lineageForm) },
    },
    () => formOrRefuse(deps),
  );

  app.get(
    "/regions/:code/lineage",
    {
      config: access("region.read", inRegion),
      schema: { tags, summary: "学校沿革 lineage of the schools", params, response: answers(lineageView) },
    },
    async (request) => viewOf(request.params.code, await lineageOfRegion(deps.store, request.params.code)),
  );
}

function savingRoute(app: Api, deps: HttpDeps): void {
  app.put(
    "/regions/:code/lineage",
    {
      config: access("lineage.edit", inRegion),
      schema: {
        tags,
        summary: "保存学校沿革 save the lineage, whole",
        params,
        body: z.object({
          after: z.number().int().min(0).meta({ description: "number of the version that was read; 0: none" }),
          events: z.array(lineageEvent.omit({ school_year: true })).max(20_000),
          reason: z.string().max(2000),
        }),
        response: answers(lineageView),
      },
    },
    async (request) => {
      const { code } = request.params;
      const ask = { regionCode: code, ...request.body };
      return viewOf(code, await saveLineage({ store: deps.store, form: formOrRefuse(deps) }, actorOf(request), ask));
    },
  );
}

function fileRoute(app: Api, deps: HttpDeps): void {
  app.post(
    "/regions/:code/lineage/file",
    {
      config: access("lineage.edit", inRegion),
      schema: {
        tags,
        summary: "读入沿革表，不保存 read a lineage file; nothing is kept",
        consumes: ["multipart/form-data"],
        params,
        response: answers(lineageFile),
      },
    },
    async (request) => {
      const { path, fileName } = await receiveFile(request, { folder: deps.uploadFolder, most: largestFile });
      try {
        const { result, findings } = await readLineageFile({ path }, { form: formOrRefuse(deps), fileName });
        const more = await lineageFindings(deps.store, request.params.code, result);
        return { events: result.map(withoutPlace), findings: [...findings, ...more] };
      } finally {
        await rm(path, { force: true });
      }
    },
  );
}

function withoutPlace({ place: _place, ...event }: PlacedEvent) {
  return event;
}

function viewOf(code: string, { lineage, findings }: LineageStanding): LineageView {
  return {
    region_code: code,
    number: lineage?.number ?? 0,
    events: lineage?.events ?? [],
    saved_at: lineage?.createdAt.toISOString() ?? null,
    saved_by: lineage?.createdBy ?? null,
    reason: lineage?.reason ?? null,
    findings,
  };
}

function formOrRefuse({ policy }: HttpDeps): LineageForm {
  if (policy.lineage !== null) return policy.lineage;
  throw new Refusal("not-found", {
    zh: "政策目录里没有沿革表的格式（forms/lineage/lineage.yaml）。",
    en: "The policy has no form of a lineage (forms/lineage/lineage.yaml).",
  });
}
