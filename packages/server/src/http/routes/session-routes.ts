import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Words } from "@youheng/kernel/model";
import type { SessionView } from "../../api-types.ts";
import { type NewSession, setPassword, signInByLink, signInByPassword, signOut } from "../../identity/index.ts";
import type { HttpDeps } from "../deps.ts";
import { problemOf } from "../error-handler.ts";
import { access, ownAccount } from "../access.ts";
import { answers, nothing } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { clearSessionCookie, sessionOrProblem, setSessionCookie } from "../session-cookie.ts";
import { session } from "../schemas.ts";

/** Shortest password: length counts more than kinds of characters (NIST SP 800-63B). */
const password = z.string().min(10).max(200);

const tags = ["session"];

/** Signing in and out. */
export function sessionRoutes(plain: FastifyInstance, deps: HttpDeps, https: boolean): void {
  const strict = { rateLimit: { max: deps.options.signInsPerMinute, timeWindow: "1 minute" } };
  signInRoutes(typed(plain), { deps, https, strict });
  accountRoutes(typed(plain), { deps, https, strict });
}

interface SessionParts {
  readonly deps: HttpDeps;
  readonly https: boolean;
  /** fewer tries a minute */
  readonly strict: { rateLimit: { max: number; timeWindow: string } };
}

function signInRoutes(app: Api, { deps, https, strict }: SessionParts): void {
  const open = (reply: FastifyReply, opened: NewSession | undefined, otherwise: Words): SessionView => {
    if (opened === undefined) throw problemOf(401, "sign-in-failed", otherwise);
    setSessionCookie(reply, opened, https);
    return { signed_in: true, name: opened.account.name, needs_password: opened.account.password_hash === null };
  };

  app.get(
    "/session",
    {
      config: access("session.use"),
      schema: { tags, summary: "谁已登录 who is signed in", response: answers(session) },
    },
    (request) => viewOf(request),
  );

  app.post(
    "/session/link",
    {
      config: { ...strict, ...access("session.use") },
      schema: {
        tags,
        summary: "用一次性链接登录 sign in by one-time link",
        body: z.object({ token: z.string().max(100) }),
        response: answers(session),
      },
    },
    async (request, reply) => open(reply, await signInByLink(deps, request.body.token), linkFailed),
  );

  app.post(
    "/session",
    {
      config: { ...strict, ...access("session.use") },
      schema: {
        tags,
        summary: "用密码登录 sign in by password",
        body: z.object({ name: z.string().max(100), password: z.string().max(200) }),
        response: answers(session),
      },
    },
    async (request, reply) => open(reply, await signInByPassword(deps, request.body), passwordFailed),
  );
}

function accountRoutes(app: Api, { deps, https, strict }: SessionParts): void {
  app.delete(
    "/session",
    { config: access("session.use"), schema: { tags, summary: "退出登录 sign out", response: nothing } },
    async (request, reply) => {
      if (request.openSession !== null) await signOut(deps, request.openSession);
      clearSessionCookie(reply, https);
      return reply.code(204).send(null);
    },
  );

  app.post(
    "/account/password",
    {
      config: { ...strict, ...access("account.own", ownAccount) },
      schema: {
        tags,
        summary: "设置密码 set the password",
        body: z.object({ password, current: z.string().max(200).optional() }),
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

const linkFailed = {
  zh: "该登录链接无效、已用过或已过期。请在服务器上运行 youheng serve --new-link 取得新链接。",
  en: "This sign-in link is not valid, has been used or has expired. Run youheng serve --new-link on the server for a new one.",
};
const passwordFailed = { zh: "用户名或密码不对。", en: "Name or password is not right." };

function viewOf(request: FastifyRequest): SessionView {
  const account = request.openSession?.account;
  return {
    signed_in: account !== undefined,
    name: account?.name ?? null,
    needs_password: account !== undefined && account.password_hash === null,
  };
}
