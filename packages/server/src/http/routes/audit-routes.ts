import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { auditLines, keepingScope, readAudit, record, verifyAudit } from "../../store/index.ts";
import { access, askedRegion } from "../access.ts";
import { answers } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { attachment } from "../attachment.ts";
import { audit, auditVerdict } from "../audit-schemas.ts";
import type { HttpDeps } from "../deps.ts";
import { actorOf } from "../session-cookie.ts";
import { auditView } from "../views.ts";
import { regionCode } from "./region-routes.ts";

const tags = ["audit"];
const asked = z.object({ region: regionCode.optional() });

/** The audit: read, verified, taken away. */
export function auditRoutes(plain: FastifyInstance, deps: HttpDeps): void {
  readRoutes(typed(plain), deps);
  exportRoute(typed(plain), deps);
}

function readRoutes(app: Api, deps: HttpDeps): void {
  app.get(
    "/audit",
    {
      config: access("audit.read", askedRegion),
      schema: {
        tags,
        summary: "谁在何时做了什么 who did what, newest first",
        querystring: asked.extend({
          who: z.string().max(100).optional(),
          what: z.string().max(100).optional().meta({ example: "version.publish" }),
          before: z.coerce.number().int().optional().meta({ description: "only rows older than the one with this id" }),
          most: z.coerce.number().int().min(1).max(1000).default(200),
        }),
        response: answers(z.array(audit)),
      },
    },
    async ({ query: { region, ...ask } }) =>
      (await readAudit(deps.store, { ...ask, regionCode: region })).map(auditView),
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
