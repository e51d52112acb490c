import type { DecisionView, GoalView, RoadMeasureView, SupervisionView, TaskView, VisitView } from "../api-types.ts";
import type { StandingFinding, StandingGoal, StandingMeasure, StandingTask } from "../act/index.ts";
import type { DecisionRow, VisitRow } from "../store/index.ts";

/** The road map and the ledger in the shapes of the API. */

export function decisionView(row: DecisionRow): DecisionView {
  const { region_code: _region, made_at: _at, ...view } = row;
  return view;
}

/** A measure with where it stands. */
export function measureView({ row, standing, due, doneOn, events }: StandingMeasure): RoadMeasureView {
  const { region_code: _region, created_at: _at, created_by: _by, ...view } = row;
  return {
    ...view,
    done_on: doneOn ?? null,
    state: standing.state,
    closed_by: standing.closedBy,
    shown_unmet: standing.shownUnmet,
    due,
    events: events.map(({ event, at, who }) => ({ event, at: at.toISOString(), who })),
  };
}

/** A goal with where it stands. */
export function goalView({ row, standing, points, ahead }: StandingGoal): GoalView {
  const { region_code: _region, created_at: _at, ...view } = row;
  return { ...view, state: standing.state, needed_now: standing.neededNow, points: [...points], ahead };
}

export function taskView({ task, standing, due, events }: StandingTask): TaskView {
  const { task_id, school_code, title, title_en, owner, due_on, born } = task;
  return {
    task_id,
    school_code,
    title,
    title_en,
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

/** A finding of the ledger, with where it stands. */
export function supervisionView({ row, standing, due, rises, events }: StandingFinding): SupervisionView {
  const { finding_id, school_code, visited_on, visit_id, finding, created_by } = row;
  return {
    finding_id,
    school_code,
    visited_on,
    visit_id,
    finding,
    created_by,
    state: standing.state,
    is_sent_back: standing.isSentBack,
    due_on: standing.dueOn,
    due,
    closed_on: standing.closedOn,
    rises: rises.map(({ level, on }) => ({ level, on })),
    events: events.map(({ event, at, who }) => ({ event, at: at.toISOString(), who })),
  };
}

/** A visit with how it stands on a day. */
export function visitView(row: VisitRow, today: string): VisitView {
  const { region_code: _region, created_at: _at, created_by: _by, ...view } = row;
  const late = row.planned_on < today ? "overdue" : "planned";
  const state = row.visited_on !== null ? "made" : row.cancelled_because !== null ? "cancelled" : late;
  return { ...view, state };
}
