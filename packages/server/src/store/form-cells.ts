import type { Selectable } from "kysely";
import type { FormValue } from "@youheng/kernel/sense";
import type { CampaignKey, FormKey } from "./campaigns.ts";
import type { Store } from "./connect.ts";
import type { Writing } from "./record.ts";
import type { Contested, FormCellTable } from "./tables-campaign.ts";

/** One cell as it stands. */
export interface FormCell {
  readonly schoolCode: string;
  readonly column: string;
  readonly value: FormValue;
  readonly revision: number;
  readonly changedAt: Date;
  readonly changedBy: string;
  /** what another typed into it at the same time, and was not taken */
  readonly contested: Contested | null;
}

/** The cells of a campaign that are in reach; of one school when it is named. */
export async function listFormCells(
  store: Pick<Store, "db">,
  key: CampaignKey & { readonly schoolCode?: string | undefined },
): Promise<FormCell[]> {
  let query = store.db
    .selectFrom("form_cell")
    .selectAll()
    .where("region_code", "=", key.regionCode)
    .where("school_year", "=", key.schoolYear)
    .orderBy("school_code")
    .orderBy("column_id");
  if (key.schoolCode !== undefined) query = query.where("school_code", "=", key.schoolCode);
  return (await query.execute()).map(cellOf);
}

function cellOf(row: Selectable<FormCellTable>): FormCell {
  return {
    schoolCode: row.school_code,
    column: row.column_id,
    value: row.value.v,
    revision: row.revision,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    contested: row.contested,
  };
}

/** A cell as somebody saves it: the revision that was seen, 0 for an empty one. */
export interface CellSaving {
  readonly column: string;
  readonly value: FormValue;
  readonly revision: number;
}

/** Adds cells to a form that has none in these columns yet, all in one statement. */
export async function addCells(
  writing: Writing,
  { regionCode, schoolYear, schoolCode }: FormKey,
  { cells, by, at }: { readonly cells: ReadonlyMap<string, FormValue>; readonly by: string; readonly at: Date },
): Promise<void> {
  if (cells.size === 0) return;
  const rows = [...cells].map(([column, value]) => ({
    region_code: regionCode,
    school_year: schoolYear,
    school_code: schoolCode,
    column_id: column,
    value: JSON.stringify({ v: value }),
    revision: 1,
    changed_at: at,
    changed_by: by,
    contested: null,
  }));
  await writing.insertInto("form_cell").values(rows).execute();
}

/**
 * Saves a cell, unless it was changed since it was seen: then what was typed is kept beside it, for both to see, and not taken.
 * One statement decides, so that of two at the same moment one wins.
 *
 * @returns the cell as it stands now; `taken` false: another's value stands
 */
export async function saveCell(
  writing: Writing,
  key: FormKey,
  { cell, by, at }: { readonly cell: CellSaving; readonly by: string; readonly at: Date },
): Promise<{ readonly taken: boolean; readonly cell: FormCell }> {
  const value = JSON.stringify({ v: cell.value });
  const where = {
    region_code: key.regionCode,
    school_year: key.schoolYear,
    school_code: key.schoolCode,
    column_id: cell.column,
  };
  const kept =
    cell.revision === 0
      ? await writing
          .insertInto("form_cell")
          .values({ ...where, value, revision: 1, changed_at: at, changed_by: by, contested: null })
          .onConflict((conflict) => conflict.doNothing())
          .returningAll()
          .executeTakeFirst()
      : await updateCell(writing, key, cell.column)
          .set({ value, revision: cell.revision + 1, changed_at: at, changed_by: by, contested: null })
          .where("revision", "=", cell.revision)
          .returningAll()
          .executeTakeFirst();
  if (kept !== undefined) return { taken: true, cell: cellOf(kept) };
  const contested: Contested = { value: cell.value, who: by, at: at.toISOString() };
  const standing = await updateCell(writing, key, cell.column)
    .set({ contested: JSON.stringify(contested) })
    .returningAll()
    .executeTakeFirst();
  if (standing === undefined) throw new Error(`cell ${cell.column} of ${key.schoolCode} was seen and is not there`);
  return { taken: false, cell: cellOf(standing) };
}

function updateCell(writing: Writing, key: FormKey, column: string) {
  return writing
    .updateTable("form_cell")
    .where("region_code", "=", key.regionCode)
    .where("school_year", "=", key.schoolYear)
    .where("school_code", "=", key.schoolCode)
    .where("column_id", "=", column);
}
