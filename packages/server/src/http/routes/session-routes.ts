import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import type { Words } from "@youheng/kernel/model";
import type { SessionView } from "../../api-types.ts";
import { type SignedIn, type SignInRefusal, signInByLink, signInByPassword, signOut } from "../../identity/index.ts";
import { access } from "../access.ts";
import { answers, nothing } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { problemOf } from "../error-handler.ts";
import { session } from "../people-schemas.ts";
import { clearSessionCookie, setSessionCookie } from "../session-cookie.ts";
import { agentOf, sessionView } from "../session-view.ts";
import type { SessionDeps } from "./session-deps.ts";

const tags = ["session"];
const code = z.string().max(20).optional().meta({ description: "of the second factor, where the account has one" });

/** Signing in and out. */
export function sessionRoutes(plain: FastifyInstance, deps: SessionDeps, https: boolean): void {
  const strict = { rateLimit: { max: deps.options.signInsPerMinute, timeWindow: "1 minute" } };
  askingRoutes(typed(plain), deps, https);
  signInRoutes(typed(plain), { deps, https, strict });
}

function askingRoutes(app: Api, deps: SessionDeps, https: boolean): void {
  app.get(
    "/session",
    {
      config: access("session.use"),
      schema: { tags, summary: "谁已登录 who is signed in", response: answers(session) },
    },
    (request) => sessionView(deps, request.openSession),
  );

  app.delete(
    "/session",
    { config: access("session.use"), schema: { tags, summary: "退出登录 sign out", response: nothing } },
    async (request, reply) => {
      if (request.openSession !== null) await signOut(deps, request.openSession);
      clearSessionCookie(reply, https);
      return reply.code(204).send(null);
    },
  );
}

interface SessionParts {
  readonly deps: SessionDeps;
  readonly https: boolean;
  /** fewer tries a minute */
  readonly strict: { rateLimit: { max: number; timeWindow: string } };
}

function refusalOf(refused: SignInRefusal, otherwise: Words): ReturnType<typeof problemOf> {
  if (refused === "code-wanted") return problemOf(401, "second-factor-wanted", codeWanted);
  if (refused === "factor-unreadable") return problemOf(401, "second-factor-unreadable", factorUnreadable);
  return problemOf(401, "sign-in-failed", otherwise);
}

function signInRoutes(app: Api, { deps, https, strict }: SessionParts): void {
  const open = async (reply: FastifyReply, opened: SignedIn, otherwise: Words): Promise<SessionView> => {
    if ("refused" in opened) throw refusalOf(opened.refused, otherwise);
    setSessionCookie(reply, opened, https);
    return await sessionView(deps, { account: opened.account, openedBy: "link" });
  };

  app.post(
    "/session/link",
    {
      config: { ...strict, ...access("session.use") },
      schema: {
        tags,
        summary: "用一次性链接登录 sign in by one-time link",
        body: z.object({ token: z.string().max(100), code }),
        response: answers(session),
      },
    },
    async (request, reply) =>
      await open(reply, await signInByLink(deps, { ...request.body, agent: agentOf(request) }), linkFailed),
  );

  app.post(
    "/session",
    {
      config: { ...strict, ...access("session.use") },
      schema: {
        tags,
        summary: "用密码登录 sign in by password",
        body: z.object({ name: z.string().max(100), password: z.string().max(200), code }),
        response: answers(session),
      },
    },
    async (request, reply) =>
      await open(reply, await signInByPassword(deps, { ...request.body, agent: agentOf(request) }), passwordFailed),
  );
}

const linkFailed = {
  zh: "该登录链接无效、已用过或已过期。请向管理员要一个新链接；管理员可在服务器上运行 youheng serve --new-link。",
  en: "This sign-in link is not valid, has been used or has expired. Ask an administrator for a new one; an administrator runs youheng serve --new-link on the server.",
};
const passwordFailed = {
  zh: "用户名或密码不对。连续输错多次，账号会锁定一段时间；急用请找管理员恢复。",
  en: "Name or password is not right. After several wrong tries an account is locked for a while; an administrator can recover it.",
};
const factorUnreadable = {
  zh: "本机的密钥（secret.key）打不开该账号的第二因素，数据多半是从另一台机器恢复的。请把原来的密钥文件放回来，或由管理员恢复该账号并取消第二因素。",
  en: "This machine's key (secret.key) does not open the account's second factor: the data were probably restored from another machine. Bring back that machine's key file, or have an administrator recover the account without its second factor.",
};

const codeWanted = {
  zh: "该账号启用了第二因素，请再输入验证器上的 6 位数字。",
  en: "This account has a second factor: enter the six digits of the authenticator too.",
};
