import type { SectionIndicatorDocument } from "@youheng/kernel/assess";
import { tokens } from "../design/index.ts";

/** How far a value is from its standard, as a shade. */
export type HeatShade = "low" | "half" | "just" | "well" | "rich" | "none";

export const heatShades: readonly HeatShade[] = ["low", "half", "just", "well", "rich", "none"];

/** Ground, ink and mark of each shade; the mark says the same without colour. */
export const heatLook: Readonly<
  Record<HeatShade, { readonly fill: string; readonly ink: string; readonly mark: string }>
> = {
  low: { fill: "#dc9069", ink: tokens.ink, mark: "▼" },
  half: { fill: tokens["short-soft"], ink: tokens["short-strong"], mark: "▽" },
  just: { fill: tokens.surface, ink: tokens.ink, mark: "" },
  well: { fill: tokens["accent-soft"], ink: tokens.ink, mark: "" },
  rich: { fill: "#a9c9d1", ink: tokens.ink, mark: "" },
  none: { fill: tokens.sunken, ink: tokens["ink-3"], mark: "" },
};

/** From these shares of the standard on a value is shown as more than enough; for the eye only, nothing is judged by them. */
const well = 1.25;
const rich = 2;

/** @example shadeOf({ value: 3, threshold: 1, meets: true, … }) // "rich" */
export function shadeOf(one: SectionIndicatorDocument | undefined): HeatShade {
  if (one === undefined || one.value === null) return "none";
  if (one.meets === false) return one.floor_meets === false || one.floor === null ? "low" : "half";
  const share = one.threshold === null || one.threshold === 0 ? 1 : one.value / one.threshold;
  return share >= rich ? "rich" : share >= well ? "well" : "just";
}
