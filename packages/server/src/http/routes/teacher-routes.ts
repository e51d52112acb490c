import { randomBytes } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { teacherOverview } from "@youheng/kernel/decide";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { TeacherJobView, TeacherPlanView, TeachersView } from "../../api-types.ts";
import type { AssessDeps } from "../../assess/index.ts";
import {
  bringTeacherFile,
  startTeacherJobs,
  teacherGround,
  type TeacherGround,
  type TeacherJob,
  type TeacherJobs,
} from "../../decide/index.ts";
import { Refusal } from "../../returns/index.ts";
import {
  addTeacherPlan,
  adoptTeacherPlan,
  asSystem,
  digestOf,
  type KeptTeacherPlan,
  listTeacherPlans,
  record,
  type TeacherPlanLineage,
  teacherPlanDocument,
  versionId,
} from "../../store/index.ts";
import { access, inRegion } from "../access.ts";
import { accepted, answers, asItStands, created, nothing } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import type { HttpDeps } from "../deps.ts";
import { receiveFile } from "../receive-file.ts";
import { actorOf } from "../session-cookie.ts";
import { finding } from "../schemas.ts";
import { regionCode, schoolYear } from "./region-routes.ts";

const tags = ["teachers"];
const year = z.object({ code: regionCode, year: schoolYear });
const standardAsked = z.object({ standard: z.string().max(100) });
const ofJob = year.extend({ job: z.string().max(60) });
const ofPlan = year.extend({ plan: z.string().max(60) });
const LONGEST_SECONDS = 600;

export interface TeacherDeps extends HttpDeps, AssessDeps {}

/** Teachers of a region's year, and plans for them and for resources. Who looks at what names teachers is recorded. */
export function teacherRoutes(plain: FastifyInstance, deps: TeacherDeps): void {
  const jobs = startTeacherJobs((error) => plain.log.error(error));
  plain.addHook("onClose", () => jobs.stop());
  groundRoutes(typed(plain), deps);
  jobRoutes(typed(plain), deps, jobs);
  planRoutes(typed(plain), deps, jobs);
  onePlanRoutes(typed(plain), deps);
}

interface YearParams {
  readonly code: string;
  readonly year: number;
}

const keyOf = ({ code, year: of }: YearParams) => ({ regionCode: code, schoolYear: of });

/** Writes down who looked at personal data, and at which. */
async function recordLook(deps: TeacherDeps, request: FastifyRequest, what: string): Promise<void> {
  const { code, year: of } = request.params as YearParams;
  const act = { what: "teachers.look", subject: `${code}-${of}`, regionCode: code, details: { what } };
  await asSystem(() => record(deps.store, actorOf(request), async () => ({ result: undefined, acts: [act] })));
}

function groundRoutes(app: Api, deps: TeacherDeps): void {
  app.get(
    "/regions/:code/years/:year/teachers",
    {
      config: access("teachers.read", inRegion),
      schema: {
        tags,
        summary: "教师情况（查看留痕）the teachers in figures; every look is recorded",
        params: year,
        querystring: standardAsked,
        response: answers(z.any()),
      },
    },
    async (request, reply) => {
      const ground = await teacherGround(deps, { ...keyOf(request.params), standardId: request.query.standard });
      if (ground.rotation !== null) await recordLook(deps, request, "overview");
      return asItStands(reply, teachersView(ground));
    },
  );

  app.post(
    "/regions/:code/years/:year/teachers/files/:part",
    {
      config: access("teachers.edit", inRegion),
      schema: {
        tags,
        summary:
          "导入教师名册或单价表；有错误时不保存 bring the roster or the costs; nothing is kept while errors stand",
        consumes: ["multipart/form-data"],
        params: year.extend({ part: z.enum(["roster", "costs"]) }),
        querystring: standardAsked,
        response: answers(z.object({ kept: z.boolean(), findings: z.array(finding) })),
      },
    },
    async (request, reply) => {
      const limits = { folder: deps.uploadFolder, most: deps.options.uploadBytes };
      const { path, fileName } = await receiveFile(request, limits);
      try {
        const ask = { ...keyOf(request.params), standardId: request.query.standard };
        const file = { ask, part: request.params.part, fileName, content: await readFile(path) };
        return asItStands(reply, await bringTeacherFile(deps, actorOf(request), file));
      } finally {
        await rm(path, { force: true });
      }
    },
  );
}

