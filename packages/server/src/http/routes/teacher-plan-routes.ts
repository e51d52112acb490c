import { randomBytes } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { TeacherPlanDocumentView, TeacherPlanView } from "../../api-types.ts";
import type { TeacherJobs } from "../../decide/index.ts";
import {
  addTeacherPlan,
  adoptTeacherPlan,
  digestOf,
  type KeptTeacherPlan,
  listTeacherPlans,
  record,
  teacherPlanDocument,
} from "../../store/index.ts";
import { access, inRegion } from "../access.ts";
import { answers, asItStands, created, nothing } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { actorOf } from "../session-cookie.ts";
import {
  absent,
  jobOf,
  keyOf,
  maySeeTeachers,
  ofPlan,
  recordLook,
  tags,
  type TeacherDeps,
  withoutNames,
  year,
} from "./teacher-parts.ts";

/** Plans that were kept: listed, looked at, adopted. Without the roll of teachers they are seen without names. */
export function teacherPlanRoutes(plain: FastifyInstance, deps: TeacherDeps, jobs: TeacherJobs): void {
  keptRoutes(typed(plain), deps, jobs);
  onePlanRoutes(typed(plain), deps);
}

function keptRoutes(app: Api, deps: TeacherDeps, jobs: TeacherJobs): void {
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
      const { ask, lineage, document: made } = jobOf(jobs, { ...request.params, job: job_id });
      if (made === null) throw absent();
      const { document } = made;
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
      config: access("plan.read", inRegion),
      schema: { tags, summary: "一个方案 one plan: CONTRACTS §4", params: ofPlan, response: answers(z.any()) },
    },
    async (request, reply) => {
      const { code, plan } = request.params;
      const found = await teacherPlanDocument(deps.store, code, plan);
      if (found === undefined) throw absent();
      const document = found as TeacherPlanDocumentView;
      if (!maySeeTeachers(deps, request)) return asItStands(reply, withoutNames(document));
      await recordLook(deps, request, `plan ${plan}`);
      return asItStands(reply, document);
    },
  );

  app.post(
    "/regions/:code/years/:year/teachers/plans/:plan/adopt",
    {
      config: access("act.decide", inRegion),
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
