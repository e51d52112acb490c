import type { Assessment } from "../../assess/index.ts";
import type { Words } from "../../model/index.ts";
import { assessAfter } from "../assessment-brief.ts";
import { type Measure, measureChanges } from "./check-resources.ts";

/** What is done in one year. */
export interface YearOfPlan {
  /** 1: the first year */
  readonly year: number;
  readonly budget_yuan: number;
  readonly spent_yuan: number;
  /** sections that meet once this year's measures are done, judged by the engine */
  readonly sections_meeting: number;
  /** what is done in this year alone */
  readonly measures: readonly Measure[];
  readonly schools: readonly {
    readonly school_code: string;
    readonly school_name: string;
    readonly cost_yuan: number;
    /** sections of it that meet by it and did not before */
    readonly sections_pass: number;
  }[];
}

/** The measures of a plan by year, and what there is to spend. */
export interface YearsDone {
  readonly assessment: Assessment;
  readonly group: number;
  readonly yearly: readonly number[];
  /** what is done in each year alone */
  readonly measures: readonly (readonly Measure[])[];
}

const HALF_A_FEN = 0.005;

/**
 * Carries the measures out year after year in the return, and has it judged by the engine each time.
 *
 * @returns one line a year, and in words where the money of a year is not enough; none where no yearly budgets are given
 */
export function yearsOfPlan({ assessment, group, yearly, measures }: YearsDone): {
  readonly years: readonly YearOfPlan[];
  readonly broken: readonly Words[];
} {
  const broken: Words[] = [];
  const years: YearOfPlan[] = [];
  let [there, spentSoFar] = [0, 0];
  let before = meetingAfter({ assessment, group }, []);
  for (const [at, budget] of yearly.entries()) {
    const own = measures[at] ?? [];
    const after = meetingAfter({ assessment, group }, measures.slice(0, at + 1).flat());
    const spent = Number(own.reduce((sum, { cost_yuan }) => sum + cost_yuan, 0).toFixed(2));
    there += budget;
    spentSoFar += spent;
    if (spentSoFar > there * (1 + 1e-6) + 1 + HALF_A_FEN)
      broken.push({
        zh: `到第 ${at + 1} 年花费 ${spentSoFar} 元，超过 ${there} 元`,
        en: `${spentSoFar} yuan by year ${at + 1} are more than ${there}`,
      });
    years.push({
      year: at + 1,
      budget_yuan: budget,
      spent_yuan: spent,
      sections_meeting: after.size,
      measures: own,
      schools: schoolsOf(own, before, after),
    });
    before = after;
  }
  return { years, broken };
}

/** The sections that meet, "code|stage", each with its school. */
function meetingAfter(
  { assessment, group }: Pick<YearsDone, "assessment" | "group">,
  measures: readonly Measure[],
): ReadonlyMap<string, string> {
  const { stages } = assessAfter(assessment, group, measureChanges(measures));
  return new Map(
    Object.entries(stages).flatMap(([stage, { sections_list }]) =>
      sections_list
        .filter(({ verdict }) => verdict === "meets")
        .map(({ school_code }) => [`${school_code ?? ""}|${stage}`, school_code ?? ""] as const),
    ),
  );
}

function schoolsOf(
  measures: readonly Measure[],
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): YearOfPlan["schools"] {
  return Array.from(
    Map.groupBy(measures, ({ school_code }) => school_code),
    ([school_code, own]) => ({
      school_code,
      school_name: own[0]!.school_name,
      cost_yuan: Number(own.reduce((sum, { cost_yuan }) => sum + cost_yuan, 0).toFixed(2)),
      sections_pass: [...after].filter(([key, code]) => code === school_code && !before.has(key)).length,
    }),
  );
}
