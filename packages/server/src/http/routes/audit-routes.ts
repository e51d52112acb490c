import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { dayAfter } from "@youheng/kernel/act";
import { auditLines, everyAuditRow, keepingScope, readAudit, record, verifyAudit } from "../../store/index.ts";
import { access, askedRegion } from "../access.ts";
import { answers } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { attachment } from "../attachment.ts";
import { auditCsv } from "../audit-csv.ts";
import { audit, auditVerdict } from "../audit-schemas.ts";
import type { HttpDeps } from "../deps.ts";
import { actorOf } from "../session-cookie.ts";
import { auditView } from "../views.ts";
import { regionCode } from "./region-routes.ts";

const tags = ["audit"];
const asked = z.object({ region: regionCode.optional() });
/** What may be looked for; days are those of the place where the server stands. */
const lookedFor = asked.extend({
  who: z.string().max(100).optional(),
  what: z.string().max(100).optional().meta({ example: "version.publish" }),
  subject: z.string().max(200).optional().meta({ description: "part of the subject" }),
  from: z.iso.date().optional().meta({ description: "this day and later" }),
  to: z.iso.date().optional().meta({ description: "this day and earlier" }),
});

function askOf({ region, from, to, ...rest }: z.infer<typeof lookedFor>) {
  const until = to === undefined ? undefined : new Date(`${dayAfter(to, 1)}T00:00:00`);
  return { ...rest, regionCode: region, from: from === undefined ? undefined : new Date(`${from}T00:00:00`), until };
}

/** The audit: read, verified, taken away. */
export function auditRoutes(plain: FastifyInstance, deps: HttpDeps): void {
  readRoutes(typed(plain), deps);
  exportRoute(typed(plain), deps);
  tableRoute(typed(plain), deps);
}

function readRoutes(app: Api, deps: HttpDeps): void {
  app.get(
    "/audit",
    {
      config: access("audit.read", askedRegion),
      schema: {
        tags,
        summary: "谁在何时做了什么 who did what, newest first",
        querystring: lookedFor.extend({
          before: z.coerce.number().int().optional().meta({ description: "only rows older than the one with this id" }),
          most: z.coerce.number().int().min(1).max(1000).default(200),
        }),
        response: answers(z.array(audit)),
      },
    },
    async ({ query: { before, most, ...rest } }) =>
      (await readAudit(deps.store, { ...askOf(rest), before, most })).map(auditView),
  );

  app.get(
    "/audit/verdict",
    {
      config: access("audit.read"),
      schema: {
        tags,
        summary: "记录是否被改动过 whether the audit was tampered with",
        response: answers(auditVerdict),
      },
    },
    () => verifyAudit(deps.store),
  );
}

function exportRoute(app: Api, deps: HttpDeps): void {
  app.get(
    "/audit/export",
    {
      config: access("audit.read", askedRegion),
      schema: {
        tags,
        summary: "导出，每行附哈希 export, each line with its hash",
        querystring: asked,
        response: answers(z.any()),
      },
    },
    async (request, reply) => {
      const { region } = request.query;
      const act = { what: "audit.export", subject: region ?? "" };
      await record(deps.store, actorOf(request), async () => ({ result: undefined, acts: [act] }));
      const lines = auditLines(deps.store, region);
      const next = keepingScope(() => lines.next());
      const inScope = { [Symbol.asyncIterator]: () => ({ next }) };
      return reply
        .header("content-disposition", attachment(`audit-${region ?? "all"}.jsonl`))
        .type("application/jsonl")
        .send(Readable.from(inScope));
    },
  );
}

function tableRoute(app: Api, deps: HttpDeps): void {
  app.get(
    "/audit/table",
    {
      config: access("audit.read", askedRegion),
      schema: {
        tags,
        summary: "所查的记录，CSV what was looked for, as CSV: each row with its hash",
        querystring: lookedFor,
        response: answers(z.any()),
      },
    },
    async (request, reply) => {
      const act = { what: "audit.export", subject: request.query.region ?? "", details: { ...request.query } };
      await record(deps.store, actorOf(request), async () => ({ result: undefined, acts: [act] }));
      const rows = auditCsv(everyAuditRow(deps.store, askOf(request.query)));
      const next = keepingScope(() => rows.next());
      const inScope = { [Symbol.asyncIterator]: () => ({ next }) };
      return reply
        .header("content-disposition", attachment(`audit-${request.query.region ?? "all"}.csv`))
        .type("text/csv; charset=utf-8")
        .send(Readable.from(inScope));
    },
  );
}
