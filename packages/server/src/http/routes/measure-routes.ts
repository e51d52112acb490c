import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { TaskEvent } from "@youheng/kernel/act";
import { measureOrRefuse, noteOnMeasure, rewriteMeasure, writeMeasure } from "../../act/index.ts";
import { denialOf } from "../../identity/index.ts";
import { Refusal } from "../../returns/index.ts";
import { access, holderOf, inRegion } from "../access.ts";
import { measureAsk, roadMeasure } from "../act-schemas.ts";
import { measureView } from "../act-views.ts";
import { answers, created } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { problemOf } from "../error-handler.ts";
import { actorOf } from "../session-cookie.ts";
import { type ActRouteDeps, taskDeps } from "./act-routes.ts";
import { regionCode } from "./region-routes.ts";

const tags = ["act"];
const params = z.object({ code: regionCode });
const oneMeasure = params.extend({ measure: z.uuid() });

/** Measures of the road map: written, changed, reported on. */
export function measureRoutes(plain: FastifyInstance, deps: ActRouteDeps): void {
  writingRoutes(typed(plain), deps);
  reportingRoute(typed(plain), deps);
}

function asked(body: z.infer<typeof measureAsk>) {
  const { school_code: schoolCode, starts_on: startsOn, ends_on: endsOn, ...rest } = body;
  const { cost_yuan: costYuan, depends_on: dependsOn, ...said } = rest;
  return { ...said, schoolCode, startsOn, endsOn, costYuan, dependsOn };
}

function writingRoutes(app: Api, deps: ActRouteDeps): void {
  app.post(
    "/regions/:code/act/measures",
    {
      config: access("act.edit", inRegion),
      schema: { tags, summary: "写一条措施 write a measure", params, body: measureAsk, response: created(roadMeasure) },
    },
    async (request, reply) => {
      const { code: region } = request.params;
      const measureId = await writeMeasure(deps.store, actorOf(request), region, asked(request.body));
      const written = await measureOrRefuse(taskDeps(deps), { regionCode: region, measureId });
      return reply.code(201).send(measureView(written));
    },
  );

  app.put(
    "/regions/:code/act/measures/:measure",
    {
      config: access("act.edit", inRegion),
      schema: {
        tags,
        summary: "改措施：日期、先后、责任人 change a measure; a circle of waiting is refused",
        params: oneMeasure,
        body: measureAsk,
        response: answers(roadMeasure),
      },
    },
    async (request) => {
      const { code: region, measure: measureId } = request.params;
      const ask = { regionCode: region, measureId, measure: asked(request.body) };
      await rewriteMeasure(deps.store, actorOf(request), ask);
      return measureView(await measureOrRefuse(taskDeps(deps), ask));
    },
  );
}

const reportAsk = z.strictObject({
  what: z.enum(["begun", "reported", "confirmed", "dropped"]),
  remark: z.string().trim().max(2000).default(""),
});

function eventOf({ what, remark }: z.infer<typeof reportAsk>, by: string): TaskEvent {
  if (what === "begun") return { what };
  if (what === "confirmed") return { what, by };
  if (what === "reported") return { what, by, remark };
  if (remark === "")
    throw new Refusal("bad-request", { zh: "取消措施要写明理由。", en: "Say why the measure is dropped." });
  return { what, by, reason: remark };
}

function reportingRoute(app: Api, deps: ActRouteDeps): void {
  app.post(
    "/regions/:code/act/measures/:measure/report",
    {
      config: access("act.report", inRegion),
      schema: {
        tags,
        summary: "报措施进展 report progress on a measure",
        params: oneMeasure,
        body: reportAsk,
        response: answers(roadMeasure),
      },
    },
    async (request) => {
      const { code: region, measure: measureId } = request.params;
      const actor = actorOf(request);
      const event = eventOf(request.body, actor.name);
      // whoever answers for a measure reports on it; to drop it is for those who may write one
      const mayEdit = denialOf(deps.people, holderOf(request), "act.edit", { regionCode: region }) === null;
      if (event.what === "dropped" && !mayEdit) throw problemOf(403, "not-this-role", notYoursToDrop);
      return measureView(await noteOnMeasure(taskDeps(deps), actor, { regionCode: region, measureId, event }));
    },
  );
}

const notYoursToDrop = {
  zh: "只有能写措施的人才能取消措施；请向下达它的科室说明。",
  en: "Only those who may write measures drop one: tell the office that gave it.",
};
