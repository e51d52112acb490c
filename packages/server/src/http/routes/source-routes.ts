import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { sourceFile, sourceOfCell } from "../../returns/index.ts";
import { sourceWindows } from "../../sense/index.ts";
import { access, ofVersion } from "../access.ts";
import { answers } from "../answers.ts";
import { attachment } from "../attachment.ts";
import { typed } from "../api.ts";
import type { HttpDeps } from "../deps.ts";
import { source } from "../schemas.ts";
import { keyOf } from "./version-routes.ts";

const id = z.object({ id: z.string().max(40).meta({ example: "990102-2026-1" }) });
const side = (most: number, usual: number) => z.coerce.number().int().min(0).max(most).default(usual);
const asked = z.object({
  cell: z.string().max(12).meta({ example: "F6" }),
  sheet: z.string().max(200).optional().meta({ description: "absent: the first sheet" }),
  file: z.string().max(500).optional().meta({ description: "which workbook, where a zip of workbooks was uploaded" }),
  rows: side(50, 5).meta({ description: "rows on each side" }),
  columns: side(20, 4).meta({ description: "columns on each side" }),
});
const tags = ["versions"];

/** From a number back to the file it was read from. */
export function sourceRoutes(plain: FastifyInstance, deps: HttpDeps): void {
  const app = typed(plain);
  const windows = sourceWindows();

  app.get(
    "/versions/:id/source",
    {
      config: access("facts.read", ofVersion),
      schema: {
        tags,
        summary: "原文件中某单元格及其周围 the uploaded file around one cell",
        params: id,
        querystring: asked,
        response: answers(source),
      },
    },
    async (request) => {
      const key = keyOf(request.params.id);
      const { fileName, window } = await sourceOfCell({ ...deps, windows }, { key, ...request.query });
      const { nameColumn, ...shown } = window;
      return { file: fileName, ...shown, name_column: nameColumn };
    },
  );

  app.get(
    "/versions/:id/source/file",
    {
      config: access("facts.read", ofVersion),
      schema: {
        tags,
        summary: "该版本的原文件 the file that the version was read from",
        params: id,
        response: answers(z.any()),
      },
    },
    async (request, reply) => {
      const { fileName, content } = await sourceFile(deps.store, keyOf(request.params.id));
      return reply.header("content-disposition", attachment(fileName)).type("application/octet-stream").send(content);
    },
  );
}
