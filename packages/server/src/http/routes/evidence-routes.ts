import { rm } from "node:fs/promises";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { EvidenceView } from "../../api-types.ts";
import {
  EvidenceRefused,
  type EvidenceKind,
  isPicture,
  MEDIA_TYPES,
  noteSeen,
  takeEvidence,
} from "../../evidence/index.ts";
import { asSystem, type Evidence, findEvidence, listEvidence, openUpload } from "../../store/index.ts";
import { access, inSchool } from "../access.ts";
import { answers, created } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { attachment } from "../attachment.ts";
import type { HttpDeps } from "../deps.ts";
import { problemOf } from "../error-handler.ts";
import { receiveFile } from "../receive-file.ts";
import { named } from "../schemas.ts";
import { actorOf } from "../session-cookie.ts";
import { regionCode } from "./region-routes.ts";

const tags = ["act"];
const evidenceBytes = 20 << 20;
const school = z.object({ code: regionCode, school: z.string().max(40) });
const subject = z.string().trim().min(1).max(200);
const kinds = Object.keys(MEDIA_TYPES) as [EvidenceKind, ...EvidenceKind[]];

const evidence: z.ZodType<EvidenceView> = named(
  "Evidence",
  z.object({
    evidence_id: z.string(),
    region_code: z.string(),
    school_code: z.string(),
    subject: z.string(),
    file: z.string(),
    kind: z.enum(kinds),
    bytes: z.number(),
    digest: z.string(),
    scanned: z.boolean(),
    added_at: z.string(),
    added_by: z.string(),
  }),
);

function viewOf(row: Evidence): EvidenceView {
  const { evidence_id, region_code, school_code, bytes, digest, added_by } = row;
  const { kind, file_name: file, scanned_by: scanner, added_at: at } = row;
  const ids = { evidence_id, region_code, school_code, subject: row.subject };
  return { ...ids, file, kind, bytes, digest, scanned: scanner !== null, added_at: at.toISOString(), added_by };
}

/** Evidence of a school (of the county's own offices: school "-"): brought, listed, opened. It is never changed or taken away. */
export function evidenceRoutes(plain: FastifyInstance, deps: HttpDeps): void {
  bringRoute(typed(plain), deps);
  lookRoutes(typed(plain), deps);
}

function bringRoute(app: Api, deps: HttpDeps): void {
  app.post(
    "/regions/:code/schools/:school/evidence",
    {
      config: access("act.report", inSchool),
      schema: {
        tags,
        summary: "上传佐证 bring evidence",
        description: "multipart/form-data: `subject` (what it is evidence of) before `file`; 20 MB at most.",
        consumes: ["multipart/form-data"],
        params: school,
        response: created(evidence),
      },
    },
    async (request, reply) => reply.code(201).send(viewOf(await bring(deps, request, request.params))),
  );
}

async function bring(deps: HttpDeps, request: FastifyRequest, at: z.infer<typeof school>): Promise<Evidence> {
  const received = await receiveFile(request, { folder: deps.uploadFolder, most: evidenceBytes });
  try {
    const said = subject.safeParse(received.fields["subject"]);
    if (!said.success) throw problemOf(400, "bad-request", noSubject);
    const { path, fileName } = received;
    const brought = { path, fileName, regionCode: at.code, schoolCode: at.school, subject: said.data };
    const { store, options } = deps;
    return await takeEvidence({ store, scanner: options.scanner ?? null }, actorOf(request), brought);
  } catch (error) {
    throw error instanceof EvidenceRefused ? problemOf(415, "not-evidence", error.words) : error;
  } finally {
    await rm(received.path, { force: true });
  }
}

function lookRoutes(app: Api, deps: HttpDeps): void {
  app.get(
    "/regions/:code/schools/:school/evidence",
    {
      config: access("act.read_school", inSchool),
      schema: {
        tags,
        summary: "佐证清单 the evidence there is",
        params: school,
        querystring: z.object({ subject: subject.optional() }),
        response: answers(z.array(evidence)),
      },
    },
    async ({ params, query }) => {
      const of = { regionCode: params.code, schoolCode: params.school, subject: query.subject };
      return (await listEvidence(deps.store, of)).map(viewOf);
    },
  );

  app.get(
    "/regions/:code/schools/:school/evidence/:id/file",
    {
      config: access("act.read_school", inSchool),
      schema: {
        tags,
        summary: "打开佐证，留痕 open evidence; it is written down",
        params: school.extend({ id: z.uuid() }),
        querystring: z.object({ inline: z.coerce.boolean().default(false) }),
        response: answers(z.any()),
      },
    },
    async (request, reply) => {
      const { code: region, school: schoolCode, id } = request.params;
      const found = await findEvidence(deps.store, { regionCode: region, schoolCode, id });
      if (found === undefined) throw problemOf(404, "not-found", noEvidence);
      await noteSeen(deps.store, actorOf(request), found);
      // read as the server: the uploads belong to the region; that this one may be seen was found above, in the request's own reach
      const content = await asSystem(() => openUpload(deps.store, region, found.digest));
      if (content === undefined) throw new Error(`the bytes of evidence ${id} are not there`);
      const shown = request.query.inline && isPicture(found.kind);
      return reply
        .header("content-disposition", shown ? "inline" : attachment(found.file_name))
        .header("content-security-policy", "default-src 'none'; sandbox")
        .type(shown ? MEDIA_TYPES[found.kind] : "application/octet-stream")
        .send(content);
    },
  );
}

const noSubject = {
  zh: "请在文件之前写明 subject：这份佐证是哪件事的。",
  en: "Say before the file, as `subject`, what this is evidence of.",
};
const noEvidence = { zh: "没有这份佐证。", en: "There is no such evidence." };
