import type { Field } from "@youheng/kernel/model";
import { wordOf } from "../text/index.ts";
import type { Speech } from "../text/index.ts";

/** A column of the facts: its field, and its stage where the field has one. */
export interface ColumnName {
  readonly field: Field;
  readonly stage: string | null;
}

/** What a column means, by the fields of the policy; null for a column that is none of them. */
export function columnName(fields: readonly Field[], column: string): ColumnName | null {
  const whole = fields.find((field) => !field.byStage && field.id === column);
  if (whole !== undefined) return { field: whole, stage: null };
  const field = fields.find(
    (one) => one.byStage && column.startsWith(`${one.id}_`) && isStage(column.slice(one.id.length + 1)),
  );
  return field === undefined ? null : { field, stage: column.slice(field.id.length + 1) };
}

const stageIds = ["preschool", "primary", "lower_secondary", "upper_secondary"];

function isStage(id: string): boolean {
  return stageIds.includes(id);
}

/**
 * A column in words: "小学在校生数", "Students (primary)".
 *
 * @example columnWords(columnName(fields, "students_primary")!, speech)
 */
export function columnWords(
  { field, stage }: ColumnName,
  { say, text, language }: Pick<Speech, "say" | "text" | "language">,
): string {
  if (stage === null) return say(field);
  const word = wordOf(text.stage, stage);
  return language === "zh" ? `${word}${say(field)}` : `${say(field)} (${word})`;
}
