import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { drawOrRefuse } from "../../decide/index.ts";
import { asSystem, drawPaper, type KeptDraw, listDraws } from "../../store/index.ts";
import { access } from "../access.ts";
import { answers, asItStands } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { attachment } from "../attachment.ts";
import type { HttpDeps } from "../deps.ts";
import { drawShape, drawView } from "../draw-views.ts";
import { problemOf } from "../error-handler.ts";

const id = z.object({ id: z.string().max(40).meta({ example: "990102-3f0c9a51" }) });
const tags = ["public draws"];

/** What anyone may see of a draw without signing in: the digest before, the receipt after, and the program that checks it. */
export function publicDrawRoutes(plain: FastifyInstance, deps: HttpDeps): void {
  seenRoutes(typed(plain), deps);
  paperRoutes(typed(plain), deps);
  verifierRoute(typed(plain));
}

/** A draw that is public: its list and rules are fixed. As the server itself: who asks has no region, and may see this much of every one. */
async function publicDraw(deps: HttpDeps, drawId: string): Promise<KeptDraw> {
  const draw = await asSystem(() => drawOrRefuse(deps.store, drawId));
  if (draw.committedAt !== null) return draw;
  throw problemOf(404, "not-found", { zh: "没有这次摇号。", en: "There is no such draw." });
}

function seenRoutes(app: Api, deps: HttpDeps): void {
  app.get(
    "/public/draws",
    {
      config: access("draw.verify"),
      schema: {
        tags,
        summary: "已公布的摇号 draws that are public",
        querystring: z.object({
          region: z
            .string()
            .regex(/^\d{6}$/)
            .optional(),
        }),
        response: answers(z.array(drawShape)),
      },
    },
    async (request, reply) => {
      const ask = { regionCode: request.query.region, published: true };
      return asItStands(reply, (await asSystem(() => listDraws(deps.store, ask))).map(drawView));
    },
  );

  app.get(
    "/public/draws/:id",
    {
      config: access("draw.verify"),
      schema: {
        tags,
        summary: "一次摇号的公开内容 what is public of a draw",
        params: id,
        response: answers(drawShape),
      },
    },
    async (request, reply) => asItStands(reply, drawView(await publicDraw(deps, request.params.id))),
  );
}

function paperRoutes(app: Api, deps: HttpDeps): void {
  for (const [kind, summary] of [
    ["commitment", "摇号前公布的承诺 the commitment published before the draw"],
    ["receipt", "收据：任何人可重算 the receipt: anyone can run the draw again from it"],
  ] as const)
    app.get(
      `/public/draws/:id/${kind}`,
      { config: access("draw.verify"), schema: { tags, summary, params: id, response: answers(z.any()) } },
      async (request, reply) => {
        const draw = await publicDraw(deps, request.params.id);
        const paper = await asSystem(() => drawPaper(deps.store, draw, kind));
        if (paper === undefined)
          throw problemOf(404, "not-found", {
            zh: draw.deletedAt === null ? "还没有收据。" : "报名者的数据已按期删除。",
            en: draw.deletedAt === null ? "There is no receipt yet." : "The applicants' data was deleted in time.",
          });
        void reply.header("content-disposition", attachment(`${draw.drawId}-${kind}.json`));
        return asItStands(reply, paper);
      },
    );
}

const VERIFIER = fileURLToPath(new URL("../../../../../verifier/draw-verifier.html", import.meta.url));

/**
 * The stand-alone verifier: to be kept, or opened here. Its one script and style stand in the page; its policy names the script by digest
 * and forbids every request.
 */
function verifierRoute(app: Api): void {
  const page = readFileSync(VERIFIER, "utf8");
  const hashOf = (tag: string): string => {
    const inside = page.slice(page.indexOf(`<${tag}>`) + tag.length + 2, page.lastIndexOf(`</${tag}>`));
    return `'sha256-${createHash("sha256").update(inside).digest("base64")}'`;
  };
  const policy = `default-src 'none'; script-src ${hashOf("script")}; style-src ${hashOf("style")}; frame-ancestors 'none'`;
  app.get(
    "/public/draw-verifier",
    {
      config: access("draw.verify"),
      schema: {
        tags,
        summary: "独立的验证器 the stand-alone verifier",
        querystring: z.object({ save: z.enum(["true", "false"]).default("false") }),
        response: answers(z.any()),
      },
    },
    async (request, reply) => {
      if (request.query.save === "true") void reply.header("content-disposition", attachment("draw-verifier.html"));
      void reply.header("content-security-policy", policy).type("text/html; charset=utf-8");
      return reply.serializer((text: unknown) => text as string).send(page);
    },
  );
}
