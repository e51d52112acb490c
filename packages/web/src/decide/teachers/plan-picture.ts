import type { AssessmentBrief } from "@youheng/kernel/decide";
import type { ChartTable } from "../../chart/index.ts";
import type { PlanDocument } from "./plan-of.ts";

/** A school where it is. */
export interface PlacedSchool {
  readonly code: string;
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
}

export type SpotMark = "meets" | "falls_short" | "not_assessable" | "left_out";

/** What a plan draws on a map: by school, and between schools. */
export interface PlanPicture {
  readonly marks: ReadonlyMap<string, SpotMark>;
  /** between two schools so many teachers */
  readonly ways: readonly { readonly from: string; readonly to: string; readonly teachers: number }[];
  /** at a school so many measures */
  readonly measures: ReadonlyMap<string, number>;
  readonly pairs: readonly { readonly lead: string; readonly member: string }[];
}

const BADNESS: Readonly<Record<SpotMark, number>> = { left_out: 0, meets: 1, not_assessable: 2, falls_short: 3 };

/** What a plan draws; without a plan, the verdicts of today. */
export function planPicture(document: PlanDocument | null, after: AssessmentBrief): PlanPicture {
  const moves = document?.plan === "rotation" || document?.plan === "own" ? document.moves : [];
  const measures = document?.plan === "resources" || document?.plan === "own" ? document.measures : [];
  const groups = document?.plan === "groups" || document?.plan === "own" ? document.groups : [];
  return {
    marks: marksOf(after),
    ways: Array.from(
      Map.groupBy(moves, ({ from, to }) => `${from} ${to}`),
      ([, own]) => ({ from: own[0]!.from, to: own[0]!.to, teachers: own.length }),
    ),
    measures: new Map(
      Array.from(
        Map.groupBy(measures, ({ school_code }) => school_code),
        ([code, own]) => [code, own.length],
      ),
    ),
    pairs: groups.flatMap(({ lead, members }) => members.map(({ school_code: member }) => ({ lead, member }))),
  };
}

/** A school is marked by the worse of its sections. */
function marksOf({ stages }: AssessmentBrief): ReadonlyMap<string, SpotMark> {
  const marks = new Map<string, SpotMark>();
  for (const { sections_list } of Object.values(stages))
    for (const { school_code, verdict } of sections_list) {
      if (school_code === null || verdict === null) continue;
      const before = marks.get(school_code) ?? "left_out";
      marks.set(school_code, BADNESS[verdict] > BADNESS[before] ? verdict : before);
    }
  return marks;
}

/** The table behind the map: every line and symbol. */
export function pictureTable(
  { ways, measures, pairs }: PlanPicture,
  names: ReadonlyMap<string, string>,
  words: {
    readonly columns: readonly string[];
    readonly move: string;
    readonly measure: string;
    readonly pair: string;
  },
): ChartTable {
  const name = (code: string): string => names.get(code) ?? code;
  return {
    columns: words.columns,
    rows: [
      ...ways.map(({ from, to, teachers }) => [words.move, name(from), name(to), teachers]),
      ...[...measures].map(([code, items]) => [words.measure, "—", name(code), items]),
      ...pairs.map(({ lead, member }) => [words.pair, name(lead), name(member), 1]),
    ],
  };
}