function teachersView({ files, rotation, findings }: TeacherGround): TeachersView {
  const of = (part: string): TeachersView["roster"] => {
    const found = files.find((one) => one.part === part);
    return found === undefined ? null : { file: found.fileName, digest: found.digest };
  };
  return {
    roster: of("roster"),
    costs: of("costs"),
    overview: rotation === null ? null : teacherOverview(rotation),
    findings,
  };
}

const planAsk = z.object({
  kind: z.enum(["rotation", "resources", "groups"]),
  standard: z.string().max(100),
  seconds: z.number().positive().max(LONGEST_SECONDS).default(60),
  budget_yuan: z.number().min(0).nullable().default(null),
  goal: z.enum(["sections", "cv"]).default("sections"),
});

function jobRoutes(app: Api, deps: TeacherDeps, jobs: TeacherJobs): void {
  app.post(
    "/regions/:code/years/:year/teachers/jobs",
    {
      config: access("plan.make", inRegion),
      schema: { tags, summary: "开始求解 begin to solve", params: year, body: planAsk, response: accepted(z.any()) },
    },
    async (request, reply) => {
      const { kind, standard, seconds, budget_yuan: budgetYuan, goal } = request.body;
      const key = keyOf(request.params);
      const ground = await teacherGround(deps, { ...key, standardId: standard });
      refuseWithout(kind, ground);
      const ask = { kind, seconds, budgetYuan, goal };
      const job = jobs.start({ ...key, ask, lineage: lineageOf(deps, ground, { ...request.body }), ground });
      if (job === null)
        throw new Refusal("conflict", {
          zh: "正在求解别的方案，请稍后再试。",
          en: "Other plans are being solved; try again in a moment.",
        });
      return reply.code(202).send(jobView(job));
    },
  );

  app.get(
    "/regions/:code/years/:year/teachers/jobs/:job",
    {
      config: access("teachers.read", inRegion),
      schema: { tags, summary: "求解进展 how the solving stands", params: ofJob, response: answers(z.any()) },
    },
    async (request, reply) => {
      const view = jobView(jobOf(jobs, request.params));
      // a plan that is done names teachers; one that is being made says only how far it is
      if (view.document !== null && view.document !== undefined)
        await recordLook(deps, request, `job ${view.job_id}`);
      return asItStands(reply, view);
    },
  );

  app.delete(
    "/regions/:code/years/:year/teachers/jobs/:job",
    {
      config: access("plan.make", inRegion),
      schema: {
        tags,
        summary: "停止求解，留下当时最好的方案 stop with the best plan so far",
        params: ofJob,
        response: nothing,
      },
    },
    async (request, reply) => {
      jobs.cancel(jobOf(jobs, request.params).jobId);
      return reply.code(204).send(null);
    },
  );
}

function refuseWithout(kind: string, { rotation, costs }: TeacherGround): void {
  if (kind === "rotation" && rotation === null)
    throw new Refusal("conflict", { zh: "还没有教师名册，请先导入。", en: "There is no roster yet; bring it first." });
  if (kind === "resources" && costs === null)
    throw new Refusal("conflict", { zh: "还没有单价表，请先导入。", en: "There are no costs yet; bring them first." });
}

function lineageOf(
  deps: TeacherDeps,
  ground: TeacherGround,
  ask: Readonly<Record<string, unknown>>,
): TeacherPlanLineage {
  const { standard } = ground.assessment.standard.bundle;
  return {
    version: versionId(ground.version),
    standard: standard.id,
    standard_version: standard.version,
    kernel_version: deps.kernelVersion,
    files: Object.fromEntries(ground.files.map(({ part, digest }) => [part, digest])),
    ask,
  };
}

