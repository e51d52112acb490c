import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { dayOf } from "../../day-of.ts";
import type { RisenView, VisitView } from "../../api-types.ts";
import {
  findingsOfRegion,
  keepVisits,
  makeVisit,
  moveVisit,
  proposeVisitPlan,
  supervisorsOf,
  type VisitDeps,
} from "../../act/index.ts";
import type { AssessDeps } from "../../assess/index.ts";
import { seatOf } from "../../identity/index.ts";
import { namesInUse, Refusal, schoolsOfRegion } from "../../returns/index.ts";
import { listVisits, regionsWithRises, type RiseLevel } from "../../store/index.ts";
import { access, inRegion } from "../access.ts";
import { supervisionView, visitView } from "../act-views.ts";
import { answers, created } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { actorOf, sessionOrProblem } from "../session-cookie.ts";
import {
  proposal,
  proposalAsk,
  risen,
  supervisor,
  visit,
  visitMadeAsk,
  visitMoveAsk,
  visitsAsk,
} from "../supervision-schemas.ts";
import { regionCode } from "./region-routes.ts";
import type { SessionDeps } from "./session-deps.ts";
import { supervisionDeps } from "./supervision-routes.ts";

const tags = ["act"];
const params = z.object({ code: regionCode });
const oneVisit = params.extend({ visit: z.uuid() });

export type VisitRouteDeps = SessionDeps & AssessDeps;

/** Visits of supervisors, and what rose to the level above because it was not mended in time. */
export function visitRoutes(plain: FastifyInstance, deps: VisitRouteDeps): void {
  risenRoute(typed(plain), deps);
  lookingRoutes(typed(plain), deps);
  planningRoutes(typed(plain), deps);
  makingRoutes(typed(plain), deps);
}

function visitDeps(deps: VisitRouteDeps): VisitDeps {
  return {
    ...supervisionDeps(deps),
    kernelVersion: deps.kernelVersion,
    get policy() {
      return deps.policy;
    },
  };
}

async function visitsOf(deps: VisitRouteDeps, code: string): Promise<VisitView[]> {
  const today = dayOf(deps.now());
  return (await listVisits(deps.store, code)).map((row) => visitView(row, today));
}

/** From the lowest. A finding that rose to a level above one's own passed one's own on its way, or is more than it. */
const LEVELS: readonly RiseLevel[] = ["county", "city", "province", "nation"];

function risenRoute(app: Api, deps: VisitRouteDeps): void {
  app.get(
    "/supervision/risen",
    {
      config: access("supervision.read"),
      schema: {
        tags,
        summary: "逾期上报到本级的督导问题 overdue findings that rose to one's own level",
        response: answers(z.array(risen)),
      },
    },
    async (request): Promise<RisenView[]> => {
      const own = levelsOf(deps, sessionOrProblem(request).account.region_code);
      const names = await namesInUse(deps.store, deps.regionNames);
      const codes = await regionsWithRises(deps.store, own);
      const lists = await Promise.all(
        codes.map((code) => risenIn(deps, code, { own, name: names.get(code)?.zh ?? null })),
      );
      return lists.flat().toSorted((a, b) => (a.due_on < b.due_on ? -1 : 1));
    },
  );
}

/** One's own level and those above; who sits above the highest to which anything rises sees what rose to that. */
function levelsOf({ people }: VisitRouteDeps, regionCode: string): readonly RiseLevel[] {
  const highest = Math.max(...people.act.rises.map(({ to }) => LEVELS.indexOf(to)));
  return LEVELS.slice(Math.min(LEVELS.indexOf(seatOf(regionCode)), highest));
}

async function risenIn(
  deps: VisitRouteDeps,
  code: string,
  { own, name }: { readonly own: readonly string[]; readonly name: string | null },
): Promise<readonly RisenView[]> {
  const schools = new Map((await schoolsOfRegion(deps.store, code)).map((one) => [one.schoolCode, one.schoolName]));
  return (await findingsOfRegion(supervisionDeps(deps), code))
    .filter(({ standing, rises }) => standing.state !== "closed" && rises.some(({ level }) => own.includes(level)))
    .map((one) => ({
      ...supervisionView(one),
      region_code: code,
      region_name: name,
      school_name: schools.get(one.row.school_code) ?? one.row.school_code,
    }));
}

