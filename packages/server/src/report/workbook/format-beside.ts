import { numberBeside } from "@youheng/kernel/assess";

/** A number format with as many decimals as show on which side of its limit the number stands. */
export function formatBeside(value: number | null, limit: number | null, decimals: number): string {
  const shown = value === null ? "" : numberBeside(value, limit, decimals);
  const digits = Math.max(decimals, shown.split(".")[1]?.length ?? 0);
  return `#,##0.${"0".repeat(digits)}`;
}
