import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { AdoptedPlanView } from "../../api-types.ts";
import {
  type AdoptedPlan,
  adoptedPlans,
  type FromPlanDeps,
  measuresFromPlan,
  standingMeasures,
} from "../../act/index.ts";
import { type DecisionRow, listDecisions, listMeasures, type RoadMeasureRow } from "../../store/index.ts";
import { access, inRegion } from "../access.ts";
import { adoptedPlan, fromPlanAsk, roadMeasure } from "../act-schemas.ts";
import { measureView } from "../act-views.ts";
import { answers, created } from "../answers.ts";
import { typed } from "../api.ts";
import { actorOf } from "../session-cookie.ts";
import { type ActRouteDeps, taskDeps } from "./act-routes.ts";
import { regionCode } from "./region-routes.ts";

const tags = ["act"];
const params = z.object({ code: regionCode });

/** From an adopted plan to measures of the road map. */
export function actPlanRoutes(plain: FastifyInstance, deps: ActRouteDeps): void {
  const app = typed(plain);
  app.get(
    "/regions/:code/act/plans",
    {
      config: access("act.read", inRegion),
      schema: {
        tags,
        summary: "已采用的方案和其中要做的事 adopted plans, with the work they ask for",
        params,
        response: answers(z.array(adoptedPlan)),
      },
    },
    async (request) => {
      const { code } = request.params;
      const plans = await adoptedPlans(planDeps(deps), code);
      const kept = { measures: await listMeasures(deps.store, code), decisions: await listDecisions(deps.store, code) };
      return await Promise.all(plans.map((plan) => planView(plan, kept)));
    },
  );

  app.post(
    "/regions/:code/act/measures/from-plan",
    {
      config: access("act.edit", inRegion),
      schema: {
        tags,
        summary: "由已采用的方案生成措施 make measures of an adopted plan",
        params,
        body: fromPlanAsk,
        response: created(z.array(roadMeasure)),
      },
    },
    async (request, reply) => {
      const { code } = request.params;
      const { kind, plan_id: planId, owner } = request.body;
      const ask = { regionCode: code, kind, planId, owner };
      const ids = new Set(await measuresFromPlan(planDeps(deps), actorOf(request), ask));
      const made = (await standingMeasures(taskDeps(deps), code)).filter(({ row }) => ids.has(row.measure_id));
      return reply.code(201).send(made.map(measureView));
    },
  );
}

function planDeps(deps: ActRouteDeps): FromPlanDeps {
  const { store, kernelVersion, people } = deps;
  return {
    store,
    kernelVersion,
    rules: people.act,
    get policy() {
      return deps.policy;
    },
  };
}

async function planView(
  plan: AdoptedPlan,
  kept: { readonly measures: readonly RoadMeasureRow[]; readonly decisions: readonly DecisionRow[] },
): Promise<AdoptedPlanView> {
  const { kind, planId, name, schoolYear, standard, adoptedAt, adoptedBy } = plan;
  return {
    kind,
    plan_id: planId,
    name,
    school_year: schoolYear,
    standard,
    adopted_at: adoptedAt.toISOString(),
    adopted_by: adoptedBy,
    items: [...(await plan.items())],
    measures: kept.measures.filter((one) => one.plan_id === planId).length,
    decision_id: kept.decisions.find((one) => one.plan_id === planId)?.decision_id ?? null,
  };
}
