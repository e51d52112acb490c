import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { OidcDoor, OidcTrip } from "../../identity/index.ts";
import { access } from "../access.ts";
import { elsewhere } from "../answers.ts";
import { typed } from "../api.ts";
import { problemOf } from "../error-handler.ts";
import { setSessionCookie } from "../session-cookie.ts";
import { agentOf } from "../session-view.ts";
import type { SessionDeps } from "./session-deps.ts";

const tags = ["session"];
const callback = "/api/session/oidc/callback";

/** What the browser keeps for its return; gone when it is used. Lax, because the provider's page sends the browser back. */
const tripCookie = "youheng-oidc";
const tripLasts = 600;

/** Signing in through another house that vouches for people (OpenID Connect: code flow, PKCE, state and nonce). */
export function oidcRoutes(plain: FastifyInstance, deps: SessionDeps, https: boolean): void {
  const app = typed(plain);
  const config = {
    rateLimit: { max: deps.options.signInsPerMinute, timeWindow: "1 minute" },
    ...access("session.use"),
  };
  const cookie = { httpOnly: true, sameSite: "lax" as const, secure: https, path: callback };

  app.get(
    "/session/oidc",
    { config, schema: { tags, summary: "到统一身份认证登录 to the provider of OpenID Connect", response: elsewhere } },
    async (request, reply) => {
      const { url, trip } = await doorOf(deps).depart(addressOf(deps, request, callback).href);
      reply.setCookie(tripCookie, Buffer.from(JSON.stringify(trip)).toString("base64url"), {
        ...cookie,
        maxAge: tripLasts,
      });
      return reply.redirect(url);
    },
  );

  app.get(
    "/session/oidc/callback",
    {
      config,
      schema: {
        tags,
        summary: "从统一身份认证返回 back from the provider",
        querystring: z.looseObject({}),
        response: elsewhere,
      },
    },
    async (request, reply) => {
      const trip = tripOf(request);
      reply.clearCookie(tripCookie, cookie);
      if (trip === null) return back(reply, "failed");
      const opened = await doorOf(deps).arrive(addressOf(deps, request, request.url), trip, agentOf(request));
      if ("refused" in opened) return back(reply, opened.refused === "unknown" ? "unknown" : "failed");
      setSessionCookie(reply, opened, https);
      return reply.redirect("/");
    },
  );
}

function doorOf({ oidc }: SessionDeps): OidcDoor {
  if (oidc !== undefined) return oidc;
  throw problemOf(404, "not-found", { zh: "没有设置统一身份认证。", en: "No provider of OpenID Connect is set up." });
}

/** The address as people see it: behind a proxy, the public one. */
function addressOf(deps: SessionDeps, request: FastifyRequest, path: string): URL {
  return new URL(path, deps.options.publicUrl ?? `${request.protocol}://${request.host}`);
}

function back(reply: FastifyReply, why: "unknown" | "failed"): FastifyReply {
  return reply.redirect(`/sign-in?refused=${why}`);
}

const tripShape = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });

function tripOf(request: FastifyRequest): OidcTrip | null {
  const kept = request.cookies[tripCookie];
  if (kept === undefined) return null;
  try {
    return tripShape.parse(JSON.parse(Buffer.from(kept, "base64url").toString()));
  } catch {
    return null;
  }
}
