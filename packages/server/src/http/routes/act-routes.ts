import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { dayOf } from "../../day-of.ts";
import {
  calendarOf,
  giveTasks,
  goalsOfRegion,
  noteOnTask,
  recordDecision,
  roadOfRegion,
  standingMeasures,
  standingTasks,
  type TaskDeps,
  tasksFromGaps,
} from "../../act/index.ts";
import type { AssessDeps } from "../../assess/index.ts";
import { listDecisions } from "../../store/index.ts";
import { access, inRegion, type TargetOf } from "../access.ts";
import { act, day, decision, decisionAsk, line, task, taskAsk } from "../act-schemas.ts";
import { decisionView, goalView, measureView, taskView } from "../act-views.ts";
import { answers, created } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { attachment } from "../attachment.ts";
import { actorOf } from "../session-cookie.ts";
import { regionCode } from "./region-routes.ts";
import type { SessionDeps } from "./session-deps.ts";

const tags = ["act"];
const params = z.object({ code: regionCode });
const oneTask = params.extend({ task: z.uuid() });

export type ActRouteDeps = SessionDeps & AssessDeps;

/** The road map as a whole, decisions, tasks, a calendar of what is due. */
export function actRoutes(plain: FastifyInstance, deps: ActRouteDeps): void {
  lookingRoutes(typed(plain), deps);
  calendarRoute(typed(plain), deps);
  decidingRoutes(typed(plain), deps);
  givingRoutes(typed(plain), deps);
  reportingRoutes(typed(plain), deps);
}

/** What tasks and measures are judged by. */
export function taskDeps(deps: ActRouteDeps): TaskDeps {
  const { store, now, kernelVersion, people } = deps;
  return {
    store,
    now,
    kernelVersion,
    soonDays: people.act.dueSoonDays,
    get policy() {
      return deps.policy;
    },
  };
}

function lookingRoutes(app: Api, deps: ActRouteDeps): void {
  app.get(
    "/regions/:code/act",
    {
      config: access("act.read", inRegion),
      schema: {
        tags,
        summary: "路线图、决定、任务 road map, decisions, tasks",
        params,
        querystring: z.object({ standard: z.string().max(100).optional() }),
        response: answers(act),
      },
    },
    async (request) => {
      const { code } = request.params;
      const standing = await standingMeasures(taskDeps(deps), code);
      const measures = standing.filter((one) => one.standing.state !== "dropped").map(({ row }) => row);
      const standardId = request.query.standard ?? deps.policy.standards.keys().next().value ?? "";
      return {
        region_code: code,
        today: dayOf(deps.now()),
        goals: (await goalsOfRegion(deps, code, measures)).map(goalView),
        measures: standing.map(measureView),
        decisions: (await listDecisions(deps.store, code)).map(decisionView),
        tasks: (await standingTasks(taskDeps(deps), code)).map(taskView),
        road: await roadOfRegion(deps, { regionCode: code, standardId, measures }),
      };
    },
  );

  app.get(
    "/regions/:code/act/tasks",
    {
      config: access("act.read_school", inRegion),
      schema: { tags, summary: "管辖内的任务 tasks within reach", params, response: answers(z.array(task)) },
    },
    async (request) => (await standingTasks(taskDeps(deps), request.params.code)).map(taskView),
  );

  app.get(
    "/regions/:code/act/decisions",
    {
      config: access("act.read_school", inRegion),
      schema: { tags, summary: "管辖内的决定 decisions within reach", params, response: answers(z.array(decision)) },
    },
    async (request) => (await listDecisions(deps.store, request.params.code)).map(decisionView),
  );
}

function calendarRoute(app: Api, deps: ActRouteDeps): void {
  app.get(
    "/regions/:code/act/calendar.ics",
    {
      config: access("act.read_school", inRegion),
      schema: { tags, summary: "到期日日历 what is due, as a calendar", params, response: answers(z.string()) },
    },
    async (request, reply) => {
      const tasks = await standingTasks(taskDeps(deps), request.params.code);
      const days = tasks
        .filter(({ due }) => due.state !== "closed")
        .map(({ task: { task_id: id, due_on, title, owner } }) => ({ id, day: due_on, title, details: owner }));
      return reply
        .serializer((text) => text as string)
        .type("text/calendar; charset=utf-8")
        .header("content-disposition", attachment(`youheng-${request.params.code}.ics`))
        .send(calendarOf(days, deps.now()));
    },
  );
}

