import type { GapView } from "@youheng/kernel/assess";

const UNITS: Readonly<Record<string, string>> = { persons: "人", m2: "m²", yuan: "元", rooms: "间" };

/** A gap in the unit people use. @example amountInWords({ amount: 3, unit: "persons" }) // "3 人" */
export function amountInWords(gap: GapView): string {
  return `${gap.amount} ${UNITS[gap.unit] ?? gap.unit}`;
}
