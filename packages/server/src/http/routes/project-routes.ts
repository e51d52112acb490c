import { readFile, rm } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { ProjectsDocument, ProjectSetting } from "@youheng/kernel/decide";
import type { ProjectGroundView, ProjectJobView } from "../../api-types.ts";
import {
  bringProjects,
  modelFile,
  projectGround,
  projectsByHand,
  type ProjectGround,
  type ProjectJob,
  type ProjectJobs,
  savePlacePlan,
  startProjectJobs,
} from "../../decide/index.ts";
import type { OutlookDeps } from "../../foresee/index.ts";
import { Refusal } from "../../returns/index.ts";
import { access, inRegion } from "../access.ts";
import { accepted, answers, asItStands, created } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import type { HttpDeps } from "../deps.ts";
import { progressView } from "../progress-view.ts";
import { newProjectsPlan, type projectsByHandBody, projectSetting } from "../project-schemas.ts";
import { receiveFile } from "../receive-file.ts";
import { changedSince, modelFormat, sendModel, sendsModel } from "../sends-model.ts";
import { actorOf } from "../session-cookie.ts";
import { stopsJob } from "../stops-job.ts";
import { absent } from "./place-plan-routes.ts";
import { regionCode } from "./region-routes.ts";

const tags = ["places"];
const region = z.object({ code: regionCode });
const ofJob = region.extend({ job: z.string().max(60) });
/** The standards by which the outlook is made, as the pages ask for it. */
const asked = z.object({
  standard: z.string().max(100).default("cn-quality-balance-2017"),
  warning: z.string().max(100).default("cn-zj-place-warning-2018"),
});

export interface ProjectDeps extends HttpDeps, OutlookDeps {}

/** Projects over the years: what they are made of, plans of them made, kept. */
export function projectRoutes(plain: FastifyInstance, deps: ProjectDeps): void {
  const jobs = startProjectJobs((error) => plain.log.error(error));
  plain.addHook("onClose", () => jobs.stop());
  groundRoutes(typed(plain), deps);
  jobRoutes(typed(plain), deps, jobs);
  modelRoute(typed(plain), deps, jobs);
  keepRoute(typed(plain), deps, jobs);
}

function questionOf(code: string, { standard, warning }: z.infer<typeof asked>) {
  return { regionCode: code, standardId: standard, warningId: warning };
}

function groundView({ digests: _digests, ...ground }: ProjectGround): ProjectGroundView {
  return ground;
}

function groundRoutes(app: Api, deps: ProjectDeps): void {
  app.get(
    "/regions/:code/places/projects",
    {
      config: access("plan.read", inRegion),
      schema: {
        tags,
        summary: "逐年建设的依据：分校预测、学位、候选项目 what plans of projects are made of",
        params: region,
        querystring: asked,
        response: answers(z.any()),
      },
    },
    async (request, reply) =>
      asItStands(reply, groundView(await projectGround(deps, questionOf(request.params.code, request.query)))),
  );

  app.post(
    "/regions/:code/places/projects",
    {
      config: access("plan.make", inRegion),
      schema: {
        tags,
        summary: "导入候选项目；有错误时不保存 bring the candidates; nothing is kept while errors stand",
        consumes: ["multipart/form-data"],
        params: region,
        querystring: asked,
        response: answers(z.any()),
      },
    },
    async (request, reply) => {
      const limits = { folder: deps.uploadFolder, most: deps.options.uploadBytes };
      const { path, fileName } = await receiveFile(request, limits);
      try {
        const question = questionOf(request.params.code, request.query);
        const brought = { question, fileName, content: await readFile(path) };
        const { kept, ground } = await bringProjects(deps, actorOf(request), brought);
        return asItStands(reply, { kept, ground: groundView(ground) });
      } finally {
        await rm(path, { force: true });
      }
    },
  );
}

function jobRoutes(app: Api, deps: ProjectDeps, jobs: ProjectJobs): void {
  app.post(
    "/regions/:code/places/projects/jobs",
    {
      config: access("plan.make", inRegion),
      schema: {
        tags,
        summary: "求逐年建设方案 begin to solve",
        params: region,
        querystring: asked,
        body: projectSetting,
        response: accepted(z.any()),
      },
    },
    async (request, reply) => {
      const { code } = request.params;
      const { facts, digests } = await projectGround(deps, questionOf(code, request.query));
      if (facts === null) throw lacking();
      const setting = settingOf(request.body);
      refuseUnknown(setting, facts);
      const job = jobs.start({ regionCode: code, ask: setting, files: digests }, { facts, setting });
      if (job === null) throw busy();
      return reply.code(202).send(jobView(job));
    },
  );

  app.get(
    "/regions/:code/places/projects/jobs/:job",
    {
      config: access("plan.read", inRegion),
      schema: { tags, summary: "求解进展 how the solving stands", params: ofJob, response: answers(z.any()) },
    },
    async (request, reply) => asItStands(reply, jobView(jobOf(jobs, request.params))),
  );

  app.delete("/regions/:code/places/projects/jobs/:job", stopsJob("places", ofJob), async (request, reply) => {
    jobs.cancel(jobOf(jobs, request.params).jobId);
    return reply.code(204).send(null);
  });
}

