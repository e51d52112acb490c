import { rm } from "node:fs/promises";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { acceptForms, fileIntoForms } from "../../returns/index.ts";
import { access, inRegion } from "../access.ts";
import { answers } from "../answers.ts";
import { typed } from "../api.ts";
import { campaignDetail, formsFilled } from "../campaign-schemas.ts";
import { receiveFile } from "../receive-file.ts";
import { actorOf } from "../session-cookie.ts";
import { campaignDeps, detailOf } from "./campaign-routes.ts";
import type { FormRouteDeps } from "./form-routes.ts";
import { regionCode, schoolYear } from "./region-routes.ts";

const tags = ["campaign"];
const params = z.object({ code: regionCode, year: schoolYear });
const path = "/regions/:code/years/:year/campaign";

/** The forms of many schools at once: filled in from one file, accepted together. */
export function countyFormRoutes(plain: FastifyInstance, deps: FormRouteDeps): void {
  const app = typed(plain);
  app.post(
    `${path}/file`,
    {
      config: access("campaign.run", inRegion),
      schema: {
        tags,
        summary: "用一份文件填入各校报表 fill in the forms of many schools from one file",
        description:
          "One row a school. Forms without errors are handed in. What a school has begun to fill in itself is left as it is.",
        consumes: ["multipart/form-data"],
        params,
        response: answers(formsFilled),
      },
    },
    async (request) => {
      const { code, year } = request.params;
      const received = await receiveFile(request, { folder: deps.uploadFolder, most: deps.options.uploadBytes });
      try {
        const fill = { ...campaignDeps(deps), readReturn: deps.readReturn };
        const key = { regionCode: code, schoolYear: year };
        const { path: at, fileName } = received;
        const filled = await fileIntoForms(fill, actorOf(request), { key, path: at, fileName });
        return {
          handed_in: filled.handedIn,
          with_errors: filled.withErrors,
          left: filled.left,
          not_in_file: filled.notInFile,
          not_in_campaign: filled.notInCampaign,
        };
      } finally {
        await rm(received.path, { force: true });
      }
    },
  );

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
