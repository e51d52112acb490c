import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { FindingEvent } from "@youheng/kernel/act";
import { dayOf } from "../../day-of.ts";
import type { SupervisionView } from "../../api-types.ts";
import {
  findingsOfRegion,
  ledgerCsv,
  ledgerLines,
  ledgerXlsx,
  noteOnFinding,
  type SupervisionDeps,
  writeFinding,
} from "../../act/index.ts";
import { schoolsOfRegion } from "../../returns/index.ts";
import { type Actor } from "../../store/index.ts";
import { access, inRegion, inSchool } from "../access.ts";
import { supervisionView } from "../act-views.ts";
import { answers, created } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { attachment } from "../attachment.ts";
import type { HttpDeps } from "../deps.ts";
import { actorOf } from "../session-cookie.ts";
import { answerAsk, checkAsk, extendAsk, supervision, supervisionAsk } from "../supervision-schemas.ts";
import { regionCode } from "./region-routes.ts";

const tags = ["act"];
const params = z.object({ code: regionCode });
const oneFinding = params.extend({ finding: z.uuid() });
const ledger = z.array(supervision);

/** The supervision ledger: findings, answers of schools, follow-ups, close-out; as a file. */
export function supervisionRoutes(plain: FastifyInstance, deps: HttpDeps): void {
  lookingRoutes(typed(plain), deps);
  fileRoute(typed(plain), deps);
  schoolRoutes(typed(plain), deps);
  supervisorRoutes(typed(plain), deps);
}

/** What the ledger is judged by. */
export function supervisionDeps({ store, now, people }: HttpDeps): SupervisionDeps {
  return { store, now, rules: people.act };
}

async function ledgerOf(deps: HttpDeps, code: string): Promise<SupervisionView[]> {
  return (await findingsOfRegion(supervisionDeps(deps), code)).map(supervisionView);
}

/** Notes an event on the finding in the address, and gives the ledger back. */
async function note(
  deps: HttpDeps,
  ask: { readonly code: string; readonly finding: string; readonly actor: Actor },
  event: FindingEvent,
): Promise<SupervisionView[]> {
  const { code, finding, actor } = ask;
  await noteOnFinding(supervisionDeps(deps), actor, { regionCode: code, findingId: finding, event });
  return await ledgerOf(deps, code);
}

function lookingRoutes(app: Api, deps: HttpDeps): void {
  app.get(
    "/regions/:code/supervision",
    {
      config: access("supervision.read", inRegion),
      schema: { tags, summary: "督导台账 the supervision ledger", params, response: answers(ledger) },
    },
    (request) => ledgerOf(deps, request.params.code),
  );
}

function fileRoute(app: Api, deps: HttpDeps): void {
  app.get(
    "/regions/:code/supervision/ledger/:format",
    {
      config: access("supervision.read", inRegion),
      schema: {
        tags,
        summary: "督导台账文件，按学校排列 the ledger as a file, school by school",
        params: params.extend({ format: z.enum(["csv", "xlsx"]) }),
        querystring: z.object({ school: z.string().max(40).optional() }),
        response: answers(z.any()),
      },
    },
    async (request, reply) => {
      const { code, format } = request.params;
      const { school } = request.query;
      const names = new Map(
        (await schoolsOfRegion(deps.store, code)).map((one) => [one.schoolCode, one.schoolName] as const),
      );
      const findings = (await findingsOfRegion(supervisionDeps(deps), code)).filter(
        ({ row }) => school === undefined || row.school_code === school,
      );
      const lines = ledgerLines(findings, (of) => names.get(of) ?? of);
      const name = `督导台账-${code}-${dayOf(deps.now())}.${format}`;
      const answer = reply.serializer((whole) => whole as string).header("content-disposition", attachment(name));
      if (format === "csv") return answer.type("text/csv; charset=utf-8").send(ledgerCsv(lines));
      const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      return answer.type(type).send(await ledgerXlsx(lines, deps.now()));
    },
  );
}

function schoolRoutes(app: Api, deps: HttpDeps): void {
  app.post(
    "/regions/:code/schools/:school/supervision",
    {
      config: access("supervision.write", inSchool),
      schema: {
        tags,
        summary: "记一条督导发现 write a finding of a visit",
        params: params.extend({ school: z.string().max(40) }),
        body: supervisionAsk,
        response: created(ledger),
      },
    },
    async (request, reply) => {
      const { code, school: schoolCode } = request.params;
      const { visited_on: visitedOn, finding, due_on: dueOn } = request.body;
      const found = { regionCode: code, schoolCode, visitedOn, finding, dueOn, visitId: null };
      await writeFinding(supervisionDeps(deps), actorOf(request), found);
      return reply.code(201).send(await ledgerOf(deps, code));
    },
  );

  app.post(
    "/regions/:code/supervision/:finding/answer",
    {
      config: access("supervision.answer", inRegion),
      schema: {
        tags,
        summary: "报整改 answer a finding",
        params: oneFinding,
        body: answerAsk,
        response: answers(ledger),
      },
    },
    (request) => {
      const actor = actorOf(request);
      const event = { what: "answered" as const, by: actor.name, words: request.body.answer };
      return note(deps, { ...request.params, actor }, event);
    },
  );
}

function supervisorRoutes(app: Api, deps: HttpDeps): void {
  app.post(
    "/regions/:code/supervision/:finding/check",
    {
      config: access("supervision.write", inRegion),
      schema: {
        tags,
        summary: "复查：整改是否到位 follow up: whether it is mended",
        params: oneFinding,
        body: checkAsk,
        response: answers(ledger),
      },
    },
    (request) => {
      const actor = actorOf(request);
      const { is_enough: isEnough, words } = request.body;
      return note(deps, { ...request.params, actor }, { what: "checked", by: actor.name, words, isEnough });
    },
  );

  app.post(
    "/regions/:code/supervision/:finding/extend",
    {
      config: access("supervision.extend", inRegion),
      schema: {
        tags,
        summary: "延期，写明理由 give more time",
        params: oneFinding,
        body: extendAsk,
        response: answers(ledger),
      },
    },
    (request) => {
      const actor = actorOf(request);
      const { due_on: dueOn, reason } = request.body;
      return note(deps, { ...request.params, actor }, { what: "extended", by: actor.name, dueOn, reason });
    },
  );

  app.post(
    "/regions/:code/supervision/:finding/close",
    {
      config: access("supervision.write", inRegion),
      schema: {
        tags,
        summary: "复查通过后销号 close a finding that was found mended",
        params: oneFinding,
        response: answers(ledger),
      },
    },
    (request) => {
      const actor = actorOf(request);
      const event = { what: "closed" as const, by: actor.name, on: dayOf(deps.now()) };
      return note(deps, { ...request.params, actor }, event);
    },
  );
}
