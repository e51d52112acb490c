import type { FastifyInstance } from "fastify";
import { z } from "zod";
import {
  beginSecondFactor,
  confirmSecondFactor,
  dropSecondFactor,
  endOneSession,
  sessionsOf,
  setPassword,
} from "../../identity/index.ts";
import { access, ownAccount } from "../access.ts";
import { answers, nothing } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import type { HttpDeps } from "../deps.ts";
import { problemOf } from "../error-handler.ts";
import { openSession, secondFactor } from "../people-schemas.ts";
import { openSessionView } from "../people-views.ts";
import { sessionOrProblem } from "../session-cookie.ts";
import { noSession } from "./people-routes.ts";

const tags = ["session"];
const code = z.strictObject({ code: z.string().max(20) });

/** One's own account: password, second factor, open sessions. */
export function accountRoutes(plain: FastifyInstance, deps: HttpDeps): void {
  passwordRoute(typed(plain), deps);
  sessionsRoutes(typed(plain), deps);
  secondFactorRoutes(typed(plain), deps);
}

/** Fewer tries a minute. */
function strictly(deps: HttpDeps) {
  const rateLimit = { max: deps.options.signInsPerMinute, timeWindow: "1 minute" };
  return { rateLimit, ...access("account.own", ownAccount) };
}

function passwordRoute(app: Api, deps: HttpDeps): void {
  const password = z.string().min(deps.people.signIn.passwordLength).max(200);
  app.post(
    "/account/password",
    {
      config: strictly(deps),
      schema: {
        tags,
        summary: "设置密码 set the password",
        body: z.strictObject({ password, current: z.string().max(200).optional() }),
        response: nothing,
      },
    },
    async (request, reply) => {
      const set = await setPassword(deps, sessionOrProblem(request), request.body);
      if (!set)
        throw problemOf(403, "wrong-password", { zh: "当前密码不对。", en: "The current password is not right." });
      return reply.code(204).send(null);
    },
  );
}

function sessionsRoutes(app: Api, deps: HttpDeps): void {
  app.get(
    "/account/sessions",
    {
      config: access("account.own", ownAccount),
      schema: { tags, summary: "自己的登录 one's own open sessions", response: answers(z.array(openSession)) },
    },
    async (request) => {
      const own = sessionOrProblem(request);
      return (await sessionsOf(deps, own.account.account_id)).map((row) => openSessionView(row, own));
    },
  );

  app.delete(
    "/account/sessions/:session",
    {
      config: access("account.own", ownAccount),
      schema: {
        tags,
        summary: "结束自己的一次登录 end one of one's own sessions",
        params: z.object({ session: z.uuid() }),
        response: nothing,
      },
    },
    async (request, reply) => {
      const { account } = sessionOrProblem(request);
      if (!(await endOneSession(deps, account, { account, sessionId: request.params.session }))) throw noSession();
      return reply.code(204).send(null);
    },
  );
}

function secondFactorRoutes(app: Api, deps: HttpDeps): void {
  app.post(
    "/account/second-factor",
    {
      config: access("account.own", ownAccount),
      schema: { tags, summary: "开始设置第二因素 begin a second factor", response: answers(secondFactor) },
    },
    async (request) => {
      const begun = await beginSecondFactor(deps, sessionOrProblem(request));
      if (begun !== null) return begun;
      throw problemOf(409, "conflict", { zh: "第二因素已经启用。", en: "The second factor is in force already." });
    },
  );

  app.put(
    "/account/second-factor",
    {
      config: strictly(deps),
      schema: { tags, summary: "启用第二因素 put it in force with a first code", body: code, response: nothing },
    },
    async (request, reply) => {
      if (!(await confirmSecondFactor(deps, sessionOrProblem(request), request.body.code))) throw wrongCode();
      return reply.code(204).send(null);
    },
  );

  app.delete(
    "/account/second-factor",
    {
      config: strictly(deps),
      schema: { tags, summary: "取消第二因素 take it away, with a code", body: code, response: nothing },
    },
    async (request, reply) => {
      if (!(await dropSecondFactor(deps, sessionOrProblem(request), request.body.code))) throw wrongCode();
      return reply.code(204).send(null);
    },
  );
}

function wrongCode() {
  return problemOf(403, "wrong-code", {
    zh: "验证码不对。请核对手机的时间，输入当前显示的 6 位数字。",
    en: "The code is not right. Check the clock of your telephone, and enter the six digits shown now.",
  });
}
