import type { Text } from "./shape.ts";

/**
 * A unit of the policy in the reader's language; compound ones part by part.
 *
 * @param amount  what stands before it: 1 asks for the singular
 * @example unitWords(zh, "m2 per student")           // "m²/生"
 * @example unitWords(zh, "persons per 100 students") // "人/百名学生"
 */
export function unitWords(text: Text, unit: string, amount?: number): string {
  const whole: Readonly<Record<string, string>> = amount === 1 ? { ...text.unit, ...text.unitOne } : text.unit;
  if (unit in whole) return whole[unit] ?? unit;
  const [top, hundred] = unit.split(" per 100 students");
  if (hundred !== undefined) return `${whole[top ?? ""] ?? top}${text.per.hundred}`;
  const [resource, student] = unit.split(" per student");
  if (student !== undefined) return `${whole[resource ?? ""] ?? resource}${text.per.student}`;
  return unit === "ratio" ? "" : unit;
}
