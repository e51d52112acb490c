import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { factsFromJson } from "@youheng/kernel/model";
import { differenceOf } from "@youheng/kernel/sense";
import type { DifferenceView } from "../../api-types.ts";
import {
  amendReturn,
  formOrRefuse,
  publishReturn,
  Refusal,
  versionOrRefuse,
  withdrawReturn,
} from "../../returns/index.ts";
import { factsOfVersion, findingsOfVersion, versionId, type VersionKey, versionKeyOf } from "../../store/index.ts";
import { access, ofVersion } from "../access.ts";
import { answers, asItStands, created } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import type { HttpDeps } from "../deps.ts";
import { difference, facts, version, versionDetail } from "../schemas.ts";
import { actorOf } from "../session-cookie.ts";
import { factsView, versionDetailView, versionView } from "../views.ts";

const id = z.object({ id: z.string().max(40).meta({ example: "990102-2026-1" }) });
const reason = z.string().max(2000);
const change = z.object({
  school_code: z.string(),
  column: z.string(),
  value: z.union([z.number(), z.string(), z.null()]),
});
const tags = ["versions"];

/** Versions of a return: look, compare, publish, withdraw, amend. */
export function versionRoutes(plain: FastifyInstance, deps: HttpDeps): void {
  lookingRoutes(typed(plain), deps);
  decidingRoutes(typed(plain), deps);
}

function lookingRoutes(app: Api, deps: HttpDeps): void {
  const { store } = deps;

  app.get(
    "/versions/:id",
    {
      config: access("facts.read", ofVersion),
      schema: {
        tags,
        summary: "一个版本与它的问题 a version with its findings",
        params: id,
        response: answers(versionDetail),
      },
    },
    async (request) => {
      const found = await versionOrRefuse(store, keyOf(request.params.id));
      return versionDetailView(found, await findingsOfVersion(store, found));
    },
  );

  app.get(
    "/versions/:id/facts",
    {
      config: access("facts.read", ofVersion),
      schema: { tags, summary: "该版本的数据 facts of a version", params: id, response: answers(facts) },
    },
    async (request, reply) => {
      const found = await versionOrRefuse(store, keyOf(request.params.id));
      return asItStands(reply, await factsView(store, found));
    },
  );

  app.get(
    "/versions/:id/difference",
    {
      config: access("facts.read", ofVersion),
      schema: {
        tags,
        summary: "与另一版本的差别 what changed since another version",
        params: id,
        querystring: z.object({ from: z.string().max(40) }),
        response: answers(difference),
      },
    },
    (request) => differenceView(deps, keyOf(request.query.from), keyOf(request.params.id)),
  );
}

function decidingRoutes(app: Api, deps: HttpDeps): void {
  const { store } = deps;

  app.post(
    "/versions/:id/publish",
    {
      config: access("return.publish", ofVersion),
      schema: {
        tags,
        summary: "发布 publish",
        params: id,
        body: z.object({ reason: reason.nullish() }).nullish(),
        response: answers(version),
      },
    },
    async (request) => {
      const published = await publishReturn(store, actorOf(request), {
        key: keyOf(request.params.id),
        reason: request.body?.reason ?? undefined,
      });
      deps.published();
      return versionView(published);
    },
  );

  app.post(
    "/versions/:id/withdraw",
    {
      config: access("return.publish", ofVersion),
      schema: { tags, summary: "撤回 withdraw", params: id, body: z.object({ reason }), response: answers(version) },
    },
    async (request) =>
      versionView(
        await withdrawReturn(store, actorOf(request), { key: keyOf(request.params.id), reason: request.body.reason }),
      ),
  );

  app.post(
    "/versions/:id/amend",
    {
      config: access("return.amend", ofVersion),
      schema: {
        tags,
        summary: "把推演另存为新草稿 save a what-if as a new draft",
        params: id,
        body: z.object({ changes: z.array(change).min(1).max(10_000), reason }),
        response: created(version),
      },
    },
    async (request, reply) => {
      const key = keyOf(request.params.id);
      const found = await versionOrRefuse(store, key);
      const ask = { key, ...request.body, form: formOrRefuse(deps.policy, found.form), fields: deps.policy.fields };
      return reply.code(201).send(versionView(await amendReturn(store, actorOf(request), ask)));
    },
  );
}

async function differenceView({ store }: HttpDeps, from: VersionKey, to: VersionKey): Promise<DifferenceView> {
  for (const key of [from, to]) await versionOrRefuse(store, key);
  const [before, after] = [await factsOfVersion(store, from), await factsOfVersion(store, to)];
  return { from: versionId(from), to: versionId(to), ...differenceOf(factsFromJson(before), factsFromJson(after)) };
}

/** The key in the address, or a refusal that says there is no such version. */
export function keyOf(text: string): VersionKey {
  const key = versionKeyOf(text);
  if (key !== undefined) return key;
  throw new Refusal("not-found", { zh: `没有版本 ${text}。`, en: `There is no version ${text}.` });
}
