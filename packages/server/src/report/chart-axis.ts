import type { Chart } from "./content/blocks.ts";

/** The end of a chart's axis: its own, or a round number a little beyond the largest value and limit. */
export function axisEnd({ lines, end }: Chart): number {
  if (end !== undefined) return end;
  const largest = Math.max(...lines.map((line) => Math.max(line.value ?? 0, line.limit)));
  const step = largest > 5 ? 2 : largest > 1 ? 1 / 2 : 1 / 10;
  return Math.ceil((largest * 1.02) / step) * step;
}
