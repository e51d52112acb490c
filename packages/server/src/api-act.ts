import type { BornOf, DueState, PlanItem, PlanKind, RoadStep, TaskEvent, TaskState } from "@youheng/kernel/act";
import type { FactChange } from "@youheng/kernel/decide";

/** The road map, decisions, tasks and the supervision ledger, in the shapes of the HTTP API. */

export interface DecisionView {
  readonly decision_id: string;
  readonly school_code: string | null;
  readonly title: string;
  readonly body: string;
  readonly decided_on: string;
  readonly present: string;
  readonly result: string;
  readonly document: string | null;
  /** whether the Party organisation's meeting decided it; null: not said */
  readonly by_party: boolean | null;
  /** the plan that it adopts; null: none */
  readonly plan_kind: PlanKind | null;
  readonly plan_id: string | null;
  readonly made_by: string;
}

export interface RoadMeasureView {
  readonly measure_id: string;
  readonly school_code: string | null;
  readonly title: string;
  readonly owner: string;
  readonly principal: string | null;
  readonly secretary: string | null;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly cost_yuan: number | null;
  readonly depends_on: readonly string[];
  readonly changes: readonly FactChange[];
  /** null: nobody has decided it yet */
  readonly decision_id: string | null;
  /** the standard and the indicators that it serves, where it was taken from a plan */
  readonly standard: string | null;
  readonly indicators: readonly string[];
  /** the plan that it was taken from, and which of its items it is; null: it was written */
  readonly plan_kind: PlanKind | null;
  readonly plan_id: string | null;
  readonly plan_item: string | null;
  /** school year of the return before it: a later one may show what it changed */
  readonly from_year: number | null;
  /** when it is done if what it waits for is; null: never, it waits in a circle or for one that is not there */
  readonly done_on: string | null;
}

export interface TaskView {
  readonly task_id: string;
  readonly school_code: string | null;
  readonly title: string;
  readonly owner: string;
  readonly due_on: string;
  readonly born: BornOf | null;
  readonly state: TaskState;
  readonly closed_by: string | null;
  readonly shown_unmet: string | null;
  readonly due: DueState;
  readonly events: readonly { readonly event: TaskEvent; readonly at: string; readonly who: string }[];
}

/** By when the district passes if all is done on time, from the newest published return. */
export interface RoadAheadView {
  readonly standard: string;
  readonly from_version: string;
  readonly steps: readonly RoadStep[];
  readonly passes_on: string | null;
  /** what the return says today */
  readonly verdict: string;
}

export interface ActView {
  readonly region_code: string;
  readonly today: string;
  readonly measures: readonly RoadMeasureView[];
  readonly decisions: readonly DecisionView[];
  readonly tasks: readonly TaskView[];
  /** null: nothing is published, or there is no measure */
  readonly road: RoadAheadView | null;
}

/** A plan that was adopted, with the work that it asks for. */
export interface AdoptedPlanView {
  readonly kind: PlanKind;
  readonly plan_id: string;
  readonly name: string;
  readonly school_year: number | null;
  readonly standard: string | null;
  readonly adopted_at: string;
  readonly adopted_by: string;
  readonly items: readonly PlanItem[];
  /** how many of the items are measures already */
  readonly measures: number;
  /** the decision that adopts it; null: none is recorded */
  readonly decision_id: string | null;
}

export interface SupervisionView {
  readonly finding_id: string;
  readonly school_code: string;
  readonly visited_on: string;
  readonly finding: string;
  readonly due_on: string;
  readonly due: DueState;
  readonly answer: string | null;
  readonly answered_by: string | null;
  readonly closed_on: string | null;
  readonly closed_by: string | null;
  readonly created_by: string;
}

/* Routes
   GET    /api/regions/:code/act?standard=          ActView             road map, decisions, tasks
   GET    /api/regions/:code/act/tasks              TaskView[]          within reach: a school's account sees its own
   POST   /api/regions/:code/act/measures           201 RoadMeasureView
   GET    /api/regions/:code/act/plans              AdoptedPlanView[]
   POST   /api/regions/:code/act/measures/from-plan {kind, plan_id, owner?}   201 RoadMeasureView[]   those made now
   POST   /api/regions/:code/act/decisions {…, measures: id[]}   201 DecisionView   and ties the measures to it
   POST   /api/regions/:code/act/tasks              201 TaskView
   POST   /api/regions/:code/act/tasks/from-gaps {standard, stage, indicator, due_on, owner}   201 TaskView[]   one for each school that falls short
   POST   /api/regions/:code/act/tasks/:task/report {what: begun | reported | confirmed, remark?}   TaskView
   POST   /api/regions/:code/act/tasks/:task/exception {reason}   TaskView
   GET    /api/regions/:code/act/calendar.ics       iCalendar
   GET    /api/regions/:code/supervision            SupervisionView[]   within reach
   POST   /api/regions/:code/schools/:school/supervision   201 SupervisionView[]
   POST   /api/regions/:code/supervision/:finding/answer {answer}   SupervisionView[]
   POST   /api/regions/:code/supervision/:finding/close   SupervisionView[]
*/
