import { columnId } from "../model/index.ts";
import type { Facts, FormulaColumns } from "../model/index.ts";
import type { CompiledStandard } from "./compile-standard.ts";
import { numberAt, numbersOf } from "./sections.ts";

/** Whether the school of a row has a stage: students in it, or a kind that is expected to have it and did not report them. */
export function hasStage(standard: CompiledStandard, facts: Facts, row: number, stage: string): boolean {
  const students = numberAt(facts, columnId(standard.bundle.standard.weight, stage), row);
  if (!Number.isNaN(students)) return students > 0;
  const kind = facts.text["school_kind"]?.[row] ?? null;
  return kind !== null && (standard.bundle.kindStages[kind]?.includes(stage) ?? false);
}

/** For every row, whether its school has the stage: 1 or 0. */
export function stageMask(standard: CompiledStandard, facts: Facts, stage: string): Uint8Array {
  return Uint8Array.from({ length: facts.rows }, (_, row) => (hasStage(standard, facts, row, stage) ? 1 : 0));
}

/**
 * The facts of whole schools for conditions that speak of stages by name: what belongs to a stage that the school does not have
 * counts nothing (a primary school has no lower secondary students); what it should have reported and did not stays missing.
 */
export function schoolColumns(
  standard: CompiledStandard,
  facts: Facts,
  masks: ReadonlyMap<string, Uint8Array>,
): FormulaColumns {
  const columns = new Map<string, Float64Array>();
  const number = (id: string): Float64Array => {
    const known = columns.get(id);
    if (known !== undefined) return known;
    const mask = masks.get(standard.stageOfColumn.get(id) ?? "");
    const values = numbersOf(facts, id);
    const column =
      mask === undefined ? values : values.map((value, row) => (mask[row] === 1 || !Number.isNaN(value) ? value : 0));
    columns.set(id, column);
    return column;
  };
  return { number, text: (id) => facts.text[id] ?? Array.from({ length: facts.rows }, () => null) };
}
