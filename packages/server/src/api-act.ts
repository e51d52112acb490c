import type {
  BornOf,
  DueState,
  FindingEvent,
  FindingState,
  GoalAim,
  GoalPoint,
  GoalState,
  PlanItem,
  PlanKind,
  RoadStep,
  StillShort,
  TaskEvent,
  TaskState,
  WayStep,
} from "@youheng/kernel/act";
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
  /** of a title that was made from a plan; null: it was written */
  readonly title_en: string | null;
  readonly owner: string;
  readonly principal: string | null;
  readonly secretary: string | null;
  /** the accounts that these are; null: the name was only written */
  readonly principal_account: string | null;
  readonly secretary_account: string | null;
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
  readonly state: TaskState;
  /** the version of the return that shows what it promised; null: none does */
  readonly closed_by: string | null;
  readonly shown_unmet: string | null;
  readonly due: DueState;
  readonly events: readonly { readonly event: TaskEvent; readonly at: string; readonly who: string }[];
}

/** A goal with where it stands. */
export interface GoalView {
  readonly goal_id: string;
  readonly title: string;
  readonly standard: string;
  readonly aims_at: GoalAim;
  readonly stage: string | null;
  readonly indicator: string | null;
  readonly target: number | null;
  readonly school_year: number;
  readonly from_year: number | null;
  readonly owner: string;
  readonly created_by: string;
  readonly state: GoalState;
  /** what the straight way to the target asks for in the newest year; null: of a verdict, or not known */
  readonly needed_now: number | null;
  /** what each published return says of it, oldest first */
  readonly points: readonly GoalPoint[];
  /** what its year's return will say if all measures are done on time, everything else being as it is */
  readonly ahead: GoalPoint | null;
}

/** What is coming for a goal with the pupils expected in its year. */
export interface GoalComingView {
  readonly goal_id: string;
  /** nothing is done */
  readonly idle: GoalPoint;
  /** all measures are done on time */
  readonly ahead: GoalPoint;
}

export interface TaskView {
  readonly task_id: string;
  readonly school_code: string | null;
  readonly title: string;
  /** of a title that was made from a gap; null: it was written */
  readonly title_en: string | null;
  readonly owner: string;
  readonly due_on: string;
  readonly born: BornOf | null;
  readonly state: TaskState;
  readonly closed_by: string | null;
  readonly shown_unmet: string | null;
  readonly due: DueState;
  readonly events: readonly { readonly event: TaskEvent; readonly at: string; readonly who: string }[];
}

/** Somebody who may be named as the principal or the secretary of a measure of his school. */
export interface HeadView {
  readonly account_id: string;
  readonly name: string;
  readonly full_name: string | null;
  readonly role: string;
  readonly schools: readonly string[];
}

/** By when the district passes if all is done on time, from the newest published return. */
export interface RoadAheadView {
  readonly standard: string;
  readonly from_version: string;
  readonly steps: readonly RoadStep[];
  readonly passes_on: string | null;
  /** the measures that decide the day, done last; several: any one of them would do */
  readonly last: readonly string[];
  /** the measures that the day rests on, each with the days that it may be late */
  readonly way: readonly WayStep[];
  /** what is short when all is done; null: it passes */
  readonly still_short: StillShort | null;
  /** what the return says today */
  readonly verdict: string;
}

export interface ActView {
  readonly region_code: string;
  readonly today: string;
  readonly goals: readonly GoalView[];
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
  readonly visit_id: string | null;
  readonly finding: string;
  readonly created_by: string;
  readonly state: FindingState;
  /** a follow-up found that it was not enough, and the school has not answered since */
  readonly is_sent_back: boolean;
  /** with the time that was given since */
  readonly due_on: string;
  readonly due: DueState;
  readonly closed_on: string | null;
  /** levels to which it rose because it was overdue, each with its day */
  readonly rises: readonly { readonly level: string; readonly on: string }[];
  readonly events: readonly { readonly event: FindingEvent; readonly at: string; readonly who: string }[];
}

/** A finding that rose to one's own level, with where it comes from. */
export interface RisenView extends SupervisionView {
  readonly region_code: string;
  readonly region_name: string | null;
  readonly school_name: string;
}

