import { readFile, rm } from "node:fs/promises";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import {
  bringHistory,
  historyFileView,
  type OutlookDeps,
  outlookOfRegion,
  plannedOfRegion,
} from "../../foresee/index.ts";
import type { PlannedView } from "../../api-outlook.ts";
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
const kind = z.enum(["enrolment", "births", "places", "housing", "changes"]);
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
  plannedRoute(typed(plain), deps);
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
        summary:
          "导入分年级学生数、出生数、学位数、新建住房或学校变动 bring enrolment by grade, births, planned places, new housing or schools that change",
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

const amount = z.number();
const plannedShape = z
  .object({
    housing: z.array(
      z.object({
        unit: z.string(),
        school_year: amount,
        dwellings: amount,
        students_per_dwelling: amount,
        grade: z.string().nullable(),
      }),
    ),
    changes: z.array(
      z.object({
        school_year: amount,
        kind: z.enum(["open", "close", "merge"]),
        unit: z.string(),
        into: z.string().nullable(),
        from: z.string().nullable(),
        share: amount.nullable(),
        groups: z.record(z.string(), z.string()),
      }),
    ),
  })
  .meta({ id: "PlannedChanges" });

function plannedRoute(app: Api, deps: OutlookRouteDeps): void {
  app.get(
    "/regions/:code/planned",
    {
      config: access("forecast.read", inRegion),
      schema: {
        tags,
        summary: "规划中的住房和学校变动，逐行 new housing and schools that change, row by row",
        params: region,
        response: answers(plannedShape),
      },
    },
    async (request) => {
      const files = await listHistoryFiles(deps.store, request.params.code);
      return plannedView(await plannedOfRegion(deps.store, files));
    },
  );
}

function plannedView(plan: Awaited<ReturnType<typeof plannedOfRegion>>): z.infer<typeof plannedShape> {
  const orNull = (text: string): string | null => (text === "" ? null : text);
  const view: PlannedView = {
    housing: (plan?.housing ?? []).map(({ unit, schoolYear, dwellings, studentsPerDwelling, grade }) => ({
      unit,
      school_year: schoolYear,
      dwellings,
      students_per_dwelling: studentsPerDwelling,
      grade,
    })),
    changes: (plan?.changes ?? []).map(({ schoolYear, kind: what, unit, into, from, share, groups }) => ({
      school_year: schoolYear,
      kind: what,
      unit,
      into: orNull(into),
      from: orNull(from),
      share,
      groups,
    })),
  };
  return structuredClone(view) as z.infer<typeof plannedShape>;
}
