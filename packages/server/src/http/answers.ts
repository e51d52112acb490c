import type { FastifyReply } from "fastify";
import { z } from "zod";
import { problem } from "./schemas.ts";

const problems = { "4xx": problem, "5xx": problem } as const;

/** The answers of a route: 200 with this shape, or a problem. */
export function answers<S extends z.ZodType>(shape: S) {
  return { 200: shape, ...problems };
}

/** The answers of a route that begins something: 202. */
export function accepted<S extends z.ZodType>(shape: S) {
  return { 202: shape, ...problems };
}

/** The answers of a route that makes something: 201. */
export function created<S extends z.ZodType>(shape: S) {
  return { 201: shape, ...problems };
}

/** The answers of a route that sends the browser elsewhere: 302. */
export const elsewhere = { 302: z.any(), ...problems };

/** The answers of a route with nothing to say: 204. */
export const nothing = { 204: z.null(), ...problems };

/**
 * Sends a value as it stands, past the response schema: large facts need no second reading, and documents keep the order of their keys,
 * so that the same facts give the same bytes here and on the command line. Tests hold the value against the schema.
 */
export function asItStands(reply: FastifyReply, value: unknown): FastifyReply {
  return reply
    .serializer((one) => JSON.stringify(one))
    .type("application/json; charset=utf-8")
    .send(value);
}
