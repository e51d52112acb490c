import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { type AssessDeps, assessRegion, assessVersion, explainNumber } from "../../assess/index.ts";
import { versionOrRefuse } from "../../returns/index.ts";
import { access, inRegion, ofVersion } from "../access.ts";
import { answers, asItStands } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { assessmentDocument } from "../assessment-schemas.ts";
import { trace } from "../schemas.ts";
import { actorOf } from "../session-cookie.ts";
import { keyOf } from "./version-routes.ts";
import { regionCode, schoolYear } from "./region-routes.ts";

const year = z.object({ code: regionCode, year: schoolYear });
const standard = z.string().max(100).meta({ example: "cn-quality-balance-2017" });
const why = z.object({ standard, stage: z.string(), indicator: z.string(), school_code: z.string().optional() });
const tags = ["assess"];

/** Where a region stands by a standard, and why. */
export function assessmentRoutes(plain: FastifyInstance, deps: AssessDeps): void {
  documentRoutes(typed(plain), deps);
  whyRoute(typed(plain), deps);
}

function documentRoutes(app: Api, deps: AssessDeps): void {
  app.get(
    "/regions/:code/years/:year/assessment",
    {
      config: access("assessment.read", inRegion),
      schema: {
        tags,
        summary: "按标准评估已发布的数据 assess the published return",
        params: year,
        querystring: z.object({ standard }),
        response: answers(assessmentDocument),
      },
    },
    async (request, reply) => {
      const { code, year: schoolYearAsked } = request.params;
      const ask = { regionCode: code, schoolYear: schoolYearAsked, standardId: request.query.standard };
      return asItStands(reply, await assessRegion(deps, actorOf(request), ask));
    },
  );

  app.get(
    "/versions/:id/assessment",
    {
      config: access("assessment.read", ofVersion),
      schema: {
        tags,
        summary: "按标准评估一个版本 assess a version, published or not",
        params: z.object({ id: z.string().max(40) }),
        querystring: z.object({ standard }),
        response: answers(assessmentDocument),
      },
    },
    async (request, reply) => {
      const version = await versionOrRefuse(deps.store, keyOf(request.params.id));
      return asItStands(
        reply,
        await assessVersion(deps, actorOf(request), { version, standardId: request.query.standard }),
      );
    },
  );
}

function whyRoute(app: Api, deps: AssessDeps): void {
  app.get(
    "/regions/:code/years/:year/why",
    {
      config: access("assessment.read", inRegion),
      schema: {
        tags,
        summary: "这个数怎么来的 how a number came about",
        params: year,
        querystring: why,
        response: answers(trace),
      },
    },
    (request) => {
      const { stage, indicator, school_code: schoolCode } = request.query;
      const { code, year: schoolYearAsked } = request.params;
      return explainNumber(deps, {
        regionCode: code,
        schoolYear: schoolYearAsked,
        standardId: request.query.standard,
        stage,
        indicator,
        schoolCode,
      });
    },
  );
}
