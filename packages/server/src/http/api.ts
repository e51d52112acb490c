import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";

/** The application as routes see it: what zod checks has its type. */
export type Api = ReturnType<typeof typed>;

export function typed(plain: FastifyInstance) {
  return plain.withTypeProvider<ZodTypeProvider>();
}
