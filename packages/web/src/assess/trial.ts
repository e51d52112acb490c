import type { Facts, PolicyBundle } from "@youheng/kernel/model";

/** A value tried in one cell: a number, a code, or null for "not reported". */
export type TriedValue = number | string | null;

/** One cell that was changed for a trial. */
export interface TrialChange {
  readonly schoolCode: string;
  readonly column: string;
  readonly value: TriedValue;
}

/** Everything that a trial changes. Nothing of it is saved unless asked. */
export interface Trial {
  /** by cell, see `cellKey` */
  readonly changes: ReadonlyMap<string, TrialChange>;
  /** switches of the standard that were turned: exclusion id → on */
  readonly switches: ReadonlyMap<string, boolean>;
}

export const noTrial: Trial = { changes: new Map(), switches: new Map() };

/** Names one cell. */
export function cellKey(schoolCode: string, column: string): string {
  return `${schoolCode}\n${column}`;
}

/** True when nothing was changed. */
export function isIdle(trial: Trial): boolean {
  return trial.changes.size === 0 && trial.switches.size === 0;
}

/** What a cell of the facts holds; null: missing. */
export function valueAt(facts: Facts, row: number, column: string): TriedValue {
  const text = facts.text[column];
  if (text !== undefined) return text[row] ?? null;
  const value = facts.numbers[column]?.[row];
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** The trial with one more cell changed; a value put back to what was reported is no change. */
export function withChange(trial: Trial, facts: Facts, row: number, change: TrialChange): Trial {
  const changes = new Map(trial.changes);
  const key = cellKey(change.schoolCode, change.column);
  if (valueAt(facts, row, change.column) === change.value) changes.delete(key);
  else changes.set(key, change);
  return { ...trial, changes };
}

/** The trial with one switch turned; a switch turned back is no change. */
export function withSwitch(trial: Trial, bundle: PolicyBundle, id: string, on: boolean): Trial {
  const switches = new Map(trial.switches);
  const stated = bundle.standard.exclusions.find((one) => one.id === id)?.on;
  if (stated === on) switches.delete(id);
  else switches.set(id, on);
  return { ...trial, switches };
}

/**
 * The facts with the trial's cells in place. Only the columns that change are copied; the facts handed in stay as they are.
 *
 * @example applyChanges(facts, trial).numbers["teachers_primary"]?.[0] // 21
 */
export function applyChanges(facts: Facts, trial: Trial): Facts {
  if (trial.changes.size === 0) return facts;
  const rowOf = new Map((facts.text["school_code"] ?? []).map((code, row) => [code, row]));
  const numbers: Record<string, Float64Array> = { ...facts.numbers };
  const text: Record<string, (string | null)[]> = {};
  for (const { schoolCode, column, value } of trial.changes.values()) {
    const row = rowOf.get(schoolCode);
    if (row === undefined) continue;
    if (column in facts.text) {
      text[column] ??= [...facts.text[column]!];
      text[column][row] = value === null ? null : String(value);
    } else {
      if (numbers[column] === facts.numbers[column])
        numbers[column] = facts.numbers[column]?.slice() ?? new Float64Array(facts.rows).fill(Number.NaN);
      numbers[column]![row] = value === null ? Number.NaN : Number(value);
    }
  }
  return { ...facts, numbers, text: { ...facts.text, ...text } };
}

/** The standard with the trial's switches turned. */
export function applySwitches(bundle: PolicyBundle, trial: Trial): PolicyBundle {
  if (trial.switches.size === 0) return bundle;
  const exclusions = bundle.standard.exclusions.map((one) => ({ ...one, on: trial.switches.get(one.id) ?? one.on }));
  return { ...bundle, standard: { ...bundle.standard, exclusions } };
}
