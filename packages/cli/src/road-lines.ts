import type { StillShort } from "@youheng/kernel/act";
import type { Finding } from "@youheng/kernel/model";

/** What `youheng road --json` prints. */
export interface RoadDocument {
  readonly standard: string;
  readonly region_code: string | null;
  readonly school_year: number | null;
  /** the first day after which the engine says "meets"; null: never, by these measures */
  readonly passes_on: string | null;
  /** the measures that decide the day; several: any one of them would do */
  readonly last: readonly string[];
  readonly way: readonly {
    readonly measure: string;
    readonly begins_on: string;
    readonly done_on: string;
    readonly slack_days: number;
  }[];
  readonly measures: readonly {
    readonly measure: string;
    readonly title: string;
    readonly done_on: string | null;
    readonly is_delayed: boolean;
  }[];
  readonly steps: readonly {
    readonly day: string;
    readonly measures: readonly string[];
    readonly verdict: string;
    readonly sections_short: number;
  }[];
  readonly still_short: StillShort | null;
  readonly findings: readonly Finding[];
}

/** The road map in lines for people. */
export function roadLines(road: RoadDocument): readonly string[] {
  const titles = new Map(road.measures.map(({ measure, title }) => [measure, title]));
  const named = (id: string): string => titles.get(id) ?? id;
  const steps = road.steps.map(
    ({ day, sections_short: short, measures }) =>
      `  ${day}  还差 ${short} 个学部 · ${short} sections short  ${measures.map(named).join("、")}`,
  );
  if (road.passes_on === null)
    return ["只靠这些措施不能全部达标 · by these measures not everything is met", ...steps, ...shortLines(road)];
  return [
    `${road.passes_on} 以后全部达标 · everything is met after ${road.passes_on}`,
    ...steps,
    `由它决定 · decided by: ${road.last.map(named).join("、")}`,
    ...road.way.map(
      ({ measure, done_on: done, slack_days: slack }) =>
        `  ${done}  余量 ${slack} 天 · slack ${slack} days  ${named(measure)}`,
    ),
  ];
}

function shortLines({ still_short: short }: RoadDocument): readonly string[] {
  if (short === null) return [];
  return [
    "都做完以后还差 · still short when all is done:",
    ...short.sections.map(({ schoolName, stage, indicators }) => `  ${schoolName} ${stage}: ${indicators.join(", ")}`),
    ...short.cvs.map(({ stage, indicator, cv }) => `  CV ${stage} ${indicator}: ${cv ?? "–"}`),
    ...short.requirements.map(({ id, name, verdict }) => `  ${id} ${name.zh}: ${verdict}`),
  ];
}
