import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { calendarOf, dutiesOfAccount, dutyBook, type OwnDuty, peopleAway } from "../../act/index.ts";
import { hashToken, newToken } from "../../identity/index.ts";
import { type Account, asSystem, findByCalendar, record, setCalendarHash } from "../../store/index.ts";
import { access, ownAccount } from "../access.ts";
import { answers, created, nothing } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { problemOf } from "../error-handler.ts";
import { actorOf, sessionOrProblem } from "../session-cookie.ts";
import type { ActRouteDeps } from "./act-routes.ts";
import { dutyDeps } from "./duty-routes.ts";

const tags = ["act"];

/** One's duties as a calendar that a telephone or a mail program fetches by itself, by a secret address. */
export function calendarRoutes(plain: FastifyInstance, deps: ActRouteDeps): void {
  ownRoutes(typed(plain), deps);
  feedRoute(typed(plain), deps);
}

function ownRoutes(app: Api, deps: ActRouteDeps): void {
  const keep = async (request: Parameters<typeof actorOf>[0], hash: string | null): Promise<void> => {
    const { account } = sessionOrProblem(request);
    // as the server: one's own account, whatever one's role may write
    await asSystem(() =>
      record(deps.store, actorOf(request), async (writing) => {
        await setCalendarHash(writing, account.account_id, hash);
        const what = hash === null ? "account.calendar-end" : "account.calendar";
        return { result: undefined, acts: [{ what, subject: account.name }] };
      }),
    );
  };

  app.get(
    "/account/calendar",
    {
      config: access("account.own", ownAccount),
      schema: {
        tags,
        summary: "日历订阅是否开着 whether one's calendar is open",
        response: answers(z.object({ is_open: z.boolean() })),
      },
    },
    (request) => ({ is_open: sessionOrProblem(request).account.calendar_hash !== null }),
  );

  app.post(
    "/account/calendar",
    {
      config: access("account.own", ownAccount),
      schema: {
        tags,
        summary:
          "得到日历订阅地址（只显示一次，旧的失效）a secret address for one's calendar, shown once; the former one ends",
        response: created(z.object({ path: z.string() })),
      },
    },
    async (request, reply) => {
      const token = newToken();
      await keep(request, hashToken(token));
      return reply.code(201).send({ path: `/api/calendar/${token}/duties.ics` });
    },
  );

  app.delete(
    "/account/calendar",
    {
      config: access("account.own", ownAccount),
      schema: { tags, summary: "停止日历订阅 the address opens nothing any more", response: nothing },
    },
    async (request, reply) => {
      await keep(request, null);
      return reply.code(204).send(null);
    },
  );
}

function feedRoute(app: Api, deps: ActRouteDeps): void {
  app.get(
    "/calendar/:token/duties.ics",
    {
      // the address is the key: it stands in no log
      logLevel: "silent",
      config: access("calendar.read"),
      schema: {
        tags,
        summary: "待办日历 the duties of whoever made this address, as iCalendar",
        params: z.object({ token: z.string().max(100) }),
        response: answers(z.string()),
      },
    },
    async (request, reply) => {
      // as the server: calendar programs do not sign in; who holds the address sees that person's duties, and nothing else
      const text = await asSystem(async () => {
        const account = await findByCalendar(deps.store, hashToken(request.params.token));
        return account === undefined ? null : await calendarOfAccount(deps, account);
      });
      if (text === null) throw problemOf(404, "not-found", noCalendar);
      return reply
        .serializer((one) => one as string)
        .type("text/calendar; charset=utf-8")
        .header("cache-control", "private, no-store")
        .send(text);
    },
  );
}

async function calendarOfAccount(deps: ActRouteDeps, account: Account): Promise<string> {
  const ground = dutyDeps(deps);
  const away = await peopleAway(ground, account);
  const duties = await dutiesOfAccount(ground, account, { book: dutyBook(ground), away });
  const entry = ({ duty, standsInFor }: OwnDuty) => ({
    id: `${duty.regionCode}-${duty.subject}`,
    day: duty.dueOn,
    title: duty.title[account.mail_language],
    details: standsInFor ?? "",
  });
  return calendarOf(duties.map(entry), deps.now());
}

const noCalendar = {
  zh: "没有这个日历，或已停止。请在“我的账号”里取新的地址。",
  en: "There is no such calendar, or it was stopped. Get a new address under My account.",
};
