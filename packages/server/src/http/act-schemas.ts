import { z } from "zod";
import type {
  ActView,
  AdoptedPlanView,
  DecisionView,
  GoalComingView,
  GoalView,
  HeadView,
  RoadMeasureView,
  TaskView,
} from "../api-types.ts";
import { named } from "./schemas.ts";

/** The shapes of api-act.ts as zod schemas. */

/** A day: "2027-08-31". */
export const day = z.iso.date().meta({ example: "2027-08-31" });
/** A line of words that somebody writes. */
export const line = z.string().trim().min(1).max(500);

const change = z.strictObject({ schoolCode: z.string().max(40), column: z.string().max(80), add: z.number() });
export const due = z.object({
  state: z.enum(["on_time", "due_soon", "overdue", "closed"]),
  days: z.number().nullable(),
});
const born = z.object({
  standard: z.string(),
  stage: z.string(),
  indicator: z.string(),
  schoolCode: z.string(),
  schoolYear: z.number(),
});

const planKind = z.enum(["rotation", "resources", "groups", "places"]);

export const decisionAsk = z.strictObject({
  school_code: z.string().max(40).nullable().default(null),
  title: line,
  body: line,
  decided_on: day,
  present: z.string().trim().max(2000),
  result: z.string().trim().min(1).max(2000),
  document: z.string().trim().max(300).nullable().default(null),
  by_party: z.boolean().nullable().default(null),
  plan_kind: planKind.nullable().default(null),
  plan_id: z.string().max(60).nullable().default(null),
  measures: z.array(z.uuid()).max(500).default([]),
});

export const decision: z.ZodType<DecisionView> = named(
  "Decision",
  decisionAsk.omit({ measures: true }).extend({ decision_id: z.string(), made_by: z.string() }),
);

export const measureAsk = z.strictObject({
  school_code: z.string().max(40).nullable().default(null),
  title: line,
  owner: line,
  principal: z.string().trim().max(80).nullable().default(null),
  secretary: z.string().trim().max(80).nullable().default(null),
  principal_account: z.uuid().nullable().default(null),
  secretary_account: z.uuid().nullable().default(null),
  starts_on: day,
  ends_on: day,
  cost_yuan: z.number().min(0).nullable().default(null),
  depends_on: z.array(z.uuid()).max(50).default([]),
  changes: z.array(change).max(200).default([]),
});

export const kept = z.array(z.object({ event: z.any(), at: z.string(), who: z.string() }));
const state = z.enum(["open", "under_way", "reported", "closed", "excepted", "dropped"]);
const shownBy = { state, closed_by: z.string().nullable(), shown_unmet: z.string().nullable(), due, events: kept };

export const roadMeasure: z.ZodType<RoadMeasureView> = named(
  "RoadMeasure",
  measureAsk.extend({
    ...shownBy,
    measure_id: z.string(),
    title_en: z.string().nullable(),
    decision_id: z.string().nullable(),
    standard: z.string().nullable(),
    indicators: z.array(z.string()),
    plan_kind: planKind.nullable(),
    plan_id: z.string().nullable(),
    plan_item: z.string().nullable(),
    from_year: z.number().nullable(),
    done_on: z.string().nullable(),
  }),
);

export const head: z.ZodType<HeadView> = named(
  "MeasureHead",
  z.object({
    account_id: z.string(),
    name: z.string(),
    full_name: z.string().nullable(),
    role: z.string(),
    schools: z.array(z.string()),
  }),
);

export const fromPlanAsk = z.strictObject({
  kind: planKind,
  plan_id: z.string().max(60),
  owner: line.nullable().default(null),
});

const words = z.object({ zh: z.string(), en: z.string() });

export const adoptedPlan: z.ZodType<AdoptedPlanView> = named(
  "AdoptedPlan",
  z.object({
    kind: planKind,
    plan_id: z.string(),
    name: z.string(),
    school_year: z.number().nullable(),
    standard: z.string().nullable(),
    adopted_at: z.string(),
    adopted_by: z.string(),
    items: z.array(
      z.object({
        id: z.string(),
        title: words,
        schoolCode: z.string().nullable(),
        indicators: z.array(z.string()),
        year: z.number().nullable(),
        costYuan: z.number().nullable(),
        responsible: z.string().nullable(),
        changes: z.array(change),
        after: z.array(z.string()),
        startsOn: z.string().exactOptional(),
        endsOn: z.string().exactOptional(),
      }),
    ),
    measures: z.number(),
    decision_id: z.string().nullable(),
  }),
);

export const taskAsk = z.strictObject({
  school_code: z.string().max(40).nullable().default(null),
  title: line,
  owner: line,
  due_on: day,
});

export const task: z.ZodType<TaskView> = named(
  "Task",
  taskAsk.extend({
    task_id: z.string(),
    title_en: z.string().nullable(),
    born: born.nullable(),
    ...shownBy,
  }),
);

const point = z.object({ schoolYear: z.number(), value: z.number().nullable(), isReached: z.boolean().nullable() });

export const goalAsk = z.strictObject({
  title: line,
  standard: z.string().max(100),
  aims_at: z.enum(["verdict", "sections_meeting", "cv", "mean"]),
  stage: z.string().max(60).nullable().default(null),
  indicator: z.string().max(100).nullable().default(null),
  target: z.number().nullable().default(null),
  school_year: z.number().int().min(1990).max(2100),
  owner: line,
});

export const goal: z.ZodType<GoalView> = named(
  "Goal",
  goalAsk.extend({
    goal_id: z.string(),
    from_year: z.number().nullable(),
    created_by: z.string(),
    state: z.enum(["reached", "missed", "on_course", "behind", "no_return_yet", "unknown"]),
    needed_now: z.number().nullable(),
    points: z.array(point),
    ahead: point.nullable(),
  }),
);

export const goalComing: z.ZodType<GoalComingView> = named(
  "GoalComing",
  z.object({ goal_id: z.string(), idle: point, ahead: point }),
);

export const act: z.ZodType<ActView> = named(
  "Act",
  z.object({
    region_code: z.string(),
    today: z.string(),
    goals: z.array(goal),
    measures: z.array(roadMeasure),
    decisions: z.array(decision),
    tasks: z.array(task),
    road: z
      .object({
        standard: z.string(),
        from_version: z.string(),
        steps: z.array(
          z.object({
            day: z.string(),
            measures: z.array(z.string()),
            verdict: z.string(),
            sectionsShort: z.number(),
          }),
        ),
        passes_on: z.string().nullable(),
        last: z.array(z.string()),
        way: z.array(z.object({ id: z.string(), beginsOn: z.string(), doneOn: z.string(), slackDays: z.number() })),
        still_short: z
          .object({
            sections: z.array(
              z.object({
                stage: z.string(),
                schoolCode: z.string(),
                schoolName: z.string(),
                indicators: z.array(z.string()),
              }),
            ),
            cvs: z.array(z.object({ stage: z.string(), indicator: z.string(), cv: z.number().nullable() })),
            requirements: z.array(
              z.object({
                id: z.string(),
                name: words,
                verdict: z.enum(["meets", "falls_short", "not_assessable"]),
              }),
            ),
          })
          .nullable(),
        verdict: z.string(),
      })
      .nullable(),
  }),
);
