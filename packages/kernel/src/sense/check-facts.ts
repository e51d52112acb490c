import type { Facts, Field, Finding, Form } from "../model/index.ts";
import { checkPattern } from "./check-pattern.ts";
import { checkWanted } from "./check-wanted.ts";
import { failedChecks } from "./form-checks.ts";
import { placeOfCell, schoolName } from "./fact-places.ts";
import { createFindingLog, type FindingLog } from "./finding-log.ts";
import { indexForm, type ReadingColumn } from "./form-index.ts";
import { tell } from "./header-texts.ts";

/**
 * Judges the values of a return: needed cells that are empty, schools that stand twice, values that cannot be true (range,
 * whole numbers, shares written as percent) and the checks of the form. Everything in one pass; the same mistake in very many
 * cells is counted in one finding. Cells that could not be read at all were reported by the reader and are not judged again.
 *
 * @param fields  the facts of the policy, with their ranges
 * @returns       sorted by sheet, row, column
 * @throws        Error when a check of the form cannot be read: a mistake of the policy
 * @example checkFacts(facts, tidy, fields).filter((finding) => finding.severity === "error").length // 0
 */
export function checkFacts(facts: Facts, form: Form, fields: readonly Field[]): Finding[] {
  const log = createFindingLog();
  const index = indexForm(form, fields);
  const invalid = invalidCells(facts);
  for (const column of index.byId.values()) {
    if (column.form.required === true) checkFilled(facts, column, invalid, log);
    checkPattern(facts, column, log);
    const values = facts.numbers[column.id];
    if (values !== undefined) checkRange(facts, column, values, log);
  }
  checkWanted(facts, index, invalid, log);
  checkTwins(facts, log);
  failedChecks(facts, form, fields, log);
  return log.list();
}

function invalidCells(facts: Facts): ReadonlySet<string> {
  return new Set(facts.invalid.map((cell) => `${cell.column}:${cell.row}`));
}

function checkFilled(facts: Facts, column: ReadingColumn, invalid: ReadonlySet<string>, log: FindingLog): void {
  const texts = facts.text[column.id];
  const numbers = facts.numbers[column.id];
  if (texts === undefined && numbers === undefined) return;
  for (let row = 0; row < facts.rows; row++) {
    const empty = texts === undefined ? Number.isNaN(numbers?.[row]) : texts[row] === null;
    if (!empty || invalid.has(`${column.id}:${row}`)) continue;
    log.add({
      code: "SENSE-023",
      severity: "error",
      place: placeOfCell(facts, row, column.id),
      about: schoolName(facts, row),
      tell: () => tell.requiredBlank(column.zh, column.en),
    });
  }
}

function checkTwins(facts: Facts, log: FindingLog): void {
  const codes = facts.text["school_code"];
  const years = facts.numbers["school_year"];
  const first = new Map<string, number>();
  for (let row = 0; row < facts.rows; row++) {
    const code = codes?.[row];
    if (code === null || code === undefined) continue;
    const key = `${code}:${years?.[row] ?? ""}`;
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, row);
      continue;
    }
    const beforeRow = facts.origin.rowNumbers[before] ?? 0;
    log.add({
      code: "SENSE-024",
      severity: "error",
      place: placeOfCell(facts, row, "school_code"),
      about: schoolName(facts, row),
      tell: () => tell.duplicateSchool(code, beforeRow),
    });
  }
}

function checkRange(facts: Facts, column: ReadingColumn, values: Float64Array, log: FindingLog): void {
  const min = column.field.min ?? Number.NEGATIVE_INFINITY;
  const max = column.field.max ?? Number.POSITIVE_INFINITY;
  const whole = column.field.type === "count" || column.field.type === "year";
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (value < min || value > max || (whole && !Number.isNaN(value) && !Number.isInteger(value)))
      log.add(rangeFinding(facts, column, row, value));
  }
}

function rangeFinding(
  facts: Facts,
  column: ReadingColumn,
  row: number,
  value: number,
): Parameters<FindingLog["add"]>[0] {
  const { min, max, type } = column.field;
  const { zh, en } = column;
  const common = {
    severity: "error",
    place: placeOfCell(facts, row, column.id),
    about: schoolName(facts, row),
  } as const;
  const shown = String(value);
  if (min !== undefined && value < min)
    return { ...common, code: "SENSE-020", tell: () => tell.belowMin(zh, en, shown, String(min)) };
  if (type === "share" && max !== undefined && value > max && value <= max * 100)
    return { ...common, code: "SENSE-015", tell: () => tell.shareAsPercent(zh, en, shown) };
  if (max !== undefined && value > max)
    return { ...common, code: "SENSE-021", tell: () => tell.aboveMax(zh, en, shown, String(max)) };
  return { ...common, code: "SENSE-022", tell: () => tell.notWhole(zh, en, shown) };
}
