import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { dayOf } from "../../day-of.ts";
import {
  dutiesOfAccount,
  dutyBook,
  type DutyDeps,
  dutyOrRefuse,
  giveDuty,
  openDuties,
  standsInFor,
  whoMayHold,
} from "../../act/index.ts";
import { type Account, asSystem, findPerson, type Store } from "../../store/index.ts";
import { access, inRegion, ownAccount } from "../access.ts";
import { answers, nothing } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { dutyHolder, heldDuty, ownDuty } from "../duty-schemas.ts";
import { type DutyDay, dutyHolderView, heldDutyView, ownDutyView } from "../duty-views.ts";
import { actorOf, sessionOrProblem } from "../session-cookie.ts";
import type { ActRouteDeps } from "./act-routes.ts";
import { regionCode } from "./region-routes.ts";

const tags = ["act"];
const params = z.object({ code: regionCode });
const subject = z.string().min(1).max(120);

/** What is due: for oneself, in a region; and giving a duty to a person. */
export function dutyRoutes(plain: FastifyInstance, deps: ActRouteDeps): void {
  lookingRoutes(typed(plain), deps);
  givingRoutes(typed(plain), deps);
}

/** What duties are judged by. */
export function dutyDeps(deps: ActRouteDeps): DutyDeps {
  const { store, now, kernelVersion, people } = deps;
  return {
    store,
    now,
    kernelVersion,
    people,
    soonDays: people.act.dueSoonDays,
    get policy() {
      return deps.policy;
    },
  };
}

/** Today, as due days are judged by. */
export function dutyDay({ now, people }: ActRouteDeps): DutyDay {
  return { today: dayOf(now()), soonDays: people.act.dueSoonDays };
}

function lookingRoutes(app: Api, deps: ActRouteDeps): void {
  app.get(
    "/account/duties",
    {
      config: access("duty.read", ownAccount),
      schema: { tags, summary: "自己的待办 what one is to do, first due first", response: answers(z.array(ownDuty)) },
    },
    async (request) => {
      const { account } = sessionOrProblem(request);
      const ground = dutyDeps(deps);
      // as the server: for whom one stands in is one's own business, and one's reach need not show those accounts
      const away = await asSystem(async () => peopleOf(deps.store, await standsInFor(ground, account.account_id)));
      const duties = await dutiesOfAccount(ground, account, { book: dutyBook(ground), away });
      return duties.map((one) => ownDutyView(one, dutyDay(deps)));
    },
  );

  app.get(
    "/regions/:code/duties",
    {
      config: access("act.read_school", inRegion),
      schema: {
        tags,
        summary: "管辖内未办结的事与负责人 open duties within reach, with whom they have",
        params,
        response: answers(z.array(heldDuty)),
      },
    },
    async (request) => {
      const duties = await openDuties(dutyDeps(deps), request.params.code);
      const ids = [...new Set(duties.flatMap(({ holder }) => holder ?? []))];
      // as the server: whoever sees a duty may know by name who has it
      const holders = await asSystem(() => peopleOf(deps.store, ids));
      const by = new Map(holders.map((one) => [one.account_id, one]));
      return duties
        .filter((one) => !one.waits)
        .map((one) => heldDutyView(one, by.get(one.holder ?? ""), dutyDay(deps)));
    },
  );
}

async function peopleOf(store: Store, ids: readonly string[]): Promise<Account[]> {
  const found: Account[] = [];
  for (const id of ids) {
    const person = await findPerson(store, id);
    if (person !== undefined) found.push(person);
  }
  return found;
}

function givingRoutes(app: Api, deps: ActRouteDeps): void {
  app.get(
    "/regions/:code/duties/holders",
    {
      config: access("duty.give", inRegion),
      schema: {
        tags,
        summary: "可以办这件事的人 who may be named for a duty",
        params,
        querystring: z.object({ subject }),
        response: answers(z.array(dutyHolder)),
      },
    },
    async (request) => {
      const duty = await dutyOrRefuse(dutyDeps(deps), request.params.code, request.query.subject);
      return (await whoMayHold(dutyDeps(deps), duty)).map(dutyHolderView);
    },
  );

  app.put(
    "/regions/:code/duties",
    {
      config: access("duty.give", inRegion),
      schema: {
        tags,
        summary: "把一件事交给某人 name one person for a duty",
        params,
        body: z.strictObject({ subject, account_id: z.uuid() }),
        response: nothing,
      },
    },
    async (request, reply) => {
      const { subject: what, account_id: accountId } = request.body;
      const duty = await dutyOrRefuse(dutyDeps(deps), request.params.code, what);
      await giveDuty(dutyDeps(deps), actorOf(request), { duty, accountId });
      return reply.code(204).send(null);
    },
  );
}
