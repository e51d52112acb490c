import { readFile, rm } from "node:fs/promises";
import { type RotationRules, ruleValues, teacherOverview, teacherStanding } from "@youheng/kernel/decide";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { PlanInputsView, TeacherFileView, TeacherJobView, TeachersView } from "../../api-types.ts";
import {
  bringTeacherFile,
  lastRoster,
  type LastRoster,
  startTeacherJobs,
  teacherGround,
  type TeacherGround,
  type TeacherJob,
  type TeacherJobs,
  teacherOrder,
} from "../../decide/index.ts";
import type { RegionForecast } from "../../foresee/index.ts";
import { rotationRules } from "../../policy/index.ts";
import { Refusal } from "../../returns/index.ts";
import { dropTeacherFile, record, type TeacherPart } from "../../store/index.ts";
import { access, inRegion } from "../access.ts";
import { accepted, answers, asItStands, nothing } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { attachment } from "../attachment.ts";
import { progressView } from "../progress-view.ts";
import { receiveFile } from "../receive-file.ts";
import { finding } from "../schemas.ts";
import { actorOf } from "../session-cookie.ts";
import { stopsJob } from "../stops-job.ts";
import {
  absent,
  enrolmentAsked,
  forecastFor,
  groundFor,
  jobOf,
  keyOf,
  lineageOf,
  maySeeTeachers,
  ofJob,
  recordLook,
  standardAsked,
  tags,
  type TeacherDeps,
  withoutNames,
  year,
} from "./teacher-parts.ts";
import { teacherPlanRoutes } from "./teacher-plan-routes.ts";
import { studioRoutes } from "./teacher-studio-routes.ts";

const LONGEST_SECONDS = 600;
/** Years over which money may be spread. */
const MOST_YEARS = 20;

