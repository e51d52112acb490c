import type { EnrolmentAsked, TeacherJobView } from "@youheng/server/api";

/** What is asked of a plan on the page, as it is typed. */
export interface PlanAsk {
  /** in 10,000 yuan; null: whatever it costs */
  readonly budget: number | null;
  /** budgets of the coming years, in 10,000 yuan by commas */
  readonly years: string;
  readonly goal: "sections" | "cv";
  readonly enrolment: EnrolmentAsked;
  /** of groups; null: as the policy says */
  readonly reachKm: number | null;
  readonly largest: number | null;
  /** null: the usual limit */
  readonly seconds: number | null;
  readonly model: "lp" | "mps" | null;
}

/** Nothing is typed. */
export const NOTHING_TYPED: PlanAsk = {
  budget: null,
  years: "",
  goal: "sections",
  enrolment: "today",
  reachKm: null,
  largest: null,
  seconds: null,
  model: null,
};

/** The usual limit; then the best plan so far stands. */
export const SECONDS = 60;
const TEN_THOUSAND = 10_000;

/** Yuan of each year; null: none are typed. @example yearsOf("500, 300") // [5000000, 3000000] */
export function yearsOf(text: string): readonly number[] | null | "wrong" {
  if (text.trim() === "") return null;
  const years = text.split(/[,，、\s]+/).filter((part) => part !== "");
  const yuan = years.map((part) => Number(part) * TEN_THOUSAND);
  return yuan.every((one) => one >= 0 && Number.isFinite(one)) ? yuan : "wrong";
}

/**
 * What is sent to begin a plan: only what concerns its kind.
 *
 * @example askedOf("groups", { ...NOTHING_TYPED, reachKm: 8 }).reach_km // 8
 */
export function askedOf(kind: TeacherJobView["kind"], typed: PlanAsk): Readonly<Record<string, unknown>> {
  const { budget, years, goal, enrolment, reachKm, largest, seconds, model } = typed;
  const yearly = yearsOf(years);
  return {
    kind,
    seconds: seconds ?? SECONDS,
    enrolment,
    model,
    ...(kind === "resources" && {
      budget_yuan: budget === null ? null : budget * TEN_THOUSAND,
      goal,
      yearly_yuan: yearly === "wrong" ? null : yearly,
    }),
    ...(kind === "groups" && { reach_km: reachKm, largest }),
  };
}
