import type { Field, Finding, Form } from "@youheng/kernel/model";
import { checkFacts, compareYears, factsOfRows, type FormRow } from "@youheng/kernel/sense";
import type { SchoolFormView } from "@youheng/server/api";
import type { CellDrafts } from "./cell-drafts.ts";

/** The row as it stands in the page: what is kept, and over it what is typed. */
export function rowNow(view: SchoolFormView, drafts: CellDrafts): FormRow {
  return {
    ...Object.fromEntries(view.cells.map(({ column, value }) => [column, value])),
    ...drafts,
    region_code: view.region_code,
    school_year: view.school_year,
    school_code: view.school_code,
  };
}

/**
 * How many cells were reported last year and are empty now.
 *
 * @example emptyCells({ students: null }, { students: 420, classes: null }) // 1
 */
export function emptyCells(row: FormRow, lastYear: FormRow | null): number {
  const isEmpty = (value: FormRow[string] | undefined): boolean => value === null || value === undefined;
  return Object.entries(lastYear ?? {}).filter(([column, value]) => !isEmpty(value) && isEmpty(row[column])).length;
}

/** The kernel's checks of one school's row, and the comparison with its own of last year: the same that the server makes when it is handed in. */
export function checkForm(
  row: FormRow,
  lastYear: FormRow | null,
  ground: { readonly form: Form; readonly fields: readonly Field[] },
): readonly Finding[] {
  const called = String(row["school_year"]);
  const facts = factsOfRows([row], { ...ground, called });
  const before =
    lastYear === null ? [] : compareYears(factsOfRows([lastYear], { ...ground, called }), facts, ground.form);
  return [...checkFacts(facts, ground.form, ground.fields), ...before];
}
