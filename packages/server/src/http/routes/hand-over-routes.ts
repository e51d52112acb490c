import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { LeavingView, ReceiverView } from "../../api-types.ts";
import { beyond, type Duty, dutyBook, handOver, leftBehindBy, nameDeputy, receiverAfter } from "../../act/index.ts";
import { otherPersonOrRefuse, personOrRefuse } from "../../identity/index.ts";
import { type Account, listDeputies, listPeople } from "../../store/index.ts";
import { access } from "../access.ts";
import { day } from "../act-schemas.ts";
import { answers, nothing } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { deputy, duty, leaving, stranded } from "../duty-schemas.ts";
import { dutyHolderView, dutyView } from "../duty-views.ts";
import { actorOf, sessionOrProblem } from "../session-cookie.ts";
import type { ActRouteDeps } from "./act-routes.ts";
import { dutyDay, dutyDeps } from "./duty-routes.ts";

const tags = ["people"];
const id = z.object({ id: z.uuid() });

/** When somebody leaves, or is away: everything he has to do goes over, or is stood in for. */
export function handOverRoutes(plain: FastifyInstance, deps: ActRouteDeps): void {
  strandedRoute(typed(plain), deps);
  leavingRoutes(typed(plain), deps);
  deputyRoutes(typed(plain), deps);
}

function strandedRoute(app: Api, deps: ActRouteDeps): void {
  app.get(
    "/people/stranded",
    {
      config: access("people.read"),
      schema: {
        tags,
        summary: "已停用却还有事未办的账号 stopped accounts that still have something to do",
        response: answers(z.array(stranded)),
      },
    },
    async () => {
      const stopped = (await listPeople(deps.store)).filter((one) => one.stopped_at !== null);
      const book = dutyBook(dutyDeps(deps));
      const found = [];
      for (const { account_id, name, full_name, ...rest } of stopped) {
        const duties = await leftBehindBy(dutyDeps(deps), { account_id, name, full_name, ...rest }, book);
        if (duties.length > 0) found.push({ account_id, name, full_name, duties: duties.length });
      }
      return found;
    },
  );
}

function leavingRoutes(app: Api, deps: ActRouteDeps): void {
  app.get(
    "/people/:id/duties",
    {
      config: access("people.read"),
      schema: {
        tags,
        summary: "离开时要移交什么、谁能接 what would be left behind, and who could take it over",
        params: id,
        response: answers(leaving),
      },
    },
    async (request): Promise<LeavingView> => {
      const person = await personOrRefuse(deps.store, request.params.id);
      const duties = await leftBehindBy(dutyDeps(deps), person, dutyBook(dutyDeps(deps)));
      const others = (await listPeople(deps.store)).filter(
        (one) => one.account_id !== person.account_id && one.stopped_at === null,
      );
      return {
        duties: duties.map((one) => dutyView(one, dutyDay(deps))),
        receivers: others.map((one) => receiverView(deps, { leaving: person, receiver: one }, duties)),
      };
    },
  );

  app.post(
    "/people/:id/hand-over",
    {
      config: access("people.manage"),
      schema: {
        tags,
        summary: "移交全部未办事项，并停用账号 hand everything over at once, and end the account",
        params: id,
        body: z.strictObject({ to: z.uuid(), with_schools: z.boolean().default(false), stop: z.boolean() }),
        response: answers(z.array(duty)),
      },
    },
    async (request) => {
      const by = sessionOrProblem(request).account;
      const { to, with_schools: withSchools, stop } = request.body;
      const leaver = await otherPersonOrRefuse(deps.store, by, request.params.id);
      const receiver = await personOrRefuse(deps.store, to);
      const handed = await handOver(dutyDeps(deps), by, { leaving: leaver, receiver, withSchools, stop });
      return handed.map((one) => dutyView(one, dutyDay(deps)));
    },
  );
}

function receiverView(
  deps: ActRouteDeps,
  who: { readonly leaving: Account; readonly receiver: Account },
  duties: readonly Duty[],
): ReceiverView {
  const { leaving: left, receiver } = who;
  const most = deps.people.roles.get(receiver.role)?.mostSchools ?? 0;
  const after = receiverAfter({ ...who, withSchools: true });
  const canTakeSchools =
    left.schools.length > 0 &&
    left.role === receiver.role &&
    left.region_code === receiver.region_code &&
    after.schools.length <= most;
  return {
    ...dutyHolderView(receiver),
    beyond: beyond(dutyDeps(deps), receiver, duties).length,
    beyond_with_schools: canTakeSchools ? beyond(dutyDeps(deps), after, duties).length : null,
  };
}

function deputyRoutes(app: Api, deps: ActRouteDeps): void {
  app.get(
    "/people/deputies",
    {
      config: access("people.read"),
      schema: { tags, summary: "谁替谁办 who stands in for whom", response: answers(z.array(deputy)) },
    },
    async () => {
      const by = new Map((await listPeople(deps.store)).map((one) => [one.account_id, one]));
      return (await listDeputies(deps.store)).flatMap(({ account_id, deputy_id, from_day, to_day }) => {
        const person = by.get(deputy_id);
        return person === undefined ? [] : [{ account_id, deputy: dutyHolderView(person), from_day, to_day }];
      });
    },
  );

  app.put(
    "/people/:id/deputy",
    {
      config: access("people.manage"),
      schema: {
        tags,
        summary: "指定代办人；null 为取消 name a deputy for some days; null: none",
        params: id,
        body: z.strictObject({ deputy_id: z.uuid().nullable(), from_day: day, to_day: day }),
        response: nothing,
      },
    },
    async (request, reply) => {
      const { deputy_id: deputyId, from_day, to_day } = request.body;
      const person = await personOrRefuse(deps.store, request.params.id);
      const named = deputyId === null ? null : await personOrRefuse(deps.store, deputyId);
      const ask = { person, deputy: named, fromDay: from_day, toDay: to_day };
      await nameDeputy(deps.store, actorOf(request), ask);
      return reply.code(204).send(null);
    },
  );
}
