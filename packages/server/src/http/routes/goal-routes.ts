import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { goalsOfRegion, setGoal, takeGoalBack } from "../../act/index.ts";
import { listMeasures } from "../../store/index.ts";
import { access, inRegion } from "../access.ts";
import { goal, goalAsk } from "../act-schemas.ts";
import { goalView } from "../act-views.ts";
import { created, nothing } from "../answers.ts";
import { typed } from "../api.ts";
import { actorOf } from "../session-cookie.ts";
import type { ActRouteDeps } from "./act-routes.ts";
import { regionCode } from "./region-routes.ts";

const tags = ["act"];
const params = z.object({ code: regionCode });

/** Goals: what the return of a school year is to show. */
export function goalRoutes(plain: FastifyInstance, deps: ActRouteDeps): void {
  const app = typed(plain);
  app.post(
    "/regions/:code/act/goals",
    {
      config: access("act.edit", inRegion),
      schema: { tags, summary: "定目标 set a goal", params, body: goalAsk, response: created(goal) },
    },
    async (request, reply) => {
      const { code } = request.params;
      const { aims_at: aimsAt, school_year: schoolYear, ...said } = request.body;
      const id = await setGoal(deps, actorOf(request), code, { ...said, aimsAt, schoolYear });
      const goals = await goalsOfRegion(deps, code, await listMeasures(deps.store, code));
      return reply.code(201).send(goalView(goals.find(({ row }) => row.goal_id === id)!));
    },
  );

  app.delete(
    "/regions/:code/act/goals/:goal",
    {
      config: access("act.edit", inRegion),
      schema: {
        tags,
        summary: "撤回目标 take a goal back",
        params: params.extend({ goal: z.uuid() }),
        response: nothing,
      },
    },
    async (request, reply) => {
      await takeGoalBack(deps, actorOf(request), request.params.code, request.params.goal);
      return reply.code(204).send(null);
    },
  );
}
