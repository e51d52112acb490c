import type { AssessmentBrief } from "@youheng/kernel/decide";
import type { TeacherJobView } from "@youheng/server/api";

/** A plan as the page shows it beside others. */
export type PlanDocument = NonNullable<TeacherJobView["document"]>;

/** One column of the comparison. */
export interface PlanColumn {
  readonly id: string;
  readonly name: string;
  readonly after: AssessmentBrief;
  /** null: today */
  readonly document: PlanDocument | null;
}

/** What the plan is measured by beside its verdicts; null where the plan has no such thing. */
export function figuresOf(document: PlanDocument | null): {
  readonly moves: number | null;
  readonly km: number | null;
  readonly costYuan: number | null;
} {
  if (document === null) return { moves: null, km: null, costYuan: null };
  if (document.plan === "rotation")
    return {
      moves: document.moves.length,
      km: document.goals.find(({ id }) => id === "distance_km")?.km ?? null,
      costYuan: null,
    };
  if (document.plan === "resources") return { moves: null, km: null, costYuan: document.cost_yuan };
  const km = document.groups.flatMap(({ members }) => members).reduce((sum, { distance_km }) => sum + distance_km, 0);
  return { moves: null, km, costYuan: null };
}