/** Teachers of a region's year, and plans for them and for resources. Who looks at what names teachers is recorded. */
export function teacherRoutes(plain: FastifyInstance, deps: TeacherDeps): void {
  const jobs = startTeacherJobs((error) => plain.log.error(error));
  plain.addHook("onClose", () => jobs.stop());
  groundRoutes(typed(plain), deps);
  fileRoutes(typed(plain), deps);
  jobRoutes(typed(plain), deps, jobs);
  modelRoute(typed(plain), deps, jobs);
  teacherPlanRoutes(plain, deps, jobs);
  studioRoutes(plain, deps);
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
      const ask = { ...keyOf(request.params), standardId: request.query.standard };
      const [ground, last] = await Promise.all([teacherGround(deps, ask), lastRoster(deps, ask)]);
      if (ground.rotation !== null) await recordLook(deps, request, "overview");
      return asItStands(reply, teachersView(ground, last));
    },
  );

  app.post(
    "/regions/:code/years/:year/teachers/files/:part",
    {
      config: access("teachers.edit", inRegion),
      schema: {
        tags,
        summary:
          "导入名册、单价表、本地规则、预测学生数或往年集团；有错误时不保存 bring an input of plans; nothing is kept while errors stand",
        consumes: ["multipart/form-data"],
        params: year.extend({ part: z.enum(["roster", "costs", "rules", "enrolment", "previous"]) }),
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

function fileRoutes(app: Api, deps: TeacherDeps): void {
  app.delete(
    "/regions/:code/years/:year/teachers/files/:part",
    {
      config: access("plan.make", inRegion),
      schema: {
        tags,
        summary: "不再用本地规则、预测学生数或往年集团 let an input of plans go",
        params: year.extend({ part: z.enum(["rules", "enrolment", "previous"]) }),
        response: nothing,
      },
    },
    async (request, reply) => {
      const { part } = request.params;
      const key = keyOf(request.params);
      await record(deps.store, actorOf(request), async (writing) => {
        await dropTeacherFile(writing, key, part);
        const subject = `${key.regionCode}-${key.schoolYear}`;
        return {
          result: undefined,
          acts: [{ what: `teachers.${part}.drop`, subject, regionCode: key.regionCode, details: {} }],
        };
      });
      return reply.code(204).send(null);
    },
  );

  app.get(
    "/regions/:code/years/:year/teachers/inputs",
    {
      config: access("plan.read", inRegion),
      schema: {
        tags,
        summary: "方案的规则、文件和可用的预测学年 rules, files and forecast years that plans are made of",
        params: year,
        querystring: standardAsked,
        response: answers(z.any()),
      },
    },
    async (request, reply) => {
      const { standard } = request.query;
      const ground = await groundFor(deps, request.params, { standard, enrolment: "today" });
      const usual = await rotationRules();
      const forecast = await forecastFor(deps, request.params.code, standard);
      return asItStands(reply, inputsView(ground, usual.rules ?? ground.rules, forecast));
    },
  );
}

function fileView({ files }: TeacherGround, part: TeacherPart): TeacherFileView | null {
  const found = files.find((one) => one.part === part);
  return found === undefined ? null : { file: found.fileName, digest: found.digest };
}

function inputsView(ground: TeacherGround, usual: RotationRules, forecast: RegionForecast | null): PlanInputsView {
  const { rules, groupRules, earlier } = ground;
  const usualValues = new Map(ruleValues(usual).map(({ id, value }) => [id, value]));
  return {
    rules: ruleValues(rules).map((one) => ({
      ...one,
      usual: usualValues.get(one.id) ?? one.value,
      sources: rules.sources[one.source] ?? [],
    })),
    local: rules.local,
    files: {
      roster: fileView(ground, "roster"),
      costs: fileView(ground, "costs"),
      rules: fileView(ground, "rules"),
      enrolment: fileView(ground, "enrolment"),
      previous: fileView(ground, "previous"),
    },
    earlier: earlier.length,
    group_rules: { reach_km: groupRules.reachKm, largest: groupRules.largest },
    forecast: forecast === null ? null : { last_year: forecast.lastYear, years: forecast.years },
  };
}

function teachersView(ground: TeacherGround, last: LastRoster | null): TeachersView {
  const { rotation, findings } = ground;
  return {
    roster: fileView(ground, "roster"),
    costs: fileView(ground, "costs"),
    last_roster: last === null ? null : { file: last.fileName, digest: last.digest },
    overview: rotation === null ? null : teacherOverview(rotation),
    standing: rotation === null ? null : teacherStanding(rotation, last?.teachers ?? null),
    findings,
  };
}

const planAsk = z.object({
  kind: z.enum(["rotation", "resources", "groups"]),
  standard: z.string().max(100),
  seconds: z.number().positive().max(LONGEST_SECONDS).default(60),
  budget_yuan: z.number().min(0).nullable().default(null),
  goal: z.enum(["sections", "cv"]).default("sections"),
  yearly_yuan: z.array(z.number().min(0)).min(1).max(MOST_YEARS).nullable().default(null),
  enrolment: enrolmentAsked,
  reach_km: z.number().positive().max(500).nullable().default(null),
  largest: z.number().int().min(2).max(100).nullable().default(null),
  model: z.enum(["lp", "mps"]).nullable().default(null),
});

function jobRoutes(app: Api, deps: TeacherDeps, jobs: TeacherJobs): void {
  app.post(
    "/regions/:code/years/:year/teachers/jobs",
    {
      config: access("plan.make", inRegion),
      schema: { tags, summary: "开始求解 begin to solve", params: year, body: planAsk, response: accepted(z.any()) },
    },
    async (request, reply) => {
      const { kind, seconds, budget_yuan: budgetYuan, goal, yearly_yuan: yearlyYuan, largest, model } = request.body;
      const key = keyOf(request.params);
      const ground = await groundFor(deps, request.params, request.body);
      refuseWithout(kind, ground);
      const ask = { kind, seconds, budgetYuan, goal, yearlyYuan, reachKm: request.body.reach_km, largest, model };
      const lineage = lineageOf(deps, ground, { ...request.body });
      const job = jobs.start({ ...key, ask, lineage }, teacherOrder(ground, ask));
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
      config: access("plan.make", inRegion),
      schema: { tags, summary: "求解进展 how the solving stands", params: ofJob, response: answers(z.any()) },
    },
    async (request, reply) => {
      const view = jobView(jobOf(jobs, request.params));
      if (view.document === null) return asItStands(reply, view);
      if (!maySeeTeachers(deps, request)) return asItStands(reply, { ...view, document: withoutNames(view.document) });
      // a plan that is done names teachers; one that is being made says only how far it is
      await recordLook(deps, request, `job ${view.job_id}`);
      return asItStands(reply, view);
    },
  );

  app.delete("/regions/:code/years/:year/teachers/jobs/:job", stopsJob("teachers", ofJob), async (request, reply) => {
    jobs.cancel(jobOf(jobs, request.params).jobId);
    return reply.code(204).send(null);
  });
}

function modelRoute(app: Api, deps: TeacherDeps, jobs: TeacherJobs): void {
  app.get(
    "/regions/:code/years/:year/teachers/jobs/:job/model",
    {
      config: access("plan.make", inRegion),
      schema: {
        tags,
        summary: "方案的模型（LP 或 MPS），供别的求解器核对 the model of a plan, for other solvers",
        params: ofJob,
        response: answers(z.string()),
      },
    },
    async (request, reply) => {
      const { ask, document } = jobOf(jobs, request.params);
      const model = document?.model ?? null;
      // a rule may name a teacher, and the model states the rules
      if (model === null || (ask.kind === "rotation" && !maySeeTeachers(deps, request))) throw absent();
      if (ask.kind === "rotation") await recordLook(deps, request, `model ${request.params.job}`);
      return reply
        .serializer((whole) => whole as string)
        .type("text/plain; charset=utf-8")
        .header("content-disposition", attachment(`youheng-${ask.kind}.${ask.model ?? "lp"}`))
        .send(model);
    },
  );
}

function refuseWithout(kind: string, { rotation, costs }: TeacherGround): void {
  if (kind === "rotation" && rotation === null)
    throw new Refusal("conflict", { zh: "还没有教师名册，请先导入。", en: "There is no roster yet; bring it first." });
  if (kind === "resources" && costs === null)
    throw new Refusal("conflict", { zh: "还没有单价表，请先导入。", en: "There are no costs yet; bring them first." });
}

function jobView({ jobId, ask, state, progress, document: made }: TeacherJob): TeacherJobView {
  const has_model = (made?.model ?? null) !== null;
  const document = made?.document ?? null;
  return { job_id: jobId, kind: ask.kind, state, progress: progressView(progress), document, has_model };
}
