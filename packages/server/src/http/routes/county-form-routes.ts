import { rm } from "node:fs/promises";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { FormFillView, FormsFilledView } from "../../api-types.ts";
import { asAccount } from "../../identity/index.ts";
import {
  acceptForms,
  type FillDeps,
  fileIntoForms,
  type FormFill,
  type FormFills,
  type FormsFilled,
  Refusal,
  startFormFills,
} from "../../returns/index.ts";
import { access, inRegion } from "../access.ts";
import { accepted, answers, nothing } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { campaignDetail, formFill } from "../campaign-schemas.ts";
import { troubleView } from "../error-handler.ts";
import { receiveFile } from "../receive-file.ts";
import { actorOf } from "../session-cookie.ts";
import { campaignDeps, detailOf } from "./campaign-routes.ts";
import type { FormRouteDeps } from "./form-routes.ts";
import { regionCode, schoolYear } from "./region-routes.ts";

const tags = ["campaign"];
const params = z.object({ code: regionCode, year: schoolYear });
const oneFill = params.extend({ fill: z.string().max(60) });
const path = "/regions/:code/years/:year/campaign";

/** The forms of many schools at once: filled in from one file, accepted together. */
export function countyFormRoutes(plain: FastifyInstance, deps: FormRouteDeps): void {
  const fills = startFormFills((error) => plain.log.error(error));
  plain.addHook("onClose", () => fills.stop());
  fileRoute(typed(plain), deps, fills);
  watchRoutes(typed(plain), fills);
  acceptRoute(typed(plain), deps);
}

function fileRoute(app: Api, deps: FormRouteDeps, fills: FormFills): void {
  app.post(
    `${path}/file`,
    {
      config: access("campaign.run", inRegion),
      schema: {
        tags,
        summary: "用一份文件填入各校报表 fill in the forms of many schools from one file",
        description:
          "One row a school. The answer comes before the file is read: ask for it again, or stop it. Forms without errors are handed in. What a school has begun to fill in itself is left as it is.",
        consumes: ["multipart/form-data"],
        params,
        response: accepted(formFill),
      },
    },
    async (request, reply) => reply.code(202).send(fillView(await begin(deps, fills, request))),
  );
}

async function begin(deps: FormRouteDeps, fills: FormFills, request: FastifyRequest): Promise<FormFill> {
  const { code, year } = request.params as z.infer<typeof params>;
  const actor = actorOf(request);
  const received = await receiveFile(request, { folder: deps.uploadFolder, most: deps.options.uploadBytes });
  const { path: at, fileName } = received;
  const remove = async (): Promise<void> => await rm(at, { force: true });
  const fill: FillDeps = { ...campaignDeps(deps), readReturn: deps.readReturn };
  const key = { regionCode: code, schoolYear: year };
  const begun = fills.start(key, async (watch) => {
    try {
      const ask = { key, path: at, fileName, watch };
      // it outlives the request: within the reach of whoever asked
      return await asAccount(deps, actor.name, () => fileIntoForms(fill, actor, ask));
    } finally {
      await remove();
    }
  });
  if (begun !== null) return begun;
  await remove();
  throw new Refusal("conflict", {
    zh: "本地区有一份文件正在填入。请等它填完，或先停止。",
    en: "A file is being filled in for this region already. Wait for its end, or stop it first.",
  });
}

function watchRoutes(app: Api, fills: FormFills): void {
  const found = ({ code, year, fill }: z.infer<typeof oneFill>): FormFill => {
    const one = fills.find(fill);
    if (one !== undefined && one.regionCode === code && one.schoolYear === year) return one;
    throw new Refusal("not-found", {
      zh: "没有这次填入，或系统已重新启动。已填入的都在；可以用同一份文件再填一次，填好的不会重复。",
      en: "There is no such filling in, or the server was started again. What was filled in is kept: bring the same file again, and nothing is done twice.",
    });
  };
  app.get(
    `${path}/file/:fill`,
    {
      config: access("campaign.run", inRegion),
      schema: { tags, summary: "填入的进度与结果 how far it is", params: oneFill, response: answers(formFill) },
    },
    (request) => fillView(found(request.params)),
  );

  app.delete(
    `${path}/file/:fill`,
    {
      config: access("campaign.run", inRegion),
      schema: {
        tags,
        summary: "停止填入：已填入的保留 stop: what was filled in stays",
        params: oneFill,
        response: nothing,
      },
    },
    async (request, reply) => {
      fills.cancel(found(request.params).fillId);
      return reply.code(204).send(null);
    },
  );
}

function fillView({ fillId, state, done, all, filled, error }: FormFill): FormFillView {
  const problem = state === "failed" ? troubleView(error) : null;
  return { fill_id: fillId, state, done, all, filled: filled === null ? null : filledView(filled), problem };
}

function filledView(filled: FormsFilled): FormsFilledView {
  return {
    handed_in: filled.handedIn,
    with_errors: filled.withErrors,
    left: filled.left,
    not_done: filled.notDone,
    not_in_file: filled.notInFile,
    not_in_campaign: filled.notInCampaign,
    errors: filled.errors,
  };
}

function acceptRoute(app: Api, deps: FormRouteDeps): void {
  app.post(
    `${path}/accept`,
    {
      config: access("campaign.run", inRegion),
      schema: {
        tags,
        summary: "接收全部待核对的报表 accept every form that is handed in",
        params,
        response: answers(campaignDetail),
      },
    },
    async (request) => {
      const key = { regionCode: request.params.code, schoolYear: request.params.year };
      await acceptForms(campaignDeps(deps), actorOf(request), key);
      return await detailOf(deps, key);
    },
  );
}
