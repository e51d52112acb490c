import { readFile, rm } from "node:fs/promises";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { bringHistory, historyFileView, type OutlookDeps, outlookOfRegion } from "../../foresee/index.ts";
import { listHistoryFiles } from "../../store/index.ts";
import { access, inRegion } from "../access.ts";
import { answers, asItStands, created } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import type { HttpDeps } from "../deps.ts";
import { receiveFile } from "../receive-file.ts";
import { finding } from "../schemas.ts";
import { actorOf } from "../session-cookie.ts";
import { regionCode } from "./region-routes.ts";

const tags = ["foresee"];
const region = z.object({ code: regionCode });
const kind = z.enum(["enrolment", "births", "places"]);
const historyFile = z.object({
  kind,
  number: z.number(),
  file_name: z.string(),
  digest: z.string(),
  rows: z.number(),
  created_at: z.string(),
  created_by: z.string(),
});
const outlookShape = z.looseObject({
  region_code: z.string(),
  last_year: z.number(),
  horizon: z.number(),
  method: z.string(),
  findings: z.array(finding),
});
/** Enrolment of a province by grade has a few dozen megabytes. */
const HISTORY_BYTES = 64 * 2 ** 20;

export interface OutlookRouteDeps extends HttpDeps, OutlookDeps {}

/** What is coming for a region, and the files it is told from. */
export function outlookRoutes(plain: FastifyInstance, deps: OutlookRouteDeps): void {
  outlookRoute(typed(plain), deps);
  historyRoutes(typed(plain), deps);
}

function outlookRoute(app: Api, deps: OutlookRouteDeps): void {
  app.get(
    "/regions/:code/outlook",
    {
      config: access("forecast.read", inRegion),
      schema: {
        tags,
        summary: "预见：回测、预测、学位预警、今后各年的评估 back-test, forecast, warnings, verdict of coming years",
        params: region,
        querystring: z.object({
          standard: z.string().max(100).default("cn-quality-balance-2017"),
          warning: z.string().max(100).default("cn-zj-place-warning-2018"),
          horizon: z.coerce.number().int().min(1).max(10).default(5),
        }),
        response: answers(outlookShape),
      },
    },
    async (request, reply) => {
      const { standard, warning, horizon } = request.query;
      const question = { regionCode: request.params.code, standardId: standard, warningId: warning, horizon };
      return asItStands(reply, await outlookOfRegion(deps, question));
    },
  );
}

function historyRoutes(app: Api, deps: OutlookRouteDeps): void {
  app.get(
    "/regions/:code/history",
    {
      config: access("forecast.read", inRegion),
      schema: {
        tags,
        summary: "学生数、出生数、学位的文件，新的在前 files of enrolment, births and places, newest first",
        params: region,
        response: answers(z.array(historyFile)),
      },
    },
    async (request) => (await listHistoryFiles(deps.store, request.params.code)).map(historyFileView),
  );

  app.post(
    "/regions/:code/history/:kind",
    {
      config: access("forecast.make", inRegion),
      schema: {
        tags,
        summary: "导入分年级学生数、出生数或学位数 bring enrolment by grade, births or planned places",
        consumes: ["multipart/form-data"],
        params: z.object({ code: regionCode, kind }),
        response: created(z.object({ file: historyFile, findings: z.array(finding) })),
      },
    },
    async (request, reply) => {
      const { code, kind: which } = request.params;
      const most = Math.min(HISTORY_BYTES, deps.options.uploadBytes);
      const { path, fileName } = await receiveFile(request, { folder: deps.uploadFolder, most });
      try {
        const bytes = await readFile(path);
        const brought = await bringHistory(deps.store, actorOf(request), {
          regionCode: code,
          kind: which,
          fileName,
          bytes,
        });
        return await reply.code(201).send({ file: historyFileView(brought.file), findings: [...brought.findings] });
      } finally {
        await rm(path, { force: true });
      }
    },
  );
}