export interface VisitPointView {
  readonly about: "shortfall" | "finding";
  readonly zh: string;
  readonly en: string;
}

/** A visit of a supervisor. */
export interface VisitView {
  readonly visit_id: string;
  readonly school_code: string;
  readonly supervisor: string;
  readonly planned_on: string;
  readonly points: readonly VisitPointView[];
  readonly visited_on: string | null;
  readonly summary: string | null;
  readonly cancelled_because: string | null;
  readonly state: "planned" | "overdue" | "made" | "cancelled";
}

export interface VisitProposalView {
  readonly visits: readonly {
    readonly school_code: string;
    readonly day: string;
    readonly points: readonly VisitPointView[];
  }[];
  /** schools for which there is no day left */
  readonly left_out: readonly string[];
}

export interface SupervisorView {
  readonly name: string;
  readonly full_name: string | null;
  readonly schools: readonly string[];
}

/* Routes
   GET    /api/regions/:code/act?standard=          ActView             road map, decisions, tasks
   GET    /api/regions/:code/act/tasks              TaskView[]          within reach: a school's account sees its own
   GET    /api/regions/:code/act/measures           RoadMeasureView[]   within reach: a school's account sees its own
   POST   /api/regions/:code/act/measures           201 RoadMeasureView
   GET    /api/regions/:code/act/heads              HeadView[]          principals and secretaries, for measures
   GET    /api/regions/:code/act/plans              AdoptedPlanView[]
   POST   /api/regions/:code/act/measures/from-plan {kind, plan_id, owner?}   201 RoadMeasureView[]   those made now
   GET    /api/regions/:code/act/decisions                           DecisionView[]     within reach
   POST   /api/regions/:code/act/decisions {…, measures: id[]}   201 DecisionView   and ties the measures to it
   POST   /api/regions/:code/act/tasks              201 TaskView
   POST   /api/regions/:code/act/tasks/from-gaps {standard, stage, indicator, due_on, owner}   201 TaskView[]   one for each school that falls short
   POST   /api/regions/:code/act/tasks/:task/report {what: begun | reported | confirmed, remark?}   TaskView
   POST   /api/regions/:code/act/tasks/:task/exception {reason}   TaskView
   GET    /api/regions/:code/act/calendar.ics       iCalendar
   PUT    /api/regions/:code/act/measures/:measure  RoadMeasureView     409: they would wait for each other
   POST   /api/regions/:code/act/measures/:measure/report {what: begun | reported | confirmed | dropped, remark?}   RoadMeasureView
   POST   /api/regions/:code/act/goals              201 GoalView
   DELETE /api/regions/:code/act/goals/:goal        204
   GET    /api/regions/:code/act/goals/coming       GoalComingView[]    with the pupils expected; may take seconds
   GET    /api/regions/:code/supervision            SupervisionView[]   within reach
   GET    /api/regions/:code/supervision/ledger/:format?school=   csv | xlsx
   POST   /api/regions/:code/schools/:school/supervision   201 SupervisionView[]
   POST   /api/regions/:code/supervision/:finding/answer {answer}   SupervisionView[]
   POST   /api/regions/:code/supervision/:finding/check {is_enough, words}   SupervisionView[]   409: nobody answered
   POST   /api/regions/:code/supervision/:finding/extend {due_on, reason}   SupervisionView[]
   POST   /api/regions/:code/supervision/:finding/close   SupervisionView[]   409: no follow-up found it mended
   GET    /api/supervision/risen                    RisenView[]         overdue, risen to one's own level or above
   GET    /api/regions/:code/supervisors            SupervisorView[]
   GET    /api/regions/:code/visits                 VisitView[]
   POST   /api/regions/:code/visits/proposal {supervisor, standard, from, to}   VisitProposalView   nothing is kept
   POST   /api/regions/:code/visits {supervisor, visits}   201 VisitView[]
   POST   /api/regions/:code/visits/:visit/made {visited_on, summary, findings}   VisitView[]
   POST   /api/regions/:code/visits/:visit/move {planned_on | null: cancel, reason}   VisitView[]
*/
