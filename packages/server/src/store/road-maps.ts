import type { Insertable, Selectable, Updateable } from "kysely";
import type { PlanKind, TaskEvent } from "@youheng/kernel/act";
import type { Store } from "./connect.ts";
import type { Writing } from "./record.ts";
import type { DecisionTable, GoalTable, RoadMeasureTable, TaskTable } from "./tables-act.ts";

export type DecisionRow = Selectable<DecisionTable>;
export type GoalRow = Selectable<GoalTable>;
export type RoadMeasureRow = Selectable<RoadMeasureTable>;
export type TaskRow = Selectable<TaskTable>;

/** What happened to a task, with when. */
export interface KeptTaskEvent {
  readonly taskId: string;
  readonly event: TaskEvent;
  readonly at: Date;
  readonly who: string;
}

type Db = Pick<Store, "db">;

export async function listDecisions(store: Db, regionCode: string): Promise<DecisionRow[]> {
  const query = store.db.selectFrom("decision").selectAll().where("region_code", "=", regionCode);
  return await query.orderBy("decided_on", "desc").orderBy("decision_id").execute();
}

export async function addDecision(writing: Writing, row: Insertable<DecisionTable>): Promise<void> {
  await writing.insertInto("decision").values(row).execute();
}

export async function listMeasures(store: Db, regionCode: string): Promise<RoadMeasureRow[]> {
  const query = store.db.selectFrom("road_measure").selectAll().where("region_code", "=", regionCode);
  return await query.orderBy("starts_on").orderBy("measure_id").execute();
}

export async function addMeasure(writing: Writing, row: Insertable<RoadMeasureTable>): Promise<void> {
  await writing.insertInto("road_measure").values(row).execute();
}

/** Ties a measure to the decision that adopts it. False when there is no such measure. */
export async function decideMeasure(
  writing: Writing,
  key: { readonly regionCode: string; readonly measureId: string },
  decisionId: string,
): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("road_measure")
    .set({ decision_id: decisionId })
    .where("region_code", "=", key.regionCode)
    .where("measure_id", "=", key.measureId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ties the measures that were taken from a plan, and that nobody has decided yet, to the decision that adopts it. */
export async function decidePlan(
  writing: Writing,
  plan: { readonly regionCode: string; readonly kind: PlanKind; readonly planId: string },
  decisionId: string,
): Promise<void> {
  await writing
    .updateTable("road_measure")
    .set({ decision_id: decisionId })
    .where("region_code", "=", plan.regionCode)
    .where("plan_kind", "=", plan.kind)
    .where("plan_id", "=", plan.planId)
    .where("decision_id", "is", null)
    .execute();
}

/** What may be changed of a measure that was written. */
export type MeasureChange = Omit<
  Updateable<RoadMeasureTable>,
  "region_code" | "measure_id" | "created_at" | "created_by" | "plan_kind" | "plan_id" | "plan_item" | "from_year"
>;

/** Changes a measure. False when there is none. */
export async function changeMeasure(
  writing: Writing,
  key: { readonly regionCode: string; readonly measureId: string },
  change: MeasureChange,
): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("road_measure")
    .set(change)
    .where("region_code", "=", key.regionCode)
    .where("measure_id", "=", key.measureId)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Which head of a measure. */
export type MeasureHead = "principal" | "secretary";

/** Puts down who a measure's principal or secretary is from now on. */
export async function nameMeasureHead(
  writing: Writing,
  key: { readonly regionCode: string; readonly measureId: string; readonly head: MeasureHead },
  to: { readonly accountId: string; readonly name: string },
): Promise<void> {
  const { regionCode, measureId, head } = key;
  const change =
    head === "principal"
      ? { principal: to.name, principal_account: to.accountId }
      : { secretary: to.name, secretary_account: to.accountId };
  await changeMeasure(writing, { regionCode, measureId }, change);
}

/** Puts down a head's name anew wherever its account is named: it was written wrong, or has changed. */
export async function renameMeasureHead(
  writing: Writing,
  { accountId, name }: { readonly accountId: string; readonly name: string },
): Promise<void> {
  const query = writing.updateTable("road_measure");
  await query.set({ principal: name }).where("principal_account", "=", accountId).execute();
  await query.set({ secretary: name }).where("secretary_account", "=", accountId).execute();
}

/** What happened to a measure, with when. */
export interface KeptMeasureEvent {
  readonly measureId: string;
  readonly event: TaskEvent;
  readonly at: Date;
  readonly who: string;
}

/** What happened to the measures of a region that are in reach, oldest first. */
export async function listMeasureEvents(store: Db, regionCode: string): Promise<KeptMeasureEvent[]> {
  const query = store.db.selectFrom("measure_event").selectAll().where("region_code", "=", regionCode);
  const rows = await query.orderBy("event_id").execute();
  return rows.map((row) => ({ measureId: row.measure_id, event: row.event, at: row.at, who: row.who }));
}

export async function addMeasureEvent(
  writing: Writing,
  { region_code, measure_id, school_code }: Pick<RoadMeasureRow, "region_code" | "measure_id" | "school_code">,
  event: TaskEvent,
  who: string,
): Promise<void> {
  const values = { region_code, measure_id, school_code, event: JSON.stringify(event), who };
  await writing.insertInto("measure_event").values(values).execute();
}

/** The goals of a region, by the school year by which they are to be reached. */
export async function listGoals(store: Db, regionCode: string): Promise<GoalRow[]> {
  const query = store.db.selectFrom("goal").selectAll().where("region_code", "=", regionCode);
  return await query.orderBy("school_year").orderBy("goal_id").execute();
}

export async function addGoal(writing: Writing, row: Insertable<GoalTable>): Promise<void> {
  await writing.insertInto("goal").values(row).execute();
}

/** Takes a goal back; the audit keeps what it was. The goal, or undefined when there is none. */
export async function dropGoal(
  writing: Writing,
  key: { readonly regionCode: string; readonly goalId: string },
): Promise<GoalRow | undefined> {
  return await writing
    .deleteFrom("goal")
    .where("region_code", "=", key.regionCode)
    .where("goal_id", "=", key.goalId)
    .returningAll()
    .executeTakeFirst();
}

/** The tasks of a region that are in reach, by due day. */
export async function listTasks(store: Db, regionCode: string): Promise<TaskRow[]> {
  const query = store.db.selectFrom("task").selectAll().where("region_code", "=", regionCode);
  return await query.orderBy("due_on").orderBy("task_id").execute();
}

export async function addTask(writing: Writing, row: Insertable<TaskTable>): Promise<void> {
  await writing.insertInto("task").values(row).execute();
}

/** What happened to the tasks of a region, oldest first. */
export async function listTaskEvents(store: Db, regionCode: string): Promise<KeptTaskEvent[]> {
  const query = store.db.selectFrom("task_event").selectAll().where("region_code", "=", regionCode);
  const rows = await query.orderBy("event_id").execute();
  return rows.map((row) => ({ taskId: row.task_id, event: row.event, at: row.at, who: row.who }));
}

export async function addTaskEvent(writing: Writing, task: TaskRow, event: TaskEvent, who: string): Promise<void> {
  const { region_code, task_id, school_code } = task;
  const values = { region_code, task_id, school_code, event: JSON.stringify(event), who };
  await writing.insertInto("task_event").values(values).execute();
}
