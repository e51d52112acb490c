import "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type IdentityDeps, type NewSession, sessionOf } from "../identity/index.ts";
import type { Actor, OpenSession } from "../store/index.ts";
import { problemOf } from "./error-handler.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** the session of the request's cookie, or null */
    openSession: OpenSession | null;
  }
}

/** Over https the cookie carries the prefix that browsers hold to this host; plain http (loopback) cannot have it. */
function cookieName(https: boolean): string {
  return https ? "__Host-youheng" : "youheng";
}

export function setSessionCookie(reply: FastifyReply, session: NewSession, https: boolean): void {
  reply.setCookie(cookieName(https), session.token, {
    httpOnly: true,
    sameSite: "strict",
    secure: https,
    path: "/",
    expires: session.expiresAt,
  });
}

export function clearSessionCookie(reply: FastifyReply, https: boolean): void {
  reply.clearCookie(cookieName(https), { httpOnly: true, sameSite: "strict", secure: https, path: "/" });
}

/** Finds the session of a request, for the routes behind it. */
export async function readSession(deps: IdentityDeps, request: FastifyRequest, https: boolean): Promise<void> {
  const token = request.cookies[cookieName(https)];
  request.openSession = token === undefined ? null : ((await sessionOf(deps, token)) ?? null);
}

/** The session, or a 401 problem. */
export function sessionOrProblem(request: FastifyRequest): OpenSession {
  if (request.openSession !== null) return request.openSession;
  throw problemOf(401, "not-signed-in", {
    zh: "请先登录：用启动时显示的一次性链接，或用户名和密码。",
    en: "Sign in first, with the one-time link printed at the start, or with name and password.",
  });
}

/** Who acts in this request. */
export function actorOf(request: FastifyRequest): Actor {
  const { account } = sessionOrProblem(request);
  return { regionCode: account.region_code, name: account.name };
}