function jobOf(jobs: TeacherJobs, { code, year: of, job: jobId }: YearParams & { readonly job: string }): TeacherJob {
  const job = jobs.find(jobId);
  if (job === undefined || job.regionCode !== code || job.schoolYear !== of) throw absent();
  return job;
}

function absent(): Refusal {
  return new Refusal("not-found", { zh: "没有这个方案。", en: "There is no such plan." });
}

function jobView({ jobId, ask, state, progress, document }: TeacherJob): TeacherJobView {
  return { job_id: jobId, kind: ask.kind, state, progress, document };
}

function planView(plan: KeptTeacherPlan): TeacherPlanView {
  return {
    plan_id: plan.planId,
    kind: plan.kind,
    name: plan.name,
    created_at: plan.createdAt.toISOString(),
    created_by: plan.createdBy,
    adopted_at: plan.adoptedAt?.toISOString() ?? null,
    adopted_by: plan.adoptedBy,
  };
}

function planRoutes(app: Api, deps: TeacherDeps, jobs: TeacherJobs): void {
  app.get(
    "/regions/:code/years/:year/teachers/plans",
    {
      config: access("plan.read", inRegion),
      schema: { tags, summary: "保存的方案 plans that were kept", params: year, response: answers(z.any()) },
    },
    async (request, reply) =>
      asItStands(reply, (await listTeacherPlans(deps.store, keyOf(request.params))).map(planView)),
  );

  app.post(
    "/regions/:code/years/:year/teachers/plans",
    {
      config: access("plan.make", inRegion),
      schema: {
        tags,
        summary: "保存方案 keep a plan",
        params: year,
        body: z.object({ job_id: z.string().max(60), name: z.string().trim().min(1).max(200) }),
        response: created(z.object({ plan_id: z.string() })),
      },
    },
    async (request, reply) => {
      const { job_id, name } = request.body;
      const { ask, lineage, document } = jobOf(jobs, { ...request.params, job: job_id });
      if (document === null) throw absent();
      const actor = actorOf(request);
      const key = keyOf(request.params);
      const planId = randomBytes(6).toString("hex");
      await record(deps.store, actor, async (writing) => {
        await addTeacherPlan(writing, {
          ...key,
          planId,
          kind: ask.kind,
          name,
          lineage,
          document,
          createdBy: actor.name,
        });
        const details = { kind: ask.kind, ...lineage, documentDigest: digestOf(document) };
        return {
          result: undefined,
          acts: [{ what: "teachers.plan", subject: planId, regionCode: key.regionCode, details }],
        };
      });
      return reply.code(201).send({ plan_id: planId });
    },
  );
}

function onePlanRoutes(app: Api, deps: TeacherDeps): void {
  app.get(
    "/regions/:code/years/:year/teachers/plans/:plan",
    {
      config: access("teachers.read", inRegion),
      schema: { tags, summary: "一个方案 one plan: CONTRACTS §4", params: ofPlan, response: answers(z.any()) },
    },
    async (request, reply) => {
      const document = await teacherPlanDocument(deps.store, request.params.code, request.params.plan);
      if (document === undefined) throw absent();
      await recordLook(deps, request, `plan ${request.params.plan}`);
      return asItStands(reply, document);
    },
  );

  app.post(
    "/regions/:code/years/:year/teachers/plans/:plan/adopt",
    {
      config: access("plan.make", inRegion),
      schema: { tags, summary: "采用方案（记入操作记录）adopt a plan; recorded", params: ofPlan, response: nothing },
    },
    async (request, reply) => {
      const plans = await listTeacherPlans(deps.store, keyOf(request.params));
      const plan = plans.find(({ planId }) => planId === request.params.plan);
      if (plan === undefined) throw absent();
      const actor = actorOf(request);
      await record(deps.store, actor, async (writing) => {
        await adoptTeacherPlan(writing, plan, { name: actor.name, at: deps.now() });
        const details = { kind: plan.kind, name: plan.name };
        return {
          result: undefined,
          acts: [{ what: "teachers.plan.adopt", subject: plan.planId, regionCode: plan.regionCode, details }],
        };
      });
      return reply.code(204).send(null);
    },
  );
}
