import { randomUUID } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { SupervisionView } from "../../api-types.ts";
import { todayOf } from "../../act/index.ts";
import { Refusal } from "../../returns/index.ts";
import { addSupervision, changeSupervision, listSupervision, record } from "../../store/index.ts";
import { access, inRegion, inSchool } from "../access.ts";
import { supervision, supervisionAsk } from "../act-schemas.ts";
import { supervisionView } from "../act-views.ts";
import { answers, created } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import type { HttpDeps } from "../deps.ts";
import { actorOf } from "../session-cookie.ts";
import { regionCode } from "./region-routes.ts";

const tags = ["act"];
const params = z.object({ code: regionCode });
const oneFinding = params.extend({ finding: z.uuid() });

/** The supervision ledger: visits with findings, answers of schools, close-out. */
export function supervisionRoutes(plain: FastifyInstance, deps: HttpDeps): void {
  lookingRoutes(typed(plain), deps);
  changingRoutes(typed(plain), deps);
}

async function ledgerOf(deps: HttpDeps, code: string): Promise<SupervisionView[]> {
  const on = { today: todayOf(deps.now()), soonDays: deps.people.act.dueSoonDays };
  return (await listSupervision(deps.store, code)).map((row) => supervisionView(row, on));
}

function lookingRoutes(app: Api, deps: HttpDeps): void {
  app.get(
    "/regions/:code/supervision",
    {
      config: access("supervision.read", inRegion),
      schema: { tags, summary: "督导台账 the supervision ledger", params, response: answers(z.array(supervision)) },
    },
    (request) => ledgerOf(deps, request.params.code),
  );

  app.post(
    "/regions/:code/schools/:school/supervision",
    {
      config: access("supervision.write", inSchool),
      schema: {
        tags,
        summary: "记一条督导发现 write a finding of a visit",
        params: params.extend({ school: z.string().max(40) }),
        body: supervisionAsk,
        response: created(z.array(supervision)),
      },
    },
    async (request, reply) => {
      const { code, school } = request.params;
      const actor = actorOf(request);
      const id = randomUUID();
      const { visited_on, finding, due_on } = request.body;
      await record(deps.store, actor, async (writing) => {
        const row = { region_code: code, finding_id: id, school_code: school, visited_on, finding, due_on };
        const open = { answer: null, answered_by: null, closed_on: null, closed_by: null, created_by: actor.name };
        await addSupervision(writing, { ...row, ...open });
        const details = { school, finding, due: due_on };
        return { result: undefined, acts: [{ what: "supervision.write", subject: id, regionCode: code, details }] };
      });
      return reply.code(201).send(await ledgerOf(deps, code));
    },
  );
}

function changingRoutes(app: Api, deps: HttpDeps): void {
  const change = async (
    ask: {
      readonly code: string;
      readonly finding: string;
      readonly what: string;
      readonly actor: ReturnType<typeof actorOf>;
    },
    values: Parameters<typeof changeSupervision>[2],
  ): Promise<SupervisionView[]> => {
    const { code, finding, what, actor } = ask;
    const changed = await record(deps.store, actor, async (writing) => {
      const result = await changeSupervision(writing, { regionCode: code, findingId: finding }, values);
      return { result, acts: result ? [{ what, subject: finding, regionCode: code, details: { ...values } }] : [] };
    });
    if (!changed)
      throw new Refusal("not-found", {
        zh: "没有这条发现，或已销号。",
        en: "There is no such finding, or it is closed.",
      });
    return await ledgerOf(deps, code);
  };

  app.post(
    "/regions/:code/supervision/:finding/answer",
    {
      config: access("supervision.answer", inRegion),
      schema: {
        tags,
        summary: "报整改 answer a finding",
        params: oneFinding,
        body: z.strictObject({ answer: z.string().trim().min(1).max(2000) }),
        response: answers(z.array(supervision)),
      },
    },
    (request) => {
      const actor = actorOf(request);
      const values = { answer: request.body.answer, answered_by: actor.name };
      return change({ ...request.params, what: "supervision.answer", actor }, values);
    },
  );

  app.post(
    "/regions/:code/supervision/:finding/close",
    {
      config: access("supervision.write", inRegion),
      schema: { tags, summary: "销号 close a finding", params: oneFinding, response: answers(z.array(supervision)) },
    },
    (request) => {
      const actor = actorOf(request);
      const values = { closed_on: todayOf(deps.now()), closed_by: actor.name };
      return change({ ...request.params, what: "supervision.close", actor }, values);
    },
  );
}
