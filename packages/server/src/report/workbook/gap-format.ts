import { resourceStep } from "@youheng/kernel/assess";
import type { Assessment } from "@youheng/kernel/assess";

/** How amounts of the resource of indicator k are shown: whole where whole ones are added, nothing lacking as a dash. */
export function gapFormat(assessment: Assessment, k: number): string {
  const digits = (resourceStep(assessment, k) ?? 0.01) < 1 ? "#,##0.00" : "#,##0";
  return `${digits};-${digits};"–"`;
}
