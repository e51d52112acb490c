import type { Facts, Place } from "../model/index.ts";

/**
 * The source cell of a fact.
 *
 * @param row  index of the school, from 0
 * @example placeOfCell(facts, 0, "students_primary").cell // "F6"
 */
export function placeOfCell(facts: Facts, row: number, column: string): Place {
  const number = facts.origin.rowNumbers[row];
  const letter = facts.origin.columnLetters[column];
  const schoolCode = facts.text["school_code"]?.[row];
  const known = facts.origin.cells?.[column]?.[row];
  if (known)
    return { ...known, field: column, ...(schoolCode === null || schoolCode === undefined ? {} : { schoolCode }) };
  return {
    file: facts.origin.file,
    sheet: facts.origin.sheet,
    field: column,
    ...(number === undefined ? {} : { row: number }),
    ...(number === undefined || letter === undefined ? {} : { cell: `${letter}${number}` }),
    ...(schoolCode === null || schoolCode === undefined ? {} : { schoolCode }),
  };
}

/** The name of the school in a row, or its code, or null. @example schoolName(facts, 0) // "第一小学" */
export function schoolName(facts: Facts, row: number): string | null {
  return facts.text["school_name"]?.[row] ?? facts.text["school_code"]?.[row] ?? null;
}
