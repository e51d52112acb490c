import { rm } from "node:fs/promises";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { SchoolFormView } from "../../api-types.ts";
import { type AssessDeps, schoolAssessment } from "../../assess/index.ts";
import { acceptForm, fileIntoForm, saveCells, schoolForm, sendBack, submitForm } from "../../returns/index.ts";
import type { FormKey } from "../../store/index.ts";
import { access, inSchool } from "../access.ts";
import { answers } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import {
  cellsSaved,
  formValue,
  schoolAssessment as assessmentShape,
  schoolForm as formShape,
} from "../campaign-schemas.ts";
import { cellsSavedView, schoolFormView } from "../campaign-views.ts";
import { receiveFile } from "../receive-file.ts";
import { actorOf } from "../session-cookie.ts";
import { campaignDeps } from "./campaign-routes.ts";
import { regionCode, schoolYear } from "./region-routes.ts";
import type { SessionDeps } from "./session-deps.ts";

const tags = ["campaign"];
const params = z.object({ code: regionCode, year: schoolYear, school: z.string().max(40) });
const path = "/regions/:code/years/:year/schools/:school/form";

export type FormRouteDeps = SessionDeps & AssessDeps;

/** One school's form: look, fill in cell by cell or from a file, hand in, send back, accept; and its own assessment. */
export function formRoutes(plain: FastifyInstance, deps: FormRouteDeps): void {
  fillingRoutes(typed(plain), deps);
  movingRoutes(typed(plain), deps);
  fileRoute(typed(plain), deps);
  assessmentRoute(typed(plain), deps);
}

const keyOf = ({ code, year, school }: z.infer<typeof params>): FormKey => ({
  regionCode: code,
  schoolYear: year,
  schoolCode: school,
});

async function viewOf(deps: FormRouteDeps, key: FormKey): Promise<SchoolFormView> {
  return schoolFormView(await schoolForm(campaignDeps(deps), key));
}

function fillingRoutes(app: Api, deps: FormRouteDeps): void {
  app.get(
    path,
    {
      config: access("form.read", inSchool),
      schema: {
        tags,
        summary: "本校报表：单元格、去年数、意见、问题 a school's form",
        params,
        response: answers(formShape),
      },
    },
    (request) => viewOf(deps, keyOf(request.params)),
  );

  const cell = z.strictObject({ column: z.string().max(80), value: formValue, revision: z.number().int().min(0) });
  app.put(
    `${path}/cells`,
    {
      config: access("form.fill", inSchool),
      schema: {
        tags,
        summary: "随填随存 save cells as they are typed",
        description:
          "`revision`: the one that was seen, 0 for an empty cell. A cell changed meanwhile is not taken and named in `refused`.",
        params,
        body: z.strictObject({ cells: z.array(cell).min(1).max(300) }),
        response: answers(cellsSaved),
      },
    },
    async (request) => {
      const ask = { key: keyOf(request.params), cells: request.body.cells };
      return cellsSavedView(await saveCells(campaignDeps(deps), actorOf(request), ask));
    },
  );
}

function movingRoutes(app: Api, deps: FormRouteDeps): void {
  app.post(
    `${path}/submit`,
    {
      config: access("form.submit", inSchool),
      schema: {
        tags,
        summary: "报送 hand in",
        params,
        body: z.strictObject({ note: z.string().max(2000).nullish() }).nullish(),
        response: answers(formShape),
      },
    },
    async (request) => {
      const key = keyOf(request.params);
      await submitForm(campaignDeps(deps), actorOf(request), { key, note: request.body?.note?.trim() || null });
      return await viewOf(deps, key);
    },
  );

  const remark = z.strictObject({ column: z.string().max(80).nullable(), text: z.string().trim().min(1).max(2000) });
  app.post(
    `${path}/send-back`,
    {
      config: access("campaign.run", inSchool),
      schema: {
        tags,
        summary: "退回，附意见 send back with remarks",
        params,
        body: z.strictObject({ remarks: z.array(remark).max(100) }),
        response: answers(formShape),
      },
    },
    async (request) => {
      const key = keyOf(request.params);
      await sendBack(campaignDeps(deps), actorOf(request), { key, remarks: request.body.remarks });
      return await viewOf(deps, key);
    },
  );

  app.post(
    `${path}/accept`,
    {
      config: access("campaign.run", inSchool),
      schema: { tags, summary: "接收 accept", params, response: answers(formShape) },
    },
    async (request) => {
      const key = keyOf(request.params);
      await acceptForm(campaignDeps(deps), actorOf(request), key);
      return await viewOf(deps, key);
    },
  );
}

function fileRoute(app: Api, deps: FormRouteDeps): void {
  app.post(
    `${path}/file`,
    {
      config: access("form.fill", inSchool),
      schema: {
        tags,
        summary: "用表格填：取本校那一行 fill in from a file: the school's own row",
        consumes: ["multipart/form-data"],
        params,
        response: answers(cellsSaved),
      },
    },
    async (request) => {
      const received = await receiveFile(request, { folder: deps.uploadFolder, most: deps.options.uploadBytes });
      try {
        const ask = { key: keyOf(request.params), path: received.path, fileName: received.fileName };
        const fill = { ...campaignDeps(deps), readReturn: deps.readReturn };
        return cellsSavedView(await fileIntoForm(fill, actorOf(request), ask));
      } finally {
        await rm(received.path, { force: true });
      }
    },
  );
}

function assessmentRoute(app: Api, deps: FormRouteDeps): void {
  app.get(
    "/regions/:code/years/:year/schools/:school/assessment",
    {
      config: access("facts.read_school", inSchool),
      schema: {
        tags: ["assess"],
        summary: "本校的评估与差距 a school's own assessment",
        params,
        querystring: z.object({ standard: z.string().max(100) }),
        response: answers(assessmentShape),
      },
    },
    (request) => schoolAssessment(deps, { ...keyOf(request.params), standardId: request.query.standard }),
  );
}
