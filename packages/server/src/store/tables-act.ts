import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { BornOf, TaskEvent } from "@youheng/kernel/act";
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
  made_at: CreatedAt;
  made_by: string;
}

export interface RoadMeasureTable {
  region_code: string;
  measure_id: string;
  school_code: string | null;
  title: string;
  /** the organisation that answers for it */
  owner: string;
  principal: string | null;
  secretary: string | null;
  starts_on: string;
  ends_on: string;
  cost_yuan: number | null;
  depends_on: JSONColumnType<string[], string, string>;
  changes: JSONColumnType<FactChange[], string, string>;
  /** null: nobody has decided it yet */
  decision_id: string | null;
  created_at: CreatedAt;
  created_by: string;
}

export interface TaskTable {
  region_code: string;
  task_id: string;
  school_code: string | null;
  title: string;
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
  due_on: string;
  answer: string | null;
  answered_by: string | null;
  closed_on: string | null;
  closed_by: string | null;
  created_at: CreatedAt;
  created_by: string;
}
