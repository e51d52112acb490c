import type { FastifyInstance } from "fastify";
import { z } from "zod";
import {
  type ComingDeps,
  comingGoals,
  goalsOfRegion,
  setGoal,
  standingMeasures,
  takeGoalBack,
} from "../../act/index.ts";
import type { RoadMeasureRow } from "../../store/index.ts";
import { access, inRegion } from "../access.ts";
import { goal, goalAsk, goalComing } from "../act-schemas.ts";
import { goalView } from "../act-views.ts";
import { answers, created, nothing } from "../answers.ts";
import { type Api, typed } from "../api.ts";
import { actorOf } from "../session-cookie.ts";
import { type ActRouteDeps, taskDeps } from "./act-routes.ts";
import { regionCode } from "./region-routes.ts";

const tags = ["act"];
const params = z.object({ code: regionCode });

export type GoalRouteDeps = ActRouteDeps & ComingDeps;

/** Goals: what the return of a school year is to show. */
export function goalRoutes(plain: FastifyInstance, deps: GoalRouteDeps): void {
  settingRoutes(typed(plain), deps);
  comingRoute(typed(plain), deps);
}

function comingRoute(app: Api, deps: GoalRouteDeps): void {
  app.get(
    "/regions/:code/act/goals/coming",
    {
      config: access("forecast.read", inRegion),
      schema: {
        tags,
        summary: "计入学生数预测，目标能否达到 what is coming for the goals, with the pupils expected",
        params,
        response: answers(z.array(goalComing)),
      },
    },
    async (request) => {
      const { code } = request.params;
      const coming = await comingGoals(deps, code, await measuresThatStand(deps, code));
      return coming.map(({ goalId, idle, ahead }) => ({ goal_id: goalId, idle, ahead }));
    },
  );
}

/** The measures that are held to be done: what was dropped helps no goal. */
async function measuresThatStand(deps: ActRouteDeps, code: string): Promise<readonly RoadMeasureRow[]> {
  const standing = await standingMeasures(taskDeps(deps), code);
  return standing.filter((one) => one.standing.state !== "dropped").map(({ row }) => row);
}

function settingRoutes(app: Api, deps: ActRouteDeps): void {
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
      const goals = await goalsOfRegion(deps, code, await measuresThatStand(deps, code));
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
