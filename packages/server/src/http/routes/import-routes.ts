import { rm } from "node:fs/promises";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { ImportView } from "../../api-types.ts";
import {
  acceptUpload,
  cancelReading,
  formOrRefuse,
  importOrRefuse,
  mapByHand,
  markedReturn,
} from "../../returns/index.ts";
import { openUpload, versionsOfImport } from "../../store/index.ts";
import { access } from "../access.ts";
import { accepted, answers, nothing } from "../answers.ts";
import { attachment } from "../attachment.ts";
import { type Api, typed } from "../api.ts";
import type { HttpDeps } from "../deps.ts";
import { importColumn, importView as importShape } from "../schemas.ts";
import { actorOf } from "../session-cookie.ts";
import { receiveFile } from "../receive-file.ts";
import { importView } from "../views.ts";

const id = z.object({ id: z.uuid() });
const tags = ["imports"];
const upload = {
  tags,
  summary: "导入一份报表 import a return",
  description:
    "multipart/form-data: `form` (id of a form, default tidy) before `file`. The answer comes before the file is read: poll GET /api/imports/:id.",
  consumes: ["multipart/form-data"],
};

/** Importing returns: upload, progress, columns matched by hand, cancel. */
export function importRoutes(plain: FastifyInstance, deps: HttpDeps): void {
  readingRoutes(typed(plain), deps);
  downloadRoutes(typed(plain), deps);
}

function readingRoutes(app: Api, deps: HttpDeps): void {
  const view = async (request: FastifyRequest, importId: string): Promise<ImportView> => {
    const job = await importOrRefuse(deps.store, actorOf(request), importId);
    return importView(job, await versionsOfImport(deps.store, job));
  };

  app.post(
    "/imports",
    { config: access("return.import"), schema: { ...upload, response: accepted(importShape) } },
    async (request, reply) => {
      const importId = await receiveImport(deps, request);
      deps.imports.wake();
      return reply.code(202).send(await view(request, importId));
    },
  );

  app.get(
    "/imports/:id",
    {
      config: access("return.import"),
      schema: { tags, summary: "进度与问题 progress and findings", params: id, response: answers(importShape) },
    },
    (request) => view(request, request.params.id),
  );

  app.post(
    "/imports/:id/mapping",
    {
      config: access("return.import"),
      schema: {
        tags,
        summary: "手工对应列后重读 read again with columns matched by hand",
        params: id,
        body: z.object({ columns: z.array(importColumn).max(2000) }),
        response: accepted(importShape),
      },
    },
    async (request, reply) => {
      await mapByHand(deps.store, actorOf(request), { importId: request.params.id, columns: request.body.columns });
      deps.imports.wake();
      return reply.code(202).send(await view(request, request.params.id));
    },
  );

  app.delete(
    "/imports/:id",
    { config: access("return.import"), schema: { tags, summary: "取消 cancel", params: id, response: nothing } },
    async (request, reply) => {
      await cancelReading(deps.store, actorOf(request), { importId: request.params.id, queue: deps.imports });
      return reply.code(204).send(null);
    },
  );
}

function downloadRoutes(app: Api, deps: HttpDeps): void {
  app.get(
    "/imports/:id/file",
    {
      config: access("return.import"),
      schema: { tags, summary: "原文件 the file as uploaded", params: id, response: answers(z.any()) },
    },
    async (request, reply) => {
      const job = await importOrRefuse(deps.store, actorOf(request), request.params.id);
      const content = await openUpload(deps.store, job.regionCode, job.uploadDigest);
      if (content === undefined) throw new Error(`the upload of import ${job.importId} is not there`);
      return reply
        .header("content-disposition", attachment(job.fileName))
        .type("application/octet-stream")
        .send(content);
    },
  );

  app.get(
    "/imports/:id/workbook",
    {
      config: access("return.import"),
      schema: {
        tags,
        summary: "标出问题单元格的工作簿 the workbook with its cells marked",
        params: id,
        response: answers(z.any()),
      },
    },
    async (request, reply) => {
      const job = await importOrRefuse(deps.store, actorOf(request), request.params.id);
      const { fileName, bytes } = await markedReturn(deps.store, job);
      return reply.header("content-disposition", attachment(fileName)).type(workbookType).send(bytes);
    },
  );
}

const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async function receiveImport(deps: HttpDeps, request: FastifyRequest): Promise<string> {
  const actor = actorOf(request);
  const received = await receiveFile(request, { folder: deps.uploadFolder, most: deps.options.uploadBytes });
  try {
    const form = received.fields["form"] ?? "tidy";
    formOrRefuse(deps.policy, form);
    return await acceptUpload(deps.store, actor, { path: received.path, fileName: received.fileName, form });
  } finally {
    await rm(received.path, { force: true });
  }
}
