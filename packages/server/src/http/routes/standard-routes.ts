import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { bundleOrRefuse } from "../../assess/index.ts";
import { formOrRefuse } from "../../returns/index.ts";
import { access } from "../access.ts";
import { answers, asItStands } from "../answers.ts";
import { typed } from "../api.ts";
import type { HttpDeps } from "../deps.ts";
import { form, policyBundle } from "../policy-schemas.ts";
import { standard, words } from "../schemas.ts";
import { standardView } from "../views.ts";

/** Policy, as the kernel is handed it. */
export function standardRoutes(plain: FastifyInstance, deps: HttpDeps): void {
  const app = typed(plain);
  const tags = ["policy"];

  app.get(
    "/standards",
    {
      config: access("standard.read"),
      schema: { tags, summary: "标准 standards", response: answers(z.array(standard)) },
    },
    () => [...deps.policy.standards.values()].map(standardView),
  );

  app.get(
    "/standards/:id",
    {
      config: access("standard.read"),
      schema: {
        tags,
        summary: "一项标准的全部内容 all of one standard, as data",
        params: z.object({ id: z.string() }),
        response: answers(policyBundle),
      },
    },
    async (request, reply) => asItStands(reply, bundleOrRefuse(deps.policy, request.params.id)),
  );

  app.get(
    "/forms",
    {
      config: access("standard.read"),
      schema: {
        tags,
        summary: "可导入的表式 forms that can be imported",
        response: answers(z.array(z.object({ id: z.string(), name: words }))),
      },
    },
    () => [...deps.policy.forms.values()].map(({ id, name }) => ({ id, name })),
  );

  app.get(
    "/forms/:id",
    {
      config: access("standard.read"),
      schema: {
        tags,
        summary: "一种表式 a form: its columns, spellings and checks",
        params: z.object({ id: z.string() }),
        response: answers(form),
      },
    },
    async (request, reply) => asItStands(reply, formOrRefuse(deps.policy, request.params.id)),
  );
}