function modelRoute(app: Api, deps: ProjectDeps, jobs: ProjectJobs): void {
  app.get(
    "/regions/:code/places/projects/jobs/:job/model/:format",
    { ...sendsModel("places", ofJob.extend({ format: modelFormat })) },
    async (request, reply) => {
      const { code, format } = request.params;
      const { ask, document, files } = jobOf(jobs, request.params);
      if (document === null) throw absent();
      const { facts, digests } = await projectGround(deps, questionOf(code, asked.parse(request.query)));
      if (facts === null || !isDeepStrictEqual(digests, files)) throw changedSince();
      const { goals } = document;
      const text = await modelFile({ of: "projects", facts, setting: ask, goals, format });
      return sendModel(reply, { text, name: `projects-${code}`, format });
    },
  );
}

function keepRoute(app: Api, deps: ProjectDeps, jobs: ProjectJobs): void {
  app.post(
    "/regions/:code/places/projects/plans",
    {
      config: access("plan.make", inRegion),
      schema: {
        tags,
        summary: "保存逐年建设方案 keep a plan of projects",
        params: region,
        querystring: asked,
        body: newProjectsPlan,
        response: created(z.object({ plan_id: z.string() })),
      },
    },
    async (request, reply) => {
      const { code } = request.params;
      const { name, job_id, by_hand } = request.body;
      const { ask, files, document } =
        by_hand === undefined
          ? solvedPlan(jobs, { code, job: job_id ?? "" })
          : await handPlan(deps, jobs, { question: questionOf(code, request.query), byHand: by_hand });
      const lineage = { files, ask: { ...ask }, kernel_version: deps.kernelVersion, seed: 1 };
      const plan = { regionCode: code, kind: "projects" as const, name, document, lineage };
      return reply.code(201).send({ plan_id: await savePlacePlan(deps, actorOf(request), plan) });
    },
  );
}

interface KeptProjects {
  readonly ask: object;
  readonly files: Readonly<Record<string, string>>;
  readonly document: ProjectsDocument;
}

function solvedPlan(jobs: ProjectJobs, at: Parameters<typeof jobOf>[1]): KeptProjects {
  const { ask, files, document } = jobOf(jobs, at);
  if (document === null) throw absent();
  return { ask, files, document };
}

/** What was moved by hand is judged again here, from the choices alone; what was proven of the same question holds for it too. */
async function handPlan(
  deps: ProjectDeps,
  jobs: ProjectJobs,
  {
    question,
    byHand,
  }: { readonly question: ReturnType<typeof questionOf>; readonly byHand: z.infer<typeof projectsByHandBody> },
): Promise<KeptProjects> {
  const { facts, digests } = await projectGround(deps, question);
  if (facts === null) throw lacking();
  const setting = settingOf(byHand.setting);
  refuseUnknown(setting, facts);
  const same = [byHand.job_id ?? ""]
    .flatMap((id) => jobs.find(id) ?? [])
    .find((job) => isSame(job, { setting, digests }));
  const proven = same?.regionCode === question.regionCode ? (same.document?.goals ?? null) : null;
  const document = projectsByHand({ facts, setting, opens: byHand.opens, proven });
  if (document === null) throw outside();
  return { ask: { ...setting, by_hand: true, opens: byHand.opens }, files: digests, document };
}

/** Whether a job was asked the same, of the same files: the seconds it was given do not matter. */
function isSame(
  { ask, files }: ProjectJob,
  { setting, digests }: { readonly setting: ProjectSetting; readonly digests: Readonly<Record<string, string>> },
): boolean {
  return isDeepStrictEqual({ ...ask, seconds: 0 }, { ...setting, seconds: 0 }) && isDeepStrictEqual(files, digests);
}

function settingOf(body: z.infer<typeof projectSetting>): ProjectSetting {
  return { ...body, bounds: body.bounds as [number, number] };
}

function outside(): Refusal {
  return new Refusal("bad-request", {
    zh: "方案里有的开办学年不在所看的年份之内。",
    en: "A project opens in a year that is not among those looked at.",
  });
}

function jobOf(jobs: ProjectJobs, { code, job: jobId }: { readonly code: string; readonly job: string }): ProjectJob {
  const job = jobs.find(jobId);
  if (job === undefined || job.regionCode !== code) throw absent();
  return job;
}

function jobView({ jobId, ask, state, progress, document }: ProjectJob): ProjectJobView {
  return { job_id: jobId, ask, state, progress: progressView(progress), document };
}

/** A project names a school that is there, and a new one has a place on the map where the others have. */
function refuseUnknown(
  { projects, points }: ProjectSetting,
  { schools, points: known }: NonNullable<ProjectGround["facts"]>,
): void {
  const codes = new Set(schools.map(({ schoolCode }) => schoolCode));
  for (const { id, kind, schoolCode } of projects) {
    if (kind === "new" ? codes.has(schoolCode) : !codes.has(schoolCode))
      throw new Refusal("bad-request", {
        zh: `项目“${id}”的学校标识码“${schoolCode}”不对：扩建、撤并要写现有学校，新建要另编代码。`,
        en: `Project "${id}": "${schoolCode}" is not right; name a school there is to extend or close it, and give a new one a code of its own.`,
      });
    if (kind === "new" && known !== null && !(schoolCode in points))
      throw new Refusal("bad-request", {
        zh: `新建项目“${id}”没有坐标。`,
        en: `The new school of project "${id}" has no coordinates.`,
      });
  }
}

function lacking(): Refusal {
  return new Refusal("conflict", {
    zh: "还没有各校的学位数：请先在“感知”导入学位表（分学段）。",
    en: "The places of schools are not known yet: bring the table of places, by stage, under “sense”.",
  });
}

function busy(): Refusal {
  return new Refusal("conflict", {
    zh: "已有两个方案正在求解，请稍候或先停止一个。",
    en: "Two plans are being solved already; wait, or stop one.",
  });
}
