import type { FastifyRequest } from "fastify";
import { problemOf } from "./error-handler.ts";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses a write that another site's page asks for. A browser always says where a write comes from (Origin, or Sec-Fetch-Site);
 * a program that says neither has no cookie of a browser to misuse.
 *
 * @param publicUrl the address people type, when it differs from the request's host
 */
export function refuseOtherOrigins(request: FastifyRequest, publicUrl: string | undefined): void {
  if (reading.has(request.method)) return;
  const { origin } = request.headers;
  const site = request.headers["sec-fetch-site"];
  const fromElsewhere =
    origin === undefined ? site === "cross-site" || site === "same-site" : !isOwn(origin, request, publicUrl);
  if (!fromElsewhere) return;
  throw problemOf(403, "other-origin", {
    zh: "该请求来自别的网站，已拒绝。",
    en: "This request comes from another site and is refused.",
  });
}

function isOwn(origin: string, request: FastifyRequest, publicUrl: string | undefined): boolean {
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true;
  return origin === `${request.protocol}://${request.host}`;
}
