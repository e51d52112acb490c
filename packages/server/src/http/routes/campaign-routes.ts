import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { CampaignDetail } from "../../api-types.ts";
import {
  addSchool,
  type CampaignDeps,
  campaignOrRefuse,
  namesInUse,
  openCampaign,
  publishCampaign,
} from "../../returns/index.ts";
import {
  type CampaignKey,
  countFilled,
  countOpenRemarks,
  listCampaigns,
  listFormStates,
  listSchoolForms,
} from "../../store/index.ts";
import { access, inRegion } from "../access.ts";
import { answers, created } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { campaign, campaignDetail as detailShape } from "../campaign-schemas.ts";
import { campaignDetail, campaignView } from "../campaign-views.ts";
import type { SessionDeps } from "./session-deps.ts";
import { version } from "../schemas.ts";
import { actorOf } from "../session-cookie.ts";
import { versionView } from "../views.ts";
import { regionCode, schoolYear } from "./region-routes.ts";

const tags = ["campaign"];
const year = z.object({ code: regionCode, year: schoolYear });
const day = z.iso.date().meta({ example: "2027-10-15" });
const reason = z.string().max(2000).nullish();

/** The yearly campaign as the county sees it: open, watch, assemble, publish. */
export function campaignRoutes(plain: FastifyInstance, deps: SessionDeps): void {
  lookingRoutes(typed(plain), deps);
  runningRoutes(typed(plain), deps);
  publishRoute(typed(plain), deps);
}

/** What the use cases of the campaign are handed. */
export function campaignDeps(deps: SessionDeps): CampaignDeps {
  const { store, policy, people, regionNames, now } = deps;
  return { store, policy, rules: people.campaign, regionNames, now };
}

const keyOf = ({ code, year: schoolYear }: { code: string; year: number }): CampaignKey => ({
  regionCode: code,
  schoolYear,
});

/** A campaign with its schools, as it is shown. */
export async function detailOf(deps: SessionDeps, key: CampaignKey): Promise<CampaignDetail> {
  const found = await campaignOrRefuse(deps.store, key);
  const forms = await listSchoolForms(deps.store, key);
  const counts = { filled: await countFilled(deps.store, key), openRemarks: await countOpenRemarks(deps.store, key) };
  return campaignDetail({ campaign: found, forms, counts }, await namesInUse(deps.store, deps.regionNames));
}

function lookingRoutes(app: Api, deps: SessionDeps): void {
  app.get(
    "/campaigns",
    {
      config: access("campaign.read"),
      schema: {
        tags,
        summary: "各地填报进度 the campaigns within reach",
        querystring: z.object({ year: schoolYear.optional() }),
        response: answers(z.array(campaign)),
      },
    },
    async (request) => {
      const names = await namesInUse(deps.store, deps.regionNames);
      const all = await listCampaigns(deps.store);
      const wanted = all.filter((one) => request.query.year === undefined || one.school_year === request.query.year);
      const years = [...new Set(wanted.map((one) => one.school_year))];
      const forms = new Map(
        await Promise.all(years.map(async (one) => [one, await listFormStates(deps.store, one)] as const)),
      );
      return wanted.map((one) => {
        const own = (forms.get(one.school_year) ?? []).filter((form) => form.region_code === one.region_code);
        return campaignView({ campaign: one, states: own.map(({ state }) => state) }, names);
      });
    },
  );

  app.get(
    "/regions/:code/years/:year/campaign",
    {
      config: access("campaign.read", inRegion),
      schema: {
        tags,
        summary: "一次填报与各校进度 a campaign and its schools",
        params: year,
        response: answers(detailShape),
      },
    },
    (request) => detailOf(deps, keyOf(request.params)),
  );
}

function runningRoutes(app: Api, deps: SessionDeps): void {
  app.put(
    "/regions/:code/years/:year/campaign",
    {
      config: access("campaign.run", inRegion),
      schema: {
        tags,
        summary: "开启填报，或改截止日期 open a campaign, or move its deadline",
        params: year,
        body: z.strictObject({ deadline: day, note: z.string().max(2000).nullish() }),
        response: answers(detailShape),
      },
    },
    async (request) => {
      const { deadline, note } = request.body;
      const key = keyOf(request.params);
      await openCampaign(campaignDeps(deps), actorOf(request), { ...key, deadline, note: note ?? null });
      return await detailOf(deps, key);
    },
  );

  app.post(
    "/regions/:code/years/:year/campaign/schools",
    {
      config: access("campaign.run", inRegion),
      schema: {
        tags,
        summary: "添一所学校 add a school",
        params: year,
        body: z.strictObject({
          school_code: z.string().trim().min(1).max(40),
          school_name: z.string().trim().min(1).max(200),
        }),
        response: created(detailShape),
      },
    },
    async (request, reply) => {
      const { school_code: schoolCode, school_name: schoolName } = request.body;
      const key = keyOf(request.params);
      await addSchool(campaignDeps(deps), actorOf(request), { ...key, schoolCode, schoolName });
      return reply.code(201).send(await detailOf(deps, key));
    },
  );
}

function publishRoute(app: Api, deps: SessionDeps): void {
  app.post(
    "/regions/:code/years/:year/campaign/publish",
    {
      config: access("campaign.publish", inRegion),
      schema: {
        tags,
        summary: "把已接收的报表汇总发布 assemble the accepted forms and publish",
        params: year,
        body: z.strictObject({ reason }).nullish(),
        response: answers(version),
      },
    },
    async (request) => {
      const ask = { ...keyOf(request.params), reason: request.body?.reason?.trim() || null };
      const published = await publishCampaign(campaignDeps(deps), actorOf(request), ask);
      deps.published();
      return versionView(published);
    },
  );
}
