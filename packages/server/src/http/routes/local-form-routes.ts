import { buffer } from "node:stream/consumers";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { FormCheckView, GridsView, LocalFormView } from "../../api-types.ts";
import {
  checkLocalForm,
  chooseFormVersion,
  formTextOrRefuse,
  importOrRefuse,
  Refusal,
  saveLocalForm,
} from "../../returns/index.ts";
import { sheetGrids } from "../../sense/index.ts";
import { listLocalForms, type LocalForm, openUpload } from "../../store/index.ts";
import { access } from "../access.ts";
import { answers, asItStands, created } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { attachment } from "../attachment.ts";
import type { HttpDeps } from "../deps.ts";
import { finding, words } from "../schemas.ts";
import { actorOf } from "../session-cookie.ts";

const tags = ["imports"];
const id = z.object({ id: z.string().max(60).meta({ example: "linjiang-2026" }) });
const version = id.extend({ number: z.coerce.number().int().min(1) });
const yaml = z.string().max(400_000).meta({ description: "a form as a policy file, its sheets in it" });
const reason = z.string().max(2000);

const gridCell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const gridsShape: z.ZodType<GridsView> = z.object({
  files: z.array(z.string()),
  file: z.string(),
  sheets: z.array(
    z.object({
      name: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.object({ number: z.number(), cells: z.array(gridCell) })),
      cut: z.boolean(),
    }),
  ),
});
const localFormShape: z.ZodType<LocalFormView> = z.object({
  id: z.string(),
  region_code: z.string(),
  published: z.number().nullable(),
  versions: z.array(
    z.object({
      number: z.number(),
      name: words,
      reason: z.string(),
      created_at: z.string(),
      created_by: z.string(),
    }),
  ),
});
const localForm = localFormShape.meta({ id: "LocalForm" });
const checkShape: z.ZodType<FormCheckView> = z.object({ id: z.string().nullable(), findings: z.array(finding) });

/** Forms made by pointing at the cells of a workbook that no form recognises. */
export function localFormRoutes(plain: FastifyInstance, deps: HttpDeps): void {
  gridRoute(typed(plain), deps);
  lookingRoutes(typed(plain), deps);
  savingRoutes(typed(plain), deps);
}

function gridRoute(app: Api, deps: HttpDeps): void {
  app.get(
    "/imports/:id/sheets",
    {
      config: access("return.import"),
      schema: {
        tags,
        summary: "原文件的各张工作表 the sheets of the upload, to be pointed at",
        params: z.object({ id: z.uuid() }),
        querystring: z.object({ file: z.string().max(500).optional() }),
        response: answers(gridsShape.meta({ id: "SheetGrids" })),
      },
    },
    async (request: FastifyRequest<{ Params: { id: string }; Querystring: { file?: string } }>, reply) => {
      const job = await importOrRefuse(deps.store, actorOf(request), request.params.id);
      const content = await openUpload(deps.store, job.regionCode, job.uploadDigest);
      if (content === undefined) throw new Error(`the upload of import ${job.importId} is not there`);
      const { file } = request.query;
      const message = await sheetGrids({
        source: { bytes: await buffer(content), name: job.fileName },
        fileName: job.fileName,
        ...(file !== undefined && { file }),
      });
      if ("refused" in message) throw new Refusal("not-found", message.refused);
      return asItStands(reply, message.grids);
    },
  );
}

function lookingRoutes(app: Api, deps: HttpDeps): void {
  app.get(
    "/local-forms",
    {
      config: access("standard.read"),
      schema: {
        tags,
        summary: "本地表式与各版本 local forms and their versions",
        response: answers(z.array(localForm)),
      },
    },
    async () => (await listLocalForms(deps.store)).map(localFormView),
  );
  app.get(
    "/local-forms/:id/versions/:number/file",
    {
      config: access("standard.read"),
      schema: {
        tags,
        summary: "下载一版本地表式 a version as a policy file (YAML)",
        params: version,
        response: answers(z.string()),
      },
    },
    async (request, reply) => {
      const { id: formId, number } = request.params;
      const text = await formTextOrRefuse(deps.store, { formId, number });
      return reply
        .serializer((one) => one as string)
        .type("application/yaml; charset=utf-8")
        .header("content-disposition", attachment(`${formId}.yaml`))
        .send(text);
    },
  );
  app.post(
    "/local-forms/check",
    {
      config: access("standard.read"),
      schema: {
        tags,
        summary: "检查一份表式，不保存 check a form; nothing is kept",
        body: z.object({ yaml }),
        response: answers(checkShape.meta({ id: "FormCheck" })),
      },
    },
    (request) => {
      const { form, findings } = checkLocalForm(deps.policy, request.body.yaml);
      return { id: form?.id ?? null, findings: [...findings] };
    },
  );
}

function savingRoutes(app: Api, deps: HttpDeps): void {
  app.post(
    "/local-forms",
    {
      config: access("form.make"),
      schema: {
        tags,
        summary: "保存为新版本并启用 save as a new version and put it in use",
        body: z.object({ yaml, reason }),
        response: created(localForm),
      },
    },
    async (request, reply) =>
      reply.code(201).send(localFormView(await saveLocalForm(deps, actorOf(request), request.body))),
  );
  app.put(
    "/local-forms/:id/published",
    {
      config: access("form.make"),
      schema: {
        tags,
        summary: "启用另一版，或停用 put another version in use, or none",
        params: id,
        body: z.object({ number: z.number().int().min(1).nullable(), reason }),
        response: answers(localForm),
      },
    },
    async (request) =>
      localFormView(await chooseFormVersion(deps, actorOf(request), { formId: request.params.id, ...request.body })),
  );
}

function localFormView({ formId, regionCode, publishedNumber, versions }: LocalForm): LocalFormView {
  return {
    id: formId,
    region_code: regionCode,
    published: publishedNumber,
    versions: versions.map(({ number, name, reason: why, createdAt, createdBy }) => ({
      number,
      name,
      reason: why,
      created_at: createdAt.toISOString(),
      created_by: createdBy,
    })),
  };
}
