import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { boundariesTogether, nameOfRegion, publishedOrRefuse, Refusal, type RegionNames } from "../../returns/index.ts";
import { findBoundary, keepBoundary, listRegions, listVersions, nameNewRegion, record } from "../../store/index.ts";
import { access, inRegion } from "../access.ts";
import { answers, asItStands, nothing } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import type { HttpDeps } from "../deps.ts";
import { facts, region, version } from "../schemas.ts";
import { actorOf } from "../session-cookie.ts";
import { factsView, regionView, versionView } from "../views.ts";

export const regionCode = z
  .string()
  .regex(/^\d{6}$/, "6 digits, GB/T 2260")
  .meta({ example: "990102" });
export const schoolYear = z.coerce.number().int().min(1900).max(2200).meta({ example: 2026 });
const year = z.object({ code: regionCode, year: schoolYear });
/** First digits of region codes: "33" a province, "3301" a city, "" all. */
export const under = z
  .string()
  .regex(/^\d{0,6}$/, "first digits of the region codes")
  .default("")
  .meta({ example: "33" });

const geometry = z.looseObject({
  type: z.enum(["Feature", "FeatureCollection", "Polygon", "MultiPolygon", "GeometryCollection"]),
});
const boundaryBytes = 20 << 20;

const tags = ["regions"];

/** Regions, their years, boundaries and facts. */
export function regionRoutes(plain: FastifyInstance, deps: HttpDeps, regionNames: RegionNames): void {
  boundaryRoutes(typed(plain), deps, regionNames);
  boundariesRoute(typed(plain), deps);
  yearRoutes(typed(plain), deps);
}

function boundaryRoutes(app: Api, deps: HttpDeps, regionNames: RegionNames): void {
  app.get(
    "/regions/:code/boundary",
    {
      config: access("region.read", inRegion),
      schema: {
        tags,
        summary: "边界 GeoJSON boundary",
        params: z.object({ code: regionCode }),
        response: answers(geometry),
      },
    },
    async (request, reply) => {
      const geojson = await findBoundary(deps.store, request.params.code);
      if (geojson === undefined)
        throw new Refusal("not-found", { zh: "该地区还没有边界。", en: "This region has no boundary yet." });
      return reply
        .serializer((text) => text as string)
        .type("application/geo+json")
        .send(geojson as never);
    },
  );

  app.put(
    "/regions/:code/boundary",
    {
      config: access("region.edit", inRegion),
      bodyLimit: boundaryBytes,
      schema: {
        tags,
        summary: "上传边界 upload a boundary",
        params: z.object({ code: regionCode }),
        body: geometry,
        response: nothing,
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { code } = request.params;
      await record(deps.store, actor, async (writing) => {
        await nameNewRegion(writing, code, nameOfRegion(regionNames, code));
        await keepBoundary(writing, { regionCode: code, geojson: JSON.stringify(request.body), by: actor.name });
        return { result: undefined, acts: [{ what: "boundary.keep", subject: code, regionCode: code }] };
      });
      return reply.code(204).send(null);
    },
  );
}

/** The boundaries of many regions, for one picture. */
function boundariesRoute(app: Api, deps: HttpDeps): void {
  app.get(
    "/boundaries",
    {
      config: access("region.read"),
      schema: {
        tags,
        summary: "多个地区的边界，供一张图用 boundaries of many regions, for one picture",
        querystring: z.object({ under }),
        response: answers(geometry),
      },
    },
    async (request, reply) =>
      reply
        .serializer((text) => text as string)
        .type("application/geo+json")
        .send((await boundariesTogether(deps.store, request.query.under)) as never),
  );
}

function yearRoutes(app: Api, deps: HttpDeps): void {
  app.get(
    "/regions",
    {
      config: access("region.read"),
      schema: { tags, summary: "地区与学年 regions and their years", response: answers(z.array(region)) },
    },
    async () => (await listRegions(deps.store)).map(regionView),
  );

  app.get(
    "/regions/:code/years/:year/facts",
    {
      config: access("facts.read", inRegion),
      schema: { tags, summary: "已发布的数据 facts of the published return", params: year, response: answers(facts) },
    },
    async (request, reply) => {
      const published = await publishedOrRefuse(deps.store, request.params.code, request.params.year);
      return asItStands(reply, await factsView(deps.store, published));
    },
  );

  app.get(
    "/regions/:code/years/:year/versions",
    {
      config: access("facts.read", inRegion),
      schema: {
        tags,
        summary: "各版本，新的在前 versions, newest first",
        params: year,
        response: answers(z.array(version)),
      },
    },
    async (request) => (await listVersions(deps.store, request.params.code, request.params.year)).map(versionView),
  );
}
