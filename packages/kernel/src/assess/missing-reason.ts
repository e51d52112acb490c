import { columnId, fieldsOf } from "../model/index.ts";
import type { Facts, MissingReason } from "../model/index.ts";
import type { CompiledIndicator, CompiledStandard } from "./compile-standard.ts";
import { numberAt } from "./sections.ts";
import type { Sections } from "./sections.ts";

/** Why a value is not there, in JSON: the reason, the column that lacks it, and the schools where a sum lacks several. */
export interface MissingView {
  readonly reason: MissingReason;
  readonly field: string;
  readonly school_codes?: readonly string[];
}

/**
 * Why the value of an indicator does not exist for one section: the first of its fields that is missing,
 * or the students of another stage that a split needs, or a denominator of zero.
 */
export function missingReason(
  { standard, facts }: { readonly standard: CompiledStandard; readonly facts: Facts },
  sections: Sections,
  indicator: CompiledIndicator,
  section: number,
): MissingView {
  const row = sections.rows[section]!;
  const split = standard.bundle.standard.split;
  for (const field of fieldsOf(indicator.expr)) {
    const column = columnOf(standard, field, sections.stage);
    if (isAbsent(facts, column, row)) return { reason: absence(facts, column, row), field: column };
    if (!Number.isNaN(sections.share[section]!) || !split?.fields.includes(field)) continue;
    const other = Object.keys(split.weights)
      .map((stage) => columnId(standard.bundle.standard.weight, stage))
      .find((students) => isAbsent(facts, students, row));
    if (other !== undefined) return { reason: absence(facts, other, row), field: other };
  }
  return { reason: "zero-denominator", field: indicator.indicator.id };
}

/** The column that a field means at a stage. */
export function columnOf(standard: CompiledStandard, field: string, stage: string): string {
  return standard.fieldOf.get(field)?.byStage ? columnId(field, stage) : field;
}

function isAbsent(facts: Facts, column: string, row: number): boolean {
  return Number.isNaN(numberAt(facts, column, row));
}

function absence(facts: Facts, column: string, row: number): MissingReason {
  return facts.invalid.some((cell) => cell.row === row && cell.column === column) ? "invalid" : "not-reported";
}
