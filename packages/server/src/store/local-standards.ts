import type { Words } from "@youheng/kernel/model";
import type { Store } from "./connect.ts";
import type { Writing } from "./record.ts";

/** Which local standard: ids are unique over all regions, as those of policy/ are. */
export interface LocalStandardKey {
  readonly regionCode: string;
  readonly standardId: string;
}

/** One saving of a local standard. */
export interface LocalStandardVersion {
  readonly number: number;
  readonly extends: string | null;
  readonly name: Words;
  readonly version: string;
  readonly reason: string;
  readonly createdAt: Date;
  readonly createdBy: string;
}

/** A local standard with its versions, newest first. */
export interface LocalStandard extends LocalStandardKey {
  /** the version in use; null: withdrawn */
  readonly publishedNumber: number | null;
  readonly versions: readonly LocalStandardVersion[];
}

export interface NewLocalStandard extends LocalStandardKey {
  readonly extends: string | null;
  readonly name: Words;
  readonly version: string;
  readonly yaml: string;
  readonly reason: string;
  readonly createdBy: string;
}

/** Adds a version and puts it in use. Two savings at once get two numbers: the series' row stays locked to the end. */
export async function addLocalStandard(writing: Writing, standard: NewLocalStandard): Promise<number> {
  const { regionCode: region_code, standardId: standard_id, name, createdBy: created_by, ...same } = standard;
  const { last_number: number } = await writing
    .insertInto("local_standard_series")
    .values({ region_code, standard_id, last_number: 1, published_number: 1 })
    .onConflict((conflict) =>
      conflict.columns(["region_code", "standard_id"]).doUpdateSet((row) => ({
        last_number: row("local_standard_series.last_number", "+", 1),
        published_number: row("local_standard_series.last_number", "+", 1),
      })),
    )
    .returning("last_number")
    .executeTakeFirstOrThrow();
  await writing
    .insertInto("local_standard")
    .values({ region_code, standard_id, number, name_zh: name.zh, name_en: name.en, created_by, ...same })
    .execute();
  return number;
}

/** Puts another version in use, or none. */
export async function pointLocalStandard(
  writing: Writing,
  { regionCode, standardId }: LocalStandardKey,
  number: number | null,
): Promise<void> {
  await writing
    .updateTable("local_standard_series")
    .set({ published_number: number })
    .where("region_code", "=", regionCode)
    .where("standard_id", "=", standardId)
    .execute();
}

/** Every local standard with its versions, by id. */
export async function listLocalStandards(store: Store): Promise<LocalStandard[]> {
  const series = await store.db.selectFrom("local_standard_series").selectAll().orderBy("standard_id").execute();
  const versions = await store.db
    .selectFrom("local_standard")
    .select(["standard_id", "number", "extends", "name_zh", "name_en", "version", "reason", "created_at", "created_by"])
    .orderBy("number", "desc")
    .execute();
  return series.map((one) => ({
    regionCode: one.region_code,
    standardId: one.standard_id,
    publishedNumber: one.published_number,
    versions: versions
      .filter((version) => version.standard_id === one.standard_id)
      .map(({ number, extends: base, name_zh: zh, name_en: en, version, reason, created_at, created_by }) => ({
        number,
        extends: base,
        name: { zh, en },
        version,
        reason,
        createdAt: created_at,
        createdBy: created_by,
      })),
  }));
}

/** The texts of the versions in use, by id. */
export async function publishedLocalStandards(
  store: Store,
): Promise<(LocalStandardKey & { readonly number: number; readonly yaml: string })[]> {
  const rows = await store.db
    .selectFrom("local_standard_series as series")
    .innerJoin("local_standard as one", (join) =>
      join
        .onRef("one.region_code", "=", "series.region_code")
        .onRef("one.standard_id", "=", "series.standard_id")
        .onRef("one.number", "=", "series.published_number"),
    )
    .select(["series.region_code", "series.standard_id", "one.number", "one.yaml"])
    .orderBy("series.standard_id")
    .execute();
  return rows.map((row) => ({
    regionCode: row.region_code,
    standardId: row.standard_id,
    number: row.number,
    yaml: row.yaml,
  }));
}

/** The text of one version; undefined when there is none. */
export async function localStandardText(
  store: Store,
  ask: { readonly standardId: string; readonly number: number },
): Promise<string | undefined> {
  const row = await store.db
    .selectFrom("local_standard")
    .select("yaml")
    .where("standard_id", "=", ask.standardId)
    .where("number", "=", ask.number)
    .executeTakeFirst();
  return row?.yaml;
}
