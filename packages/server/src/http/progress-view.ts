import type { PlanProgress } from "@youheng/kernel/decide";

/** How far a plan under way is, as the page sees it: what is not known yet, or has no bound, is null. */
export function progressView(progress: PlanProgress | null): PlanProgress | null {
  if (progress === null) return null;
  const known = (value: number | null): number | null => (value === null || !Number.isFinite(value) ? null : value);
  const { seconds, objective, bound, gap } = progress;
  return { seconds, objective: known(objective), bound: known(bound), gap: known(gap) };
}
