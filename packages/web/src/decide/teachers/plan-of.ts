import type { AssessmentBrief } from "@youheng/kernel/decide";
import type { TeacherPlanDocumentView } from "@youheng/server/api";

/** A plan as the page shows it beside others. */
export type PlanDocument = TeacherPlanDocumentView;

/** One column of the comparison. */
export interface PlanColumn {
  readonly id: string;
  readonly name: string;
  readonly after: AssessmentBrief;
  /** null: today */
  readonly document: PlanDocument | null;
  /** rules that it breaks on the ground of the page; absent: not asked */
  readonly broken?: number;
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
  if (document.plan === "own")
    return { moves: document.moves.length, km: document.distance_km, costYuan: document.cost_yuan };
  const km = document.groups.flatMap(({ members }) => members).reduce((sum, { distance_km }) => sum + distance_km, 0);
  return { moves: null, km, costYuan: null };
}
