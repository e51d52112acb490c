import { useCallback, useMemo, useState } from "react";
import { type CatchmentProblem, type DrawnFigures, drawnFigures } from "@youheng/kernel/decide";
import type { PlaceGroundView, PlaceJobView } from "@youheng/server/api";
import { assignedOf } from "./ground-problem.ts";
import type { ShownPlan } from "./plan-shelf.tsx";
import { huesOf } from "./school-hues.ts";
import { type Strokes, useStrokes } from "./use-strokes.ts";

/** What stands on the desk: the plan under the hand, today's, the solved one, and the figures of each. */
export interface Desk {
  readonly brush: number;
  readonly choose: (school: number) => void;
  readonly strokes: Strokes;
  readonly today: readonly number[];
  readonly best: readonly number[] | null;
  readonly solved: PlaceJobView | null;
  /** drawn, today's and solved figures; null where there is no such plan */
  readonly figures: DrawnFigures;
  readonly todays: DrawnFigures | null;
  readonly bests: DrawnFigures | null;
  readonly hues: readonly number[];
  readonly done: (job: PlaceJobView) => void;
  readonly show: (plan: ShownPlan) => void;
}

/** Sets a desk for a ground; figures are made anew after every stroke. */
export function useDesk(ground: PlaceGroundView, problem: CatchmentProblem): Desk {
  const [brush, choose] = useState(-1);
  const [solved, setSolved] = useState<PlaceJobView | null>(null);
  const { current } = ground;
  const { schools } = problem;
  const today = useMemo(() => current ?? nearestOf(problem), [current, problem]);
  const strokes = useStrokes(today, brush);
  const { replace, assigned } = strokes;
  const best = useMemo(() => {
    const document = solved?.document ?? null;
    return document === null || document.mean_distance_m === null
      ? null
      : assignedOf(ground, schools, document.assignment);
  }, [solved, ground, schools]);
  const show = useCallback(
    (plan: ShownPlan) => replace(assignedOf(ground, schools, plan.assignment)),
    [ground, schools, replace],
  );
  const done = useCallback(
    (job: PlaceJobView): void => {
      setSolved(job);
      if (job.document !== null && job.document.mean_distance_m !== null) show(job.document);
    },
    [show],
  );
  const figures = useMemo(() => drawnFigures(problem, assigned), [problem, assigned]);
  const todays = useMemo(() => (current === null ? null : drawnFigures(problem, current)), [problem, current]);
  const bests = useMemo(() => (best === null ? null : drawnFigures(problem, best)), [problem, best]);
  const hues = useMemo(
    () => huesOf(problem.contiguous?.neighbours ?? [], [today, best ?? today], schools.length),
    [problem, today, best, schools],
  );
  return { brush, choose, strokes, today, best, solved, figures, todays, bests, hues, done, show };
}

/** Where today's catchments are not known, drawing begins with the nearest school. */
function nearestOf({ units, schools, wayM }: CatchmentProblem): readonly number[] {
  return units.map((_, unit) => {
    let near = 0;
    for (let school = 1; school < schools.length; school++)
      if (wayM[unit * schools.length + school]! < wayM[unit * schools.length + near]!) near = school;
    return near;
  });
}
