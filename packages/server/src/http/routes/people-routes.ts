import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { InvitedView, PersonView } from "../../api-types.ts";
import {
  changeAccount,
  endOneSession,
  invite,
  type Invited,
  peopleInReach,
  PeopleRefusal,
  personOrRefuse,
  reaches,
  recoverAccount,
  sessionsOf,
  stopAccount,
  wayTo,
} from "../../identity/index.ts";
import { namesInUse, type RegionNames, schoolsOfRegion } from "../../returns/index.ts";
import { access, inRegion } from "../access.ts";
import { answers, created, nothing } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import type { HttpDeps } from "../deps.ts";
import {
  accountName,
  invited,
  openSession,
  permissions,
  person,
  personAsk,
  regionNode,
  schoolName,
} from "../people-schemas.ts";
import type { Account } from "../../store/index.ts";
import { openSessionView, type PeopleWords, permissionsView, personView, regionNodeView } from "../people-views.ts";
import { sessionOrProblem } from "../session-cookie.ts";
import { regionCode } from "./region-routes.ts";

export interface PeopleRouteDeps extends HttpDeps {
  readonly regionNames: RegionNames;
}

const tags = ["people"];
const id = z.object({ id: z.uuid() });

/** Accounts: list, invite, change, stop, recover, end sessions; the table of permissions; the region tree. */
export function peopleRoutes(plain: FastifyInstance, deps: PeopleRouteDeps): void {
  lookingRoutes(typed(plain), deps);
  invitingRoutes(typed(plain), deps);
  changingRoutes(typed(plain), deps);
  treeRoutes(typed(plain), deps);
}

function lookingRoutes(app: Api, deps: PeopleRouteDeps): void {
  app.get(
    "/people",
    {
      config: access("people.read"),
      schema: { tags, summary: "管辖内的账号 accounts within reach", response: answers(z.array(person)) },
    },
    async () => {
      const words = await wordsOf(deps);
      return (await peopleInReach(deps)).map((account) => personView(words, account, deps.now()));
    },
  );

  app.get(
    "/people/:id/sessions",
    {
      config: access("people.read"),
      schema: {
        tags,
        summary: "某账号的登录 open sessions of an account",
        params: id,
        response: answers(z.array(openSession)),
      },
    },
    async (request) => {
      const account = await personOrRefuse(deps.store, request.params.id);
      const own = sessionOrProblem(request);
      return (await sessionsOf(deps, account.account_id)).map((row) => openSessionView(row, own));
    },
  );

  app.get(
    "/permissions",
    {
      config: access("standard.read"),
      schema: { tags, summary: "权限表 the table of permissions", response: answers(permissions) },
    },
    () => permissionsView(deps.people),
  );
}

async function wordsOf({ store, people, regionNames }: PeopleRouteDeps): Promise<PeopleWords> {
  return { people, regionNames: await namesInUse(store, regionNames) };
}

async function linkView(deps: PeopleRouteDeps, { account, token }: Invited): Promise<InvitedView> {
  return { person: await viewOf(deps, account), link: `/sign-in#${token}` };
}

async function viewOf(deps: PeopleRouteDeps, account: Account): Promise<PersonView> {
  return personView(await wordsOf(deps), account, deps.now());
}

function invitingRoutes(app: Api, deps: PeopleRouteDeps): void {
  app.post(
    "/people",
    {
      config: access("people.manage"),
      schema: {
        tags,
        summary: "邀请：新账号与一次性链接 invite: a new account and its one-time link",
        body: personAsk.extend({ name: accountName }),
        response: created(invited),
      },
    },
    async (request, reply) => {
      const by = sessionOrProblem(request).account;
      const { name, role, region_code, schools, full_name: fullName } = request.body;
      const made = await invite(deps, by, { name, role, regionCode: region_code, schools, fullName });
      return reply.code(201).send(await linkView(deps, made));
    },
  );

  app.post(
    "/people/:id/recover",
    {
      config: access("people.manage"),
      schema: {
        tags,
        summary: "恢复：解锁、结束登录、给新链接 recover: unlock, end sessions, a new link",
        params: id,
        body: z.strictObject({ second_factor: z.boolean().default(false) }),
        response: answers(invited),
      },
    },
    async (request) => {
      const ask = { id: request.params.id, dropSecondFactor: request.body.second_factor };
      return await linkView(deps, await recoverAccount(deps, sessionOrProblem(request).account, ask));
    },
  );
}

function changingRoutes(app: Api, deps: PeopleRouteDeps): void {
  app.put(
    "/people/:id",
    {
      config: access("people.manage"),
      schema: {
        tags,
        summary: "改角色、地区、学校 change role, region, schools",
        params: id,
        body: personAsk,
        response: answers(person),
      },
    },
    async (request) => {
      const { role, region_code, schools, full_name: fullName } = request.body;
      const change = { role, regionCode: region_code, schools, fullName };
      const changed = await changeAccount(deps, sessionOrProblem(request).account, { id: request.params.id, change });
      return await viewOf(deps, changed);
    },
  );

  app.post(
    "/people/:id/stop",
    {
      config: access("people.manage"),
      schema: {
        tags,
        summary: "停用或重新启用 stop, or let in again",
        params: id,
        body: z.strictObject({ stopped: z.boolean() }),
        response: answers(person),
      },
    },
    async (request) => {
      const ask = { id: request.params.id, stopped: request.body.stopped };
      return await viewOf(deps, await stopAccount(deps, sessionOrProblem(request).account, ask));
    },
  );

  app.delete(
    "/people/:id/sessions/:session",
    {
      config: access("people.manage"),
      schema: {
        tags,
        summary: "结束一次登录 end a session",
        params: id.extend({ session: z.uuid() }),
        response: nothing,
      },
    },
    async (request, reply) => {
      const account = await personOrRefuse(deps.store, request.params.id);
      const by = sessionOrProblem(request).account;
      if (!(await endOneSession(deps, by, { account, sessionId: request.params.session }))) throw noSession();
      return reply.code(204).send(null);
    },
  );
}

function treeRoutes(app: Api, deps: PeopleRouteDeps): void {
  app.get(
    "/region-tree",
    {
      config: access("region.read"),
      schema: {
        tags,
        summary: "地区树：管辖内各级，以及上级 the region tree: what is in reach, and the way up",
        querystring: z.object({
          under: z
            .string()
            .regex(/^\d{0,6}$/)
            .default(""),
        }),
        response: answers(z.array(regionNode)),
      },
    },
    async (request) => {
      const { region_code: own } = sessionOrProblem(request).account;
      const words = await wordsOf(deps);
      const inTree = [...words.regionNames.keys()].filter((code) => reaches(own, code));
      const codes = new Set([...wayTo(own), ...inTree].filter((code) => code.startsWith(request.query.under)));
      return [...codes].toSorted().map((code) => regionNodeView(words, code));
    },
  );

  app.get(
    "/regions/:code/schools",
    {
      config: access("region.read", inRegion),
      schema: {
        tags,
        summary: "学校名单（最近发布的报表） schools of the newest published return",
        params: z.object({ code: regionCode }),
        response: answers(z.array(schoolName)),
      },
    },
    async (request) => {
      const schools = await schoolsOfRegion(deps.store, request.params.code);
      return schools.map(({ schoolCode, schoolName: name }) => ({ school_code: schoolCode, school_name: name }));
    },
  );
}

/** There is no such session any more. */
export function noSession(): PeopleRefusal {
  return new PeopleRefusal("not-found", { zh: "没有这次登录，或已结束。", en: "There is no such session any more." });
}
