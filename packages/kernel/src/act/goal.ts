import type { AssessmentDocument, StageDocument } from "../assess/index.ts";

/**
 * What a goal aims at. verdict: the whole standard is met · sections_meeting: share of sections that meet (an indicator, or all), at least ·
 * cv: difference between schools, at most · mean: mean of the county, at least.
 */
export type GoalAim = "verdict" | "sections_meeting" | "cv" | "mean";

/** A goal 目标: what the return of a school year is to show. */
export interface Goal {
  readonly aimsAt: GoalAim;
  /** null: all stages that are judged */
  readonly stage: string | null;
  /** null: the section's verdict, or the standard's */
  readonly indicator: string | null;
  /** a share from 0 to 1, a CV, or a mean in the indicator's unit; null: of a verdict */
  readonly target: number | null;
  /** school year of the return that is to show it */
  readonly schoolYear: number;
  /** school year of the return that it set out from; null: nothing was published then */
  readonly fromYear: number | null;
}

/** What one return says of a goal. */
export interface GoalPoint {
  readonly schoolYear: number;
  /** null: of a verdict, or missing */
  readonly value: number | null;
  /** null: the return cannot say */
  readonly isReached: boolean | null;
}

/** Where a goal stands. no_return_yet: no return is published since it was set. */
export type GoalState = "reached" | "missed" | "on_course" | "behind" | "no_return_yet" | "unknown";

export interface GoalStanding {
  readonly state: GoalState;
  /** the newest point; null: nothing is published */
  readonly newest: GoalPoint | null;
  /** what the straight way from the beginning to the target asks for in the newest year; null: of a verdict, or not known */
  readonly neededNow: number | null;
}

const LEAST_STEP = 1e-9;

/**
 * What a return says of a goal.
 *
 * @returns value null and isReached null where a figure is missing, or the return has no such stage or indicator
 * @example goalPoint({ aimsAt: "cv", stage: "primary", indicator: "equipment", target: 0.5, … }, document) // { schoolYear: 2026, value: 0.41, isReached: true }
 */
export function goalPoint(goal: Goal, document: AssessmentDocument): GoalPoint {
  const schoolYear = document.school_year ?? Number.NaN;
  if (goal.aimsAt === "verdict")
    return {
      schoolYear,
      value: null,
      isReached: document.verdict === "not_assessable" ? null : document.verdict === "meets",
    };
  const stages = stagesOf(goal, document);
  const value = goal.aimsAt === "sections_meeting" ? shareMeeting(goal, stages) : figureOf(goal, stages);
  return {
    schoolYear,
    value,
    isReached: value === null || goal.target === null ? null : reaches(goal, value, goal.target),
  };
}

function stagesOf({ stage }: Goal, { stages }: AssessmentDocument): readonly StageDocument[] {
  return Object.entries(stages).flatMap(([id, one]) =>
    one.sections > 0 && (stage === null || id === stage) ? [one] : [],
  );
}

function shareMeeting({ indicator }: Goal, stages: readonly StageDocument[]): number | null {
  const sections = stages.reduce((sum, one) => sum + one.sections, 0);
  const counts = stages.map((one) => (indicator === null ? one : one.indicators[indicator])?.sections_meeting);
  if (sections === 0 || counts.includes(undefined)) return null;
  return counts.reduce<number>((sum, one) => sum + one!, 0) / sections;
}

/** The figure farthest from the target, where several stages are meant. */
function figureOf({ aimsAt, indicator }: Goal, stages: readonly StageDocument[]): number | null {
  const figures = stages.map((one) => one.indicators[indicator ?? ""]?.[aimsAt as "cv" | "mean"] ?? null);
  if (figures.length === 0 || figures.includes(null)) return null;
  return aimsAt === "cv" ? Math.max(...(figures as number[])) : Math.min(...(figures as number[]));
}

function reaches({ aimsAt }: Goal, value: number, target: number): boolean {
  return aimsAt === "cv" ? value <= target + LEAST_STEP : value >= target - LEAST_STEP;
}

/**
 * Where a goal stands after the returns published so far: reached or missed by the newest, else on course or behind the straight way
 * from where it set out to the target. A verdict has no half-way: it is on course while its year has not come.
 *
 * @param points  what the published returns say, in any order
 */
export function goalStanding(goal: Goal, points: readonly GoalPoint[]): GoalStanding {
  const newest = points.toSorted((a, b) => a.schoolYear - b.schoolYear).at(-1) ?? null;
  const neededNow = newest === null ? null : neededIn(goal, points, newest.schoolYear);
  return { state: stateOf(goal, newest, neededNow), newest, neededNow };
}

function stateOf(goal: Goal, newest: GoalPoint | null, neededNow: number | null): GoalState {
  if (newest === null) return "no_return_yet";
  if (newest.isReached === true) return "reached";
  if (newest.isReached === null) return "unknown";
  if (newest.schoolYear >= goal.schoolYear) return "missed";
  if (goal.fromYear === null || newest.schoolYear <= goal.fromYear) return "no_return_yet";
  if (goal.aimsAt === "verdict") return "on_course";
  if (neededNow === null || newest.value === null) return "unknown";
  return reaches(goal, newest.value, neededNow) ? "on_course" : "behind";
}

function neededIn({ fromYear, target, schoolYear }: Goal, points: readonly GoalPoint[], year: number): number | null {
  const from = points.find((one) => one.schoolYear === fromYear)?.value ?? null;
  if (from === null || fromYear === null || target === null || schoolYear <= fromYear) return null;
  const part = Math.min(1, Math.max(0, (year - fromYear) / (schoolYear - fromYear)));
  return from + (target - from) * part;
}
