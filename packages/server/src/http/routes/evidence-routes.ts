import { rm } from "node:fs/promises";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { EvidenceView } from "../../api-types.ts";
import { denialOf } from "../../identity/index.ts";
import {
  EvidenceRefused,
  EvidenceStepRefused,
  isPicture,
  MEDIA_TYPES,
  noteSeen,
  stepEvidence,
  takeEvidence,
} from "../../evidence/index.ts";
import {
  asSystem,
  type Evidence,
  eventsOfEvidence,
  findEvidence,
  listEvidence,
  openUpload,
} from "../../store/index.ts";
import { access, holderOf, inSchool } from "../access.ts";
import { answers, created } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { attachment } from "../attachment.ts";
import type { HttpDeps } from "../deps.ts";
import { evidence, evidenceView, evidenceViews } from "../evidence-views.ts";
import { problemOf } from "../error-handler.ts";
import { receiveFile } from "../receive-file.ts";
import { actorOf } from "../session-cookie.ts";
import { regionCode } from "./region-routes.ts";

const tags = ["act"];
const evidenceBytes = 20 << 20;
const school = z.object({ code: regionCode, school: z.string().max(40) });
const subject = z.string().trim().min(1).max(200);
/** Evidence of a school (of the county's own offices: school "-"): brought, listed, opened. Nothing of it is ever taken away. */
export function evidenceRoutes(plain: FastifyInstance, deps: HttpDeps): void {
  bringRoute(typed(plain), deps);
  lookRoutes(typed(plain), deps);
  stepRoutes(typed(plain), deps);
}

function bringRoute(app: Api, deps: HttpDeps): void {
  app.post(
    "/regions/:code/schools/:school/evidence",
    {
      config: access("evidence.bring", inSchool),
      schema: {
        tags,
        summary: "上传佐证 bring evidence",
        description: "multipart/form-data: `subject` (what it is evidence of) before `file`; 20 MB at most.",
        consumes: ["multipart/form-data"],
        params: school,
        response: created(evidence),
      },
    },
    async (request, reply) => reply.code(201).send(evidenceView(await bring(deps, request, request.params), [])),
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
      return await evidenceViews(deps.store, await listEvidence(deps.store, of));
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
        querystring: z.object({ inline: z.enum(["true", "false"]).default("false") }),
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
      const shown = request.query.inline === "true" && isPicture(found.kind);
      return reply
        .header("content-disposition", shown ? "inline" : attachment(found.file_name))
        .header("content-security-policy", "default-src 'none'; sandbox")
        .type(shown ? MEDIA_TYPES[found.kind] : "application/octet-stream")
        .send(content);
    },
  );
}

function stepRoutes(app: Api, deps: HttpDeps): void {
  app.post(
    "/regions/:code/schools/:school/evidence/:id/confirm",
    {
      config: access("evidence.confirm", inSchool),
      schema: {
        tags,
        summary: "确认佐证：看过，属实 confirm evidence: looked at and found true",
        params: school.extend({ id: z.uuid() }),
        body: z.strictObject({ remark: z.string().trim().max(500).default("") }),
        response: answers(evidence),
      },
    },
    (request) => step(deps, request, { ...request.params, what: "confirmed", reason: request.body.remark }),
  );

  app.post(
    "/regions/:code/schools/:school/evidence/:id/withdraw",
    {
      config: access("evidence.bring", inSchool),
      schema: {
        tags,
        summary: "撤回佐证，写明理由；文件仍留存 withdraw evidence with a reason; the file stays",
        params: school.extend({ id: z.uuid() }),
        body: z.strictObject({ reason: z.string().trim().min(1).max(500) }),
        response: answers(evidence),
      },
    },
    (request) => step(deps, request, { ...request.params, what: "withdrawn", reason: request.body.reason }),
  );
}

interface StepAsk {
  readonly code: string;
  readonly school: string;
  readonly id: string;
  readonly what: "confirmed" | "withdrawn";
  readonly reason: string;
}

async function step(deps: HttpDeps, request: FastifyRequest, ask: StepAsk): Promise<EvidenceView> {
  const { code: region, school: schoolCode, id, what, reason } = ask;
  const found = await findEvidence(deps.store, { regionCode: region, schoolCode, id });
  if (found === undefined) throw problemOf(404, "not-found", noEvidence);
  const actor = actorOf(request);
  const mayJudge = denialOf(deps.people, holderOf(request), "evidence.confirm", { regionCode: region, schoolCode });
  const steps = (await eventsOfEvidence(deps.store, [found])).get(id) ?? [];
  const isOwn = found.added_by === actor.name && steps.length === 0;
  if (what === "withdrawn" && !isOwn && mayJudge !== null) throw problemOf(403, "not-this-role", notYours);
  try {
    await stepEvidence(deps.store, actor, { evidence: found, steps, step: { what, reason } });
  } catch (error) {
    throw error instanceof EvidenceStepRefused ? problemOf(409, "conflict", error.words) : error;
  }
  return (await evidenceViews(deps.store, [found]))[0]!;
}

const notYours = {
  zh: "只能撤回自己上传、还没有人确认的佐证；其余请有权确认的人撤回。",
  en: "You may withdraw what you brought yourself while nobody has confirmed it; for the rest ask whoever may confirm.",
};
const noSubject = {
  zh: "请在文件之前写明 subject：这份佐证是哪件事的。",
  en: "Say before the file, as `subject`, what this is evidence of.",
};
const noEvidence = { zh: "没有这份佐证。", en: "There is no such evidence." };
