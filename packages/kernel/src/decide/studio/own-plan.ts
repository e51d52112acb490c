import type { Words } from "../../solve/index.ts";
import type { AssessmentBrief } from "../assessment-brief.ts";
import type { SchoolGroup } from "../groups/index.ts";
import type { Measure } from "../resources/index.ts";
import type { MoveDocument, RotationShares, RuleDifference } from "../rotation/index.ts";
import type { HandPlan } from "./hand-plan.ts";

/** One measure of a plan made by hand; its cost is null where the county has stated none. */
export interface OwnMeasure extends Omit<Measure, "cost_yuan"> {
  readonly cost_yuan: number | null;
}

/** Shortfalls in the teacher indicators: sections × indicators that fall short. */
export interface TeacherShort {
  readonly before: number;
  readonly after: number;
  readonly indicators: readonly {
    readonly stage: string;
    readonly indicator: string;
    readonly before: number;
    readonly after: number;
  }[];
}

/**
 * A plan made by hand, carried out in the return and judged. It is nobody's optimum: `objective`, `bound` and `gap` are null. `feasible`
 * says that no rule is broken; else `because` names every rule that is.
 */
export interface OwnPlan {
  readonly plan: "own";
  readonly standard: string;
  readonly region_code: string | null;
  readonly school_year: number | null;
  readonly status: "feasible" | "infeasible";
  readonly objective_of: null;
  readonly objective: null;
  readonly bound: null;
  readonly gap: null;
  readonly seconds: 0;
  readonly because: readonly Words[];
  /** the changes themselves, as they were made */
  readonly hand: HandPlan;
  readonly moves: readonly MoveDocument[];
  /** null: nobody moves, or there is no roster */
  readonly shares: RotationShares | null;
  readonly distance_km: number;
  readonly measures: readonly OwnMeasure[];
  readonly budget_yuan: number | null;
  /** null: a measure has no cost */
  readonly cost_yuan: number | null;
  readonly groups: readonly SchoolGroup[];
  readonly teachers_short: TeacherShort;
  /** what the county changed of the usual rules of rotation */
  readonly local_rules: readonly RuleDifference[];
  readonly before: AssessmentBrief;
  readonly after: AssessmentBrief;
}