/** A decision is of the school that its body names; one that names none is the bureau's, and no school's account may record it. */
const ofDecision: TargetOf = ({ params: at, body }) => {
  const { code } = at as { code?: string };
  if (typeof body !== "object" || body === null) return { regionCode: code };
  const { school_code: school } = body as { school_code?: unknown };
  return { regionCode: code, schoolCode: typeof school === "string" ? school : "-" };
};

function decidingRoutes(app: Api, deps: ActRouteDeps): void {
  app.post(
    "/regions/:code/act/decisions",
    {
      config: access("act.decide", ofDecision),
      schema: { tags, summary: "记录决定 record a decision", params, body: decisionAsk, response: created(decision) },
    },
    async (request, reply) => {
      const { code } = request.params;
      const { school_code: schoolCode, decided_on: decidedOn, by_party: byParty, ...rest } = request.body;
      const { plan_kind: kind, plan_id: planId, ...said } = rest;
      const plan = kind === null || planId === null ? null : { kind, planId };
      const decided = { ...said, schoolCode, decidedOn, byParty, plan };
      const id = await recordDecision(deps.store, actorOf(request), code, decided);
      const row = (await listDecisions(deps.store, code)).find((one) => one.decision_id === id)!;
      return reply.code(201).send(decisionView(row));
    },
  );
}

function givingRoutes(app: Api, deps: ActRouteDeps): void {
  app.post(
    "/regions/:code/act/tasks",
    {
      config: access("act.edit", inRegion),
      schema: { tags, summary: "下达任务 give out a task", params, body: taskAsk, response: created(task) },
    },
    async (request, reply) => {
      const { code } = request.params;
      const { school_code: schoolCode, due_on: dueOn, title, owner } = request.body;
      const [id] = await giveTasks(deps.store, actorOf(request), code, [
        { schoolCode, dueOn, title, owner, born: null },
      ]);
      const given = (await standingTasks(taskDeps(deps), code)).find((one) => one.task.task_id === id)!;
      return reply.code(201).send(taskView(given));
    },
  );

  app.post(
    "/regions/:code/act/tasks/from-gaps",
    {
      config: access("act.edit", inRegion),
      schema: {
        tags,
        summary: "由差距生成任务：每所不足的学校一条 one task for each school that falls short of an indicator",
        params,
        body: z.strictObject({
          standard: z.string().max(100),
          stage: z.string().max(60),
          indicator: z.string().max(100),
          due_on: day,
          owner: line,
        }),
        response: created(z.array(task)),
      },
    },
    async (request, reply) => {
      const { code: region } = request.params;
      const { standard: standardId, stage, indicator, due_on: dueOn, owner } = request.body;
      const ask = { regionCode: region, standardId, stage, indicator, dueOn, owner };
      const ids = new Set(await tasksFromGaps(taskDeps(deps), actorOf(request), ask));
      const given = (await standingTasks(taskDeps(deps), region)).filter((one) => ids.has(one.task.task_id));
      return reply.code(201).send(given.map(taskView));
    },
  );
}

function reportingRoutes(app: Api, deps: ActRouteDeps): void {
  app.post(
    "/regions/:code/act/tasks/:task/report",
    {
      config: access("act.report", inRegion),
      schema: {
        tags,
        summary: "报进展 report progress",
        params: oneTask,
        body: z.strictObject({
          what: z.enum(["begun", "reported", "confirmed"]),
          remark: z.string().max(2000).default(""),
        }),
        response: answers(task),
      },
    },
    async (request) => {
      const { code, task: taskId } = request.params;
      const { what, remark } = request.body;
      const by = actorOf(request).name;
      const event = what === "begun" ? { what } : what === "reported" ? { what, by, remark } : { what, by };
      return taskView(await noteOnTask(taskDeps(deps), actorOf(request), { regionCode: code, taskId, event }));
    },
  );

  app.post(
    "/regions/:code/act/tasks/:task/exception",
    {
      config: access("act.except", inRegion),
      schema: {
        tags,
        summary: "签署例外 sign an exception",
        params: oneTask,
        body: z.strictObject({ reason: line }),
        response: answers(task),
      },
    },
    async (request) => {
      const { code, task: taskId } = request.params;
      const event = { what: "excepted" as const, by: actorOf(request).name, reason: request.body.reason };
      return taskView(await noteOnTask(taskDeps(deps), actorOf(request), { regionCode: code, taskId, event }));
    },
  );
}
