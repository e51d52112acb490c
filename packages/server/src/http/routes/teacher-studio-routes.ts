import { randomBytes } from "node:crypto";
import { changeCount, readStudioLink } from "@youheng/kernel/decide";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { StudioView } from "../../api-types.ts";
import { judgedOnServer, studioDigest, studioJson } from "../../decide/index.ts";
import { Refusal } from "../../returns/index.ts";
import { addTeacherPlan, digestOf, findStudioState, keepStudioState, record } from "../../store/index.ts";
import { access, inRegion } from "../access.ts";
import { answers, asItStands, created } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { actorOf } from "../session-cookie.ts";
import {
  absent,
  enrolmentAsked,
  groundFor,
  keyOf,
  lineageOf,
  maySeeTeachers,
  recordLook,
  standardAsked,
  tags,
  type TeacherDeps,
  year,
} from "./teacher-parts.ts";

const MOST_CHANGES = 20_000;
const LONGEST_STATE = 400_000;
const code = z.string().min(1).max(60);
const handPlan = z.object({
  moves: z.array(z.object({ teacher: code, to: code })).max(MOST_CHANGES),
  measures: z
    .array(z.object({ school_code: code, column: z.string().min(1).max(100), amount: z.number().positive() }))
    .max(MOST_CHANGES),
  pairs: z.array(z.object({ lead: code, school_code: code })).max(MOST_CHANGES),
  budget_yuan: z.number().min(0).nullable(),
});

/** The what-if studio: what it is opened on, plans made in it, states too long for a link. */
export function studioRoutes(plain: FastifyInstance, deps: TeacherDeps): void {
  groundRoute(typed(plain), deps);
  planRoute(typed(plain), deps);
  stateRoutes(typed(plain), deps);
}

function groundRoute(app: Api, deps: TeacherDeps): void {
  app.get(
    "/regions/:code/years/:year/teachers/studio",
    {
      config: access("plan.read", inRegion),
      schema: {
        tags,
        summary:
          "推演台：报表、名册、单价、规则，供本机推演（看名册留痕）what a what-if studio is opened on; a look at the roster is recorded",
        params: year,
        querystring: standardAsked.extend({ enrolment: enrolmentAsked }),
        response: answers(z.any()),
      },
    },
    async (request, reply) => {
      const ground = await groundFor(deps, request.params, request.query);
      const maySee = maySeeTeachers(deps, request);
      if (maySee && ground.rotation !== null) await recordLook(deps, request, "studio");
      const view: StudioView = {
        ground: studioJson(ground, maySee),
        digest: studioDigest(ground),
        enrolment: request.query.enrolment,
        as_today: ground.asToday.map(({ schoolCode, stage }) => ({ school_code: schoolCode, stage })),
        may_see_roster: maySee,
        has_roster: ground.rotation !== null,
      };
      return asItStands(reply, view);
    },
  );
}

function planRoute(app: Api, deps: TeacherDeps): void {
  app.post(
    "/regions/:code/years/:year/teachers/studio/plans",
    {
      config: access("plan.make", inRegion),
      schema: {
        tags,
        summary: "保存自定方案，由服务器重新推演 keep a plan made by hand, judged again by the server",
        params: year,
        body: z.object({
          name: z.string().trim().min(1).max(200),
          standard: z.string().max(100),
          enrolment: enrolmentAsked,
          plan: handPlan,
        }),
        response: created(z.object({ plan_id: z.string() })),
      },
    },
    async (request, reply) => {
      const { name, plan, standard, enrolment } = request.body;
      if (changeCount(plan) === 0)
        throw new Refusal("conflict", { zh: "方案里还没有任何改动。", en: "The plan changes nothing yet." });
      if (plan.moves.length > 0 && !maySeeTeachers(deps, request))
        throw new Refusal("conflict", {
          zh: "您不能看教师名册，方案里不能有教师调动。",
          en: "You may not see the roster: your plan cannot move teachers.",
        });
      const key = keyOf(request.params);
      const ground = await groundFor(deps, request.params, request.body);
      const document = judgedOnServer(ground, plan);
      const lineage = lineageOf(deps, ground, { standard, enrolment });
      const planId = randomBytes(6).toString("hex");
      const actor = actorOf(request);
      await record(deps.store, actor, async (writing) => {
        const made = { ...key, planId, kind: "own" as const, name, lineage, document, createdBy: actor.name };
        await addTeacherPlan(writing, made);
        const details = { kind: "own", ...lineage, documentDigest: digestOf(document) };
        return {
          result: undefined,
          acts: [{ what: "teachers.plan", subject: planId, regionCode: key.regionCode, details }],
        };
      });
      return reply.code(201).send({ plan_id: planId });
    },
  );
}

function stateRoutes(app: Api, deps: TeacherDeps): void {
  app.post(
    "/regions/:code/years/:year/teachers/studio/states",
    {
      config: access("plan.make", inRegion),
      schema: {
        tags,
        summary: "存下太长、放不进链接的推演状态 keep a state that is too long for a link",
        params: year,
        body: z.object({ state: z.string().max(LONGEST_STATE) }),
        response: created(z.object({ state_id: z.string() })),
      },
    },
    async (request, reply) => {
      const { state } = request.body;
      if (readStudioLink(state) === null)
        throw new Refusal("bad-request", { zh: "这不是推演台的状态。", en: "This is no state of a studio." });
      const key = keyOf(request.params);
      const stateId = digestOf([key, state]).slice(0, 16);
      const actor = actorOf(request);
      await record(deps.store, actor, async (writing) => {
        await keepStudioState(writing, key, { stateId, state, by: actor.name });
        return {
          result: undefined,
          acts: [{ what: "teachers.studio.state", subject: stateId, regionCode: key.regionCode, details: {} }],
        };
      });
      return reply.code(201).send({ state_id: stateId });
    },
  );

  app.get(
    "/regions/:code/years/:year/teachers/studio/states/:state",
    {
      config: access("teachers.read", inRegion),
      schema: {
        tags,
        summary: "取回推演状态 a state that was kept",
        params: year.extend({ state: z.string().max(40) }),
        response: answers(z.object({ state: z.string() })),
      },
    },
    async (request) => {
      const { state: stateId, ...params } = request.params;
      const state = await findStudioState(deps.store, keyOf(params), stateId);
      if (state === undefined) throw absent();
      return { state };
    },
  );
}