function lookingRoutes(app: Api, deps: VisitRouteDeps): void {
  app.get(
    "/regions/:code/supervisors",
    {
      config: access("supervision.read", inRegion),
      schema: {
        tags,
        summary: "督学及其学校 supervisors and their schools",
        params,
        response: answers(z.array(supervisor)),
      },
    },
    async (request) => {
      const { region_code: home, role, name: own } = sessionOrProblem(request).account;
      const all = await supervisorsOf(visitDeps(deps), request.params.code);
      // a supervisor, a principal, a secretary: himself, or nobody
      const shown = ["supervisor", "principal", "party_secretary"].includes(role) && home === request.params.code;
      return all
        .filter(({ name }) => !shown || name === own)
        .map(({ name, full_name, schools }) => ({ name, full_name, schools: [...schools] }));
    },
  );

  app.get(
    "/regions/:code/visits",
    {
      config: access("supervision.read", inRegion),
      schema: { tags, summary: "督导计划 the visits", params, response: answers(z.array(visit)) },
    },
    (request) => visitsOf(deps, request.params.code),
  );
}

function planningRoutes(app: Api, deps: VisitRouteDeps): void {
  app.post(
    "/regions/:code/visits/proposal",
    {
      config: access("supervision.plan", inRegion),
      schema: {
        tags,
        summary: "按各校差距拟督导计划，不保存 propose visits from the schools' shortfalls; nothing is kept",
        params,
        body: proposalAsk,
        response: answers(proposal),
      },
    },
    async (request) => {
      const { supervisor: name, standard: standardId, from, to } = request.body;
      refuseForAnother(request, name);
      const ask = { regionCode: request.params.code, supervisor: name, standardId, from, to };
      const { visits, leftOut } = await proposeVisitPlan(visitDeps(deps), ask);
      return {
        visits: visits.map(({ schoolCode, day, points }) => ({ school_code: schoolCode, day, points: [...points] })),
        left_out: [...leftOut],
      };
    },
  );

  app.post(
    "/regions/:code/visits",
    {
      config: access("supervision.plan", inRegion),
      schema: {
        tags,
        summary: "保存督导计划 keep a visit plan",
        params,
        body: visitsAsk,
        response: created(z.array(visit)),
      },
    },
    async (request, reply) => {
      const { code } = request.params;
      const { supervisor: name, visits } = request.body;
      refuseForAnother(request, name);
      const plan = visits.map(({ school_code: schoolCode, day, points }) => ({ schoolCode, day, points }));
      await keepVisits(visitDeps(deps), actorOf(request), { regionCode: code, supervisor: name, visits: plan });
      return reply.code(201).send(await visitsOf(deps, code));
    },
  );
}

/** A supervisor plans his own visits. */
function refuseForAnother(request: FastifyRequest, supervisorName: string): void {
  const { role, name } = sessionOrProblem(request).account;
  if (role !== "supervisor" || name === supervisorName) return;
  throw new Refusal("conflict", {
    zh: "督学只能安排自己的督导。",
    en: "A supervisor plans his own visits.",
  });
}

function makingRoutes(app: Api, deps: VisitRouteDeps): void {
  app.post(
    "/regions/:code/visits/:visit/made",
    {
      config: access("supervision.write", inRegion),
      schema: {
        tags,
        summary: "记录督导和发现 note that a visit was made, with its findings",
        params: oneVisit,
        body: visitMadeAsk,
        response: answers(z.array(visit)),
      },
    },
    async (request) => {
      const { code, visit: visitId } = request.params;
      const { visited_on: visitedOn, summary, findings } = request.body;
      const found = findings.map(({ finding, due_on: dueOn }) => ({ finding, dueOn }));
      const made = { regionCode: code, visitId, visitedOn, summary, findings: found };
      await makeVisit(visitDeps(deps), actorOf(request), made);
      return await visitsOf(deps, code);
    },
  );

  app.post(
    "/regions/:code/visits/:visit/move",
    {
      config: access("supervision.plan", inRegion),
      schema: {
        tags,
        summary: "改期，或写明理由取消 move a visit, or cancel it with a reason",
        params: oneVisit,
        body: visitMoveAsk,
        response: answers(z.array(visit)),
      },
    },
    async (request) => {
      const { code, visit: visitId } = request.params;
      const { planned_on: plannedOn, reason } = request.body;
      await moveVisit(visitDeps(deps), actorOf(request), { regionCode: code, visitId, plannedOn, reason });
      return await visitsOf(deps, code);
    },
  );
}
