import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { listLocalStandards } from "../../store/index.ts";
import {
  casesOf,
  checkLocalStandard,
  chooseVersion,
  saveLocalStandard,
  type Shelf,
  textOrRefuse,
} from "../../workshop/index.ts";
import { bundleOrRefuse } from "../../assess/index.ts";
import { access } from "../access.ts";
import { answers, asItStands, created } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { attachment } from "../attachment.ts";
import type { HttpDeps } from "../deps.ts";
import { actorOf } from "../session-cookie.ts";
import { caseRun, localStandard, standardCheck } from "../workshop-schemas.ts";
import { caseRunView, localStandardView, standardCheckView } from "../workshop-views.ts";

export interface WorkshopRouteDeps extends HttpDeps {
  readonly shelf: Shelf;
}

const tags = ["policy"];
const id = z.object({ id: z.string().max(60).meta({ example: "qingrong-balance" }) });
const version = id.extend({ number: z.coerce.number().int().min(1) });
const yaml = z.string().max(400_000).meta({ description: "a policy file of one standard" });
const reason = z.string().max(2000);

/** The standards workshop: cases of a standard, local standards, their versions. */
export function workshopRoutes(plain: FastifyInstance, deps: WorkshopRouteDeps): void {
  lookingRoutes(typed(plain), deps);
  fileRoute(typed(plain), deps);
  savingRoutes(typed(plain), deps);
}

function lookingRoutes(app: Api, deps: WorkshopRouteDeps): void {
  app.get(
    "/standards/:id/cases",
    {
      config: access("standard.read"),
      schema: {
        tags,
        summary: "一项标准的算例，现算 cases of a standard, run now",
        params: id,
        response: answers(z.array(caseRun)),
      },
    },
    (request) => {
      const { standard } = bundleOrRefuse(deps.policy, request.params.id);
      return casesOf(deps.policy, standard).map(caseRunView);
    },
  );

  app.get(
    "/local-standards",
    {
      config: access("standard.read"),
      schema: {
        tags,
        summary: "本地标准与各版本 local standards and their versions",
        response: answers(z.array(localStandard)),
      },
    },
    async () => {
      await deps.shelf.refresh();
      return (await listLocalStandards(deps.store)).map((one) => localStandardView(one, deps.shelf.findings));
    },
  );
}

function fileRoute(app: Api, deps: WorkshopRouteDeps): void {
  app.get(
    "/local-standards/:id/versions/:number/file",
    {
      config: access("standard.read"),
      schema: {
        tags,
        summary: "下载一版本地标准 a version as a policy file (YAML)",
        params: version,
        response: answers(z.string()),
      },
    },
    async (request, reply) => {
      const { id: standardId, number } = request.params;
      const text = await textOrRefuse(deps.store, { standardId, number });
      return reply
        .serializer((one) => one as string)
        .type("application/yaml; charset=utf-8")
        .header("content-disposition", attachment(`${standardId}.yaml`))
        .send(text);
    },
  );
}

function savingRoutes(app: Api, deps: WorkshopRouteDeps): void {
  app.post(
    "/local-standards/check",
    {
      config: access("standard.read"),
      schema: {
        tags,
        summary: "检查一份标准并运行算例，不保存 check a standard and run its cases; nothing is kept",
        body: z.object({ yaml }),
        response: answers(standardCheck),
      },
    },
    async (request, reply) =>
      asItStands(reply, standardCheckView(await checkLocalStandard(deps.shelf, request.body.yaml))),
  );

  app.post(
    "/local-standards",
    {
      config: access("standard.edit"),
      schema: {
        tags,
        summary: "保存为新版本并启用 save as a new version and put it in use",
        body: z.object({ yaml, reason }),
        response: created(localStandard),
      },
    },
    async (request, reply) =>
      reply.code(201).send(localStandardView(await saveLocalStandard(deps, actorOf(request), request.body), [])),
  );

  app.put(
    "/local-standards/:id/published",
    {
      config: access("standard.edit"),
      schema: {
        tags,
        summary: "启用另一版，或停用 put another version in use, or none",
        params: id,
        body: z.object({ number: z.number().int().min(1).nullable(), reason }),
        response: answers(localStandard),
      },
    },
    async (request) =>
      localStandardView(
        await chooseVersion(deps, actorOf(request), { standardId: request.params.id, ...request.body }),
        [],
      ),
  );
}
