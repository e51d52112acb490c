import type { GapView } from "@youheng/kernel/assess";
import type { UnitWords } from "@youheng/server/policy";

/** A gap in the unit people use. @example amountInWords({ amount: 3, unit: "persons" }, policy.units) // "3 人" */
export function amountInWords(gap: GapView, units: UnitWords): string {
  return `${gap.amount} ${units.get(gap.unit)?.zh ?? gap.unit}`.trimEnd();
}
