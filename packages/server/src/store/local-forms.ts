import type { Words } from "@youheng/kernel/model";
import type { Store } from "./connect.ts";
import type { Writing } from "./record.ts";

/** One saving of a form made by pointing. */
export interface LocalFormVersion {
  readonly number: number;
  readonly name: Words;
  readonly reason: string;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** A local form with its versions, newest first. */
export interface LocalForm {
  readonly regionCode: string;
  readonly formId: string;
  /** the version in use; null: out of use */
  readonly publishedNumber: number | null;
  readonly versions: readonly LocalFormVersion[];
}

export interface NewLocalForm {
  readonly regionCode: string;
  readonly formId: string;
  readonly name: Words;
  readonly yaml: string;
  readonly reason: string;
  readonly createdBy: string;
}

/** Adds a version and puts it in use. Two savings at once get two numbers: the series' row stays locked to the end. */
export async function addLocalForm(writing: Writing, form: NewLocalForm): Promise<number> {
  const { regionCode: region_code, formId: form_id, name, createdBy: created_by, yaml, reason } = form;
  const { last_number: number } = await writing
    .insertInto("local_form_series")
    .values({ region_code, form_id, last_number: 1, published_number: 1 })
    .onConflict((conflict) =>
      conflict.columns(["region_code", "form_id"]).doUpdateSet((row) => ({
        last_number: row("local_form_series.last_number", "+", 1),
        published_number: row("local_form_series.last_number", "+", 1),
      })),
    )
    .returning("last_number")
    .executeTakeFirstOrThrow();
  await writing
    .insertInto("local_form")
    .values({ region_code, form_id, number, name_zh: name.zh, name_en: name.en, created_by, yaml, reason })
    .execute();
  return number;
}

/** Puts another version in use, or none. */
export async function pointLocalForm(
  writing: Writing,
  { regionCode, formId }: Pick<LocalForm, "regionCode" | "formId">,
  number: number | null,
): Promise<void> {
  await writing
    .updateTable("local_form_series")
    .set({ published_number: number })
    .where("region_code", "=", regionCode)
    .where("form_id", "=", formId)
    .execute();
}

/** Every local form with its versions, by id. */
export async function listLocalForms(store: Store): Promise<LocalForm[]> {
  const series = await store.db.selectFrom("local_form_series").selectAll().orderBy("form_id").execute();
  const versions = await store.db
    .selectFrom("local_form")
    .select(["region_code", "form_id", "number", "name_zh", "name_en", "reason", "created_at", "created_by"])
    .orderBy("number", "desc")
    .execute();
  return series.map((one) => ({
    regionCode: one.region_code,
    formId: one.form_id,
    publishedNumber: one.published_number,
    versions: versions
      .filter((version) => version.form_id === one.form_id && version.region_code === one.region_code)
      .map(({ number, name_zh: zh, name_en: en, reason, created_at, created_by }) => ({
        number,
        name: { zh, en },
        reason,
        createdAt: created_at,
        createdBy: created_by,
      })),
  }));
}

/** The texts of the versions in use, by id. */
export async function publishedLocalForms(
  store: Store,
): Promise<{ readonly formId: string; readonly number: number; readonly yaml: string }[]> {
  const rows = await store.db
    .selectFrom("local_form_series as series")
    .innerJoin("local_form as one", (join) =>
      join
        .onRef("one.region_code", "=", "series.region_code")
        .onRef("one.form_id", "=", "series.form_id")
        .onRef("one.number", "=", "series.published_number"),
    )
    .select(["series.form_id", "one.number", "one.yaml"])
    .orderBy("series.form_id")
    .execute();
  return rows.map(({ form_id: formId, number, yaml }) => ({ formId, number, yaml }));
}

/** The text of one version; undefined when there is none. */
export async function localFormText(
  store: Store,
  ask: { readonly formId: string; readonly number: number },
): Promise<string | undefined> {
  const row = await store.db
    .selectFrom("local_form")
    .select("yaml")
    .where("form_id", "=", ask.formId)
    .where("number", "=", ask.number)
    .executeTakeFirst();
  return row?.yaml;
}
