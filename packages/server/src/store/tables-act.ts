import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { BornOf, FindingEvent, PlanKind, TaskEvent } from "@youheng/kernel/act";
import type { FactChange } from "@youheng/kernel/decide";

type CreatedAt = ColumnType<Date, Date | undefined, never>;

export interface DecisionTable {
  region_code: string;
  decision_id: string;
  /** a decision of one school; null: of the bureau */
  school_code: string | null;
  title: string;
  /** who decided: "局党组会" */
  body: string;
  decided_on: string;
  present: string;
  result: string;
  /** number or name of the document */
  document: string | null;
  /** whether the Party organisation's meeting decided it; null: not said */
  by_party: boolean | null;
  /** the plan that it adopts; null: none */
  plan_kind: PlanKind | null;
  plan_id: string | null;
  made_at: CreatedAt;
  made_by: string;
}

export interface RoadMeasureTable {
  region_code: string;
  measure_id: string;
  school_code: string | null;
  title: string;
  /** of a title that the server made; null: somebody wrote it, in whatever language */
  title_en: string | null;
  /** the organisation that answers for it */
  owner: string;
  principal: string | null;
  secretary: string | null;
  /** the accounts that these are; null: they were only written */
  principal_account: string | null;
  secretary_account: string | null;
  starts_on: string;
  ends_on: string;
  cost_yuan: number | null;
  depends_on: JSONColumnType<string[], string, string>;
  changes: JSONColumnType<FactChange[], string, string>;
  /** null: nobody has decided it yet */
  decision_id: string | null;
  /** by which standard it was taken from a plan; null: it was written */
  standard: string | null;
  indicators: JSONColumnType<string[], string, string>;
  /** the plan that it was taken from, and which of its items it is; null: it was written */
  plan_kind: PlanKind | null;
  plan_id: string | null;
  plan_item: string | null;
  /** school year of the return before it: a later one may show what it changed; null: nothing was published */
  from_year: number | null;
  created_at: CreatedAt;
  created_by: string;
}

/** What happened to a measure; never changed. */
export interface MeasureEventTable {
  region_code: string;
  measure_id: string;
  event_id: Generated<number>;
  school_code: string | null;
  event: JSONColumnType<TaskEvent, string, never>;
  at: CreatedAt;
  who: string;
}

/** A goal: what is to be reached by the return of a school year. */
export interface GoalTable {
  region_code: string;
  goal_id: string;
  title: string;
  standard: string;
  aims_at: "verdict" | "sections_meeting" | "cv" | "mean";
  stage: string | null;
  indicator: string | null;
  /** null: the verdict "meets" */
  target: number | null;
  school_year: number;
  /** school year of the return that it set out from; null: nothing was published */
  from_year: number | null;
  owner: string;
  created_at: CreatedAt;
  created_by: string;
}

export interface TaskTable {
  region_code: string;
  task_id: string;
  school_code: string | null;
  title: string;
  /** of a title that the server made; null: somebody wrote it, in whatever language */
  title_en: string | null;
  owner: string;
  due_on: string;
  born: JSONColumnType<BornOf | null, string | null, never>;
  created_at: CreatedAt;
  created_by: string;
}

export interface TaskEventTable {
  region_code: string;
  task_id: string;
  event_id: Generated<number>;
  school_code: string | null;
  event: JSONColumnType<TaskEvent, string, never>;
  at: CreatedAt;
  who: string;
}

export interface SupervisionFindingTable {
  region_code: string;
  finding_id: string;
  school_code: string;
  visited_on: string;
  finding: string;
  /** the day given with it; more time is an event */
  due_on: string;
  /** the planned visit that found it; null: of none */
  visit_id: string | null;
  created_at: CreatedAt;
  created_by: string;
}

/** What happened to a finding; never changed. */
export interface SupervisionEventTable {
  region_code: string;
  finding_id: string;
  event_id: Generated<number>;
  school_code: string;
  event: JSONColumnType<FindingEvent, string, never>;
  at: CreatedAt;
  who: string;
}

/** A level to which an overdue finding may rise. */
export type RiseLevel = "county" | "city" | "province" | "nation";

/** A level to which an overdue finding rose. */
export interface SupervisionRiseTable {
  region_code: string;
  finding_id: string;
  level: RiseLevel;
  school_code: string;
  rose_on: string;
  noted_at: CreatedAt;
}

/** What there is to look at on a visit: a shortfall of the return, or a finding that is open. */
export interface VisitPoint {
  readonly about: "shortfall" | "finding";
  readonly zh: string;
  readonly en: string;
}

export interface VisitTable {
  region_code: string;
  visit_id: string;
  school_code: string;
  /** name of the supervisor's account */
  supervisor: string;
  planned_on: string;
  points: JSONColumnType<VisitPoint[], string, never>;
  visited_on: string | null;
  summary: string | null;
  cancelled_because: string | null;
  created_at: CreatedAt;
  created_by: string;
}
