import type { Assessment, AssessmentDocument, Verdict } from "../assess/index.ts";
import { assessAfter } from "../decide/index.ts";
import type { Words } from "../model/index.ts";
import { criticalWay, type WayStep } from "./critical-way.ts";
import { type RoadMeasure, schedule, type Schedule } from "./schedule.ts";

/** One step of the way: what the engine says once everything done by that day is in the return. */
export interface RoadStep {
  readonly day: string;
  readonly measures: readonly string[];
  readonly verdict: string;
  readonly sectionsShort: number;
}

/** What is still short when all measures are done: for this nobody has written a measure that is enough. */
export interface StillShort {
  readonly sections: readonly {
    readonly stage: string;
    readonly schoolCode: string;
    readonly schoolName: string;
    readonly indicators: readonly string[];
  }[];
  /** "primary|equipment": differences between schools over their limit */
  readonly cvs: readonly { readonly stage: string; readonly indicator: string; readonly cv: number | null }[];
  /** requirements that are not met, or of which nothing is known */
  readonly requirements: readonly { readonly id: string; readonly name: Words; readonly verdict: Verdict }[];
}

/** By when the district passes, if all is done on time, and why then. */
export interface RoadAhead {
  readonly steps: readonly RoadStep[];
  /** the first day after which the engine says "meets"; null: never, by these measures */
  readonly passesOn: string | null;
  /** the measures without which it would not pass on that day, done last of all that matter; several: each would do */
  readonly last: readonly string[];
  /** the measures that the day rests on, each with the days that it may be late */
  readonly way: readonly WayStep[];
  /** null: it passes */
  readonly stillShort: StillShort | null;
}

/**
 * By when the district passes if all is done on time: the published return, judged again by the same engine after each day on which something
 * is done, with everything else as it is. No forecast of pupils is in it.
 *
 * @param group    the county-year that the way begins with
 * @throws         RangeError when a measure changes a school or a column that is not in the return
 */
export function roadAhead(assessment: Assessment, group: number, measures: readonly RoadMeasure[]): RoadAhead {
  const planned = schedule(measures);
  const judged = (done: readonly RoadMeasure[]): AssessmentDocument =>
    assessAfter(
      assessment,
      group,
      done.flatMap(({ changes }) => changes),
    );
  const days = [...new Set(planned.doneOn.values())].toSorted();
  const steps = days.map((day): RoadStep => {
    const { verdict, stages } = judged(doneBy(measures, planned, day));
    const sections = Object.values(stages).flatMap((stage) => stage.sections_list);
    return {
      day,
      measures: measures.filter(({ id }) => planned.doneOn.get(id) === day).map(({ id }) => id),
      verdict,
      sectionsShort: sections.filter((section) => section.verdict === "falls_short").length,
    };
  });
  const passesOn = steps.find(({ verdict }) => verdict === "meets")?.day ?? null;
  if (passesOn === null) {
    const stillShort = shortIn(judged(doneBy(measures, planned, days.at(-1) ?? "")));
    return { steps, passesOn, last: [], way: [], stillShort };
  }
  const done = doneBy(measures, planned, passesOn);
  const needed = neededOf(done, judged);
  const last = lastOf(done, needed, (id) => planned.doneOn.get(id) === passesOn);
  const wanted = [...new Set([...needed, ...last])].map(idOf);
  const way = criticalWay(measures, planned, { wanted, day: passesOn });
  return { steps, passesOn, last: last.map(idOf), way, stillShort: null };
}

/** Those needed that are done on the day; where any one of several would do, all of that day that change something. */
function lastOf(
  done: readonly RoadMeasure[],
  needed: readonly RoadMeasure[],
  isOfDay: (id: string) => boolean,
): readonly RoadMeasure[] {
  const last = needed.filter(({ id }) => isOfDay(id));
  return last.length > 0 ? last : done.filter(({ id, changes }) => isOfDay(id) && changes.length > 0);
}

function doneBy(measures: readonly RoadMeasure[], { doneOn }: Schedule, day: string): readonly RoadMeasure[] {
  return measures.filter(({ id }) => (doneOn.get(id) ?? "9999-12-31") <= day);
}

const idOf = ({ id }: RoadMeasure): string => id;

/** The measures each of which is needed: without it alone, the verdict is another. */
function neededOf(
  done: readonly RoadMeasure[],
  judged: (done: readonly RoadMeasure[]) => AssessmentDocument,
): readonly RoadMeasure[] {
  const changing = done.filter(({ changes }) => changes.length > 0);
  return changing.filter((measure) => judged(done.filter((one) => one !== measure)).verdict !== "meets");
}

function shortIn(document: AssessmentDocument): StillShort {
  const stages = Object.entries(document.stages);
  const requirements = ["government", "quality", "veto", "entry"] as const;
  const asked = [
    ...requirements.flatMap((area) => document[area]),
    ...(document.recognition === null ? [] : [document.recognition]),
  ];
  const open = new Set(document.open);
  return {
    sections: stages.flatMap(([stage, { sections_list: list }]) =>
      list
        .filter(({ verdict }) => verdict === "falls_short")
        .map(({ school_code, school_name, indicators }) => ({
          stage,
          schoolCode: school_code ?? "",
          schoolName: school_name ?? school_code ?? "",
          indicators: Object.entries(indicators).flatMap(([id, one]) => (one.meets === false ? [id] : [])),
        })),
    ),
    cvs: stages.flatMap(([stage, { indicators }]) =>
      Object.entries(indicators).flatMap(([indicator, { cv, cv_meets: meets }]) =>
        meets === false ? [{ stage, indicator, cv }] : [],
      ),
    ),
    requirements: asked
      .filter(({ id, verdict }) => verdict !== "meets" && !open.has(id))
      .map(({ id, name, verdict }) => ({ id, name, verdict })),
  };
}
