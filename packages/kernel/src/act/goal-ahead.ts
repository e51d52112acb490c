import { type Assessment, dayOfReturn } from "../assess/index.ts";
import { assessAfter } from "../decide/index.ts";
import { type Goal, type GoalPoint, goalPoint } from "./goal.ts";
import { type RoadMeasure, schedule } from "./schedule.ts";

/** The measures that are done before the day of a school year's return, so that it can show them. */
export function doneByReturn(measures: readonly RoadMeasure[], schoolYear: number): readonly RoadMeasure[] {
  const { doneOn } = schedule(measures);
  const day = dayOfReturn(schoolYear);
  return measures.filter(({ id }) => (doneOn.get(id) ?? "9999-12-31") < day);
}

/**
 * What the return of the goal's year will say of it if all measures are done on time and everything else stays as the given return has it.
 * No forecast of pupils is in it.
 *
 * @example goalAhead(goal, assessment, 0, measures).isReached // true: the measures are enough
 */
export function goalAhead(
  goal: Goal,
  assessment: Assessment,
  group: number,
  measures: readonly RoadMeasure[],
): GoalPoint {
  const changes = doneByReturn(measures, goal.schoolYear).flatMap((one) => one.changes);
  return { ...goalPoint(goal, assessAfter(assessment, group, changes)), schoolYear: goal.schoolYear };
}
