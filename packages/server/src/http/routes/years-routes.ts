import type { FastifyInstance } from "fastify";
import { z } from "zod";
import {
  inequalityOfRegion,
  lineageView,
  overview,
  type OverviewDeps,
  replayPackage as packageToReplay,
  type SummaryKeeper,
  yearsOfRegion,
} from "../../assess/index.ts";
import { listAssessments } from "../../store/index.ts";
import { access, askedRegion, inRegion, ofVersion } from "../access.ts";
import { answers, asItStands } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { attachment } from "../attachment.ts";
import { countyInequality, keptAssessment, overviewView, replayPackage, yearsView } from "../years-schemas.ts";
import { regionCode, schoolYear, under } from "./region-routes.ts";

const standard = z.string().max(100).meta({ example: "cn-quality-balance-2017" });
const tags = ["assess"];

export interface YearsDeps extends OverviewDeps {
  readonly summaries: SummaryKeeper;
}

/** Years, regions and stored assessments: side by side, from above, and to be made again. */
export function yearsRoutes(plain: FastifyInstance, deps: YearsDeps): void {
  regionsYears(typed(plain), deps);
  overviewRoute(typed(plain), deps);
  keptRoutes(typed(plain), deps);
}

const inequalityQuery = z.object({
  standard,
  stage: z.string().max(100).optional(),
  by: z
    .string()
    .max(200)
    .default("")
    .transform((text) => text.split(",").filter((field) => field !== ""))
    .meta({ example: "locality,ownership" }),
  permutations: z.coerce.number().int().min(1).max(9999).default(999),
  seed: z.coerce.number().int().min(0).max(2_147_483_647).default(1),
  epsilon: z.coerce.number().min(0).max(10).default(0.5).meta({ description: "Atkinson's aversion to inequality" }),
});

function regionsYears(app: Api, deps: YearsDeps): void {
  app.get(
    "/regions/:code/years/:year/inequality",
    {
      config: access("assessment.read", inRegion),
      schema: {
        tags,
        summary: "差异系数之外的不均衡程度 inequality beyond the CV",
        params: z.object({ code: regionCode, year: schoolYear }),
        querystring: inequalityQuery,
        response: answers(countyInequality),
      },
    },
    async (request, reply) => {
      const { standard: standardId, ...asked } = request.query;
      const { code, year } = request.params;
      return asItStands(
        reply,
        await inequalityOfRegion(deps, { regionCode: code, schoolYear: year, standardId, ...asked }),
      );
    },
  );

  app.get(
    "/regions/:code/years-moved",
    {
      config: access("assessment.read", inRegion),
      schema: {
        tags,
        summary: "各年对照：哪些变了，因为哪所学校 years side by side: what moved, and because of which school",
        params: z.object({ code: regionCode }),
        querystring: z.object({ standard, most: z.coerce.number().int().min(1).max(100).default(5) }),
        response: answers(yearsView),
      },
    },
    async (request, reply) => {
      const { standard: standardId, most } = request.query;
      return asItStands(reply, await yearsOfRegion(deps, { regionCode: request.params.code, standardId, most }));
    },
  );
}

function overviewRoute(app: Api, deps: YearsDeps): void {
  app.get(
    "/assessments/overview",
    {
      config: access("assessment.read"),
      schema: {
        tags,
        summary: "省市总览：每个地区一行 many regions at once, one row each",
        querystring: z.object({
          standard,
          year: schoolYear,
          under,
        }),
        response: answers(overviewView),
      },
    },
    async (request, reply) => {
      const { standard: standardId, year, ...below } = request.query;
      const view = await overview(deps, { standardId, schoolYear: year, ...below });
      if (view.pending > 0) deps.summaries.wake();
      return asItStands(reply, view);
    },
  );
}

function keptRoutes(app: Api, deps: YearsDeps): void {
  app.get(
    "/assessments",
    {
      config: access("assessment.read", askedRegion),
      schema: {
        tags,
        summary: "已保存的评估及其来历，新的在前 kept assessments with their lineage, newest first",
        querystring: z.object({
          region: regionCode.optional(),
          year: schoolYear.optional(),
          standard: standard.optional(),
          most: z.coerce.number().int().min(1).max(1000).default(200),
        }),
        response: answers(z.array(keptAssessment)),
      },
    },
    async (request) => {
      const { region, year, standard: standardId, most } = request.query;
      const kept = await listAssessments(deps.store, { regionCode: region, schoolYear: year, standardId, most });
      return kept.map((one) => ({
        ...lineageView(one),
        by_this_kernel: one.kernelVersion === deps.kernelVersion,
        can_be_replayed: one.hasBundle,
      }));
    },
  );

  app.get(
    "/assessments/:id/package",
    {
      config: access("assessment.read", ofVersion),
      schema: {
        tags,
        summary: "可离线重算的评估包 a package that makes the assessment again offline",
        params: z.object({ id: z.string().max(60).meta({ example: "990102-2026-1.3f0c9a51d2e4" }) }),
        response: answers(replayPackage),
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      void reply.header("content-disposition", attachment(`${id}.replay.json`));
      return asItStands(reply, await packageToReplay(deps.store, id));
    },
  );
}
