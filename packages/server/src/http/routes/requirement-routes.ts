import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { RequirementAnswerView } from "../../api-types.ts";
import {
  type AnsweredRequirement,
  answeredRequirements,
  type AnswerGround,
  answerRequirement,
  draftOfAnswers,
} from "../../returns/index.ts";
import { findPublished, regionFactsOfVersion } from "../../store/index.ts";
import { access, inRegion } from "../access.ts";
import { answers, created } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import type { HttpDeps } from "../deps.ts";
import { requirementAnswer } from "../evidence-views.ts";
import { version } from "../schemas.ts";
import { actorOf } from "../session-cookie.ts";
import { versionView } from "../views.ts";
import { regionCode } from "./region-routes.ts";

const tags = ["act"];
const params = z.object({ code: regionCode, year: z.coerce.number().int().min(1990).max(2100) });
const standard = z.string().max(100);

/** What a standard asks documents for: looked at, answered, brought into the return. */
export function requirementRoutes(plain: FastifyInstance, deps: HttpDeps): void {
  answeringRoutes(typed(plain), deps);
  draftRoute(typed(plain), deps);
}

function groundOf(at: z.infer<typeof params>, standardId: string): AnswerGround {
  return { regionCode: at.code, schoolYear: at.year, standardId };
}

async function viewsOf(deps: HttpDeps, ground: AnswerGround): Promise<RequirementAnswerView[]> {
  const published = await findPublished(deps.store, ground.regionCode, ground.schoolYear);
  const facts = published === undefined ? [] : await regionFactsOfVersion(deps.store, published);
  const said = new Map(facts.map(({ field, value }) => [field, typeof value === "number" ? value === 1 : null]));
  const all = await answeredRequirements(deps.store, deps.policy, ground);
  return all.map((one) => viewOf(one, said.get(one.requirement.field) ?? null));
}

function viewOf({ requirement, answer, evidence }: AnsweredRequirement, published: boolean | null) {
  const { id, field, name, clause, question, documents, vetoes } = requirement;
  return {
    id,
    field,
    name,
    clause,
    question,
    documents: [...documents],
    vetoes: vetoes === true,
    answer:
      answer === null
        ? null
        : { yes: answer.answer, remark: answer.remark, who: answer.who, at: answer.at.toISOString() },
    published,
    evidence: evidence.length,
    confirmed: evidence.filter((one) => one.confirmed !== null).length,
  };
}

function answeringRoutes(app: Api, deps: HttpDeps): void {
  app.get(
    "/regions/:code/years/:year/requirements",
    {
      config: access("facts.read", inRegion),
      schema: {
        tags,
        summary: "凭材料认定的要求与答复 what a standard asks documents for, with the answers",
        params,
        querystring: z.object({ standard }),
        response: answers(z.array(requirementAnswer)),
      },
    },
    (request) => viewsOf(deps, groundOf(request.params, request.query.standard)),
  );

  app.post(
    "/regions/:code/years/:year/requirements",
    {
      config: access("requirement.answer", inRegion),
      schema: {
        tags,
        summary: "答复一项 answer one",
        params,
        body: z.strictObject({
          standard,
          field: z.string().max(100),
          yes: z.boolean(),
          remark: z.string().trim().max(500).default(""),
        }),
        response: answers(z.array(requirementAnswer)),
      },
    },
    async (request) => {
      const { standard: standardId, field, yes, remark } = request.body;
      const ground = groundOf(request.params, standardId);
      await answerRequirement(deps, actorOf(request), { ...ground, field, yes, remark });
      return await viewsOf(deps, ground);
    },
  );
}

function draftRoute(app: Api, deps: HttpDeps): void {
  app.post(
    "/regions/:code/years/:year/requirements/draft",
    {
      config: access("requirement.answer", inRegion),
      schema: {
        tags,
        summary: "把答复写进报表的新草稿 bring the answers into a draft of the return",
        params,
        body: z.strictObject({ standard }),
        response: created(version),
      },
    },
    async (request, reply) => {
      const draft = await draftOfAnswers(deps, actorOf(request), groundOf(request.params, request.body.standard));
      return reply.code(201).send(versionView(draft));
    },
  );
}
