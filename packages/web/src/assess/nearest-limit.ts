import type { SectionIndicatorDocument } from "@youheng/kernel/assess";

/**
 * The limit beside which a section's value must be printed on its right side: the floor where it is missed (0.847 beside
 * 0.85 is not 0.85), else the threshold.
 *
 * @example nearestLimit(1, { meets: false, floor: 0.85, floor_meets: false }) // { limit: 0.85, over: false }
 */
export function nearestLimit(
  threshold: number,
  one: Pick<SectionIndicatorDocument, "meets" | "floor" | "floor_meets">,
): { readonly limit: number; readonly over: boolean } {
  if (one.floor !== null && one.floor_meets === false) return { limit: one.floor, over: false };
  return { limit: threshold, over: one.meets === true };
}
