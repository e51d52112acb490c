import { dueState } from "@youheng/kernel/act";
import type { DecisionView, RoadMeasureView, SupervisionView, TaskView } from "../api-types.ts";
import type { StandingTask } from "../act/index.ts";
import type { DecisionRow, RoadMeasureRow, SupervisionRow } from "../store/index.ts";

/** The road map and the ledger in the shapes of the API. */

export function decisionView(row: DecisionRow): DecisionView {
  const { region_code: _region, made_at: _at, ...view } = row;
  return view;
}

export function measureView(row: RoadMeasureRow, doneOn: string | undefined): RoadMeasureView {
  const { region_code: _region, created_at: _at, created_by: _by, ...view } = row;
  return { ...view, done_on: doneOn ?? null };
}

export function taskView({ task, standing, due, events }: StandingTask): TaskView {
  const { task_id, school_code, title, owner, due_on, born } = task;
  return {
    task_id,
    school_code,
    title,
    owner,
    due_on,
    born,
    state: standing.state,
    closed_by: standing.closedBy,
    shown_unmet: standing.shownUnmet,
    due,
    events: events.map(({ event, at, who }) => ({ event, at: at.toISOString(), who })),
  };
}

/** A finding of the ledger, with how its due day stands. */
export function supervisionView(
  row: SupervisionRow,
  on: { readonly today: string; readonly soonDays: number },
): SupervisionView {
  const { region_code: _region, created_at: _at, ...view } = row;
  return { ...view, due: dueState(row.due_on, { ...on, isClosed: row.closed_on !== null }) };
}
