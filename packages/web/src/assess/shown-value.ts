import type { SectionIndicatorDocument } from "@youheng/kernel/assess";
import type { Speech } from "../text/index.ts";
import { decimalsFor, printBeside, printNumber } from "../text/index.ts";
import { nearestLimit } from "./nearest-limit.ts";

/** A section's value in print, on the right side of its limits; "—" where there is none. */
export function shownValue(one: SectionIndicatorDocument | undefined, language: Speech["language"]): string {
  if (one === undefined || one.value === null) return "—";
  const decimals = decimalsFor(one.threshold ?? one.value);
  if (one.threshold === null || one.meets === null) return printNumber(one.value, decimals, language);
  return printBeside({ ...nearestLimit(one.threshold, one), value: one.value, reaching: true, decimals }, language);
}
