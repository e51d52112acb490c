import type { Words } from "@youheng/kernel/model";
import type { Store } from "./connect.ts";
import type { Writing } from "./record.ts";

/** A region we have returns or a boundary of. */
export interface Region {
  readonly regionCode: string;
  readonly name: Words;
  readonly hasBoundary: boolean;
  /** newest first */
  readonly years: readonly {
    readonly schoolYear: number;
    readonly publishedNumber: number | null;
    readonly versions: number;
  }[];
}

/** Names a region; a name given again replaces the old one. */
export async function nameRegion(writing: Writing, regionCode: string, name: Words): Promise<void> {
  await writing
    .insertInto("region")
    .values({ region_code: regionCode, name_zh: name.zh, name_en: name.en })
    .onConflict((conflict) => conflict.column("region_code").doUpdateSet({ name_zh: name.zh, name_en: name.en }))
    .execute();
}

/** Names a region unless it has a name. */
export async function nameNewRegion(writing: Writing, regionCode: string, name: Words): Promise<void> {
  await writing
    .insertInto("region")
    .values({ region_code: regionCode, name_zh: name.zh, name_en: name.en })
    .onConflict((conflict) => conflict.column("region_code").doNothing())
    .execute();
}

/** The name of a region that we have something of. */
export async function findRegionName(store: Store, regionCode: string): Promise<Words> {
  const row = await store.db
    .selectFrom("region")
    .select(["name_zh", "name_en"])
    .where("region_code", "=", regionCode)
    .executeTakeFirstOrThrow();
  return { zh: row.name_zh, en: row.name_en };
}

/** Names by region code. */
export async function listRegionNames(store: Store): Promise<ReadonlyMap<string, Words>> {
  const rows = await store.db.selectFrom("region").selectAll().execute();
  return new Map(rows.map((row) => [row.region_code, { zh: row.name_zh, en: row.name_en }]));
}

/** Every region with its years, by code. */
export async function listRegions(store: Store): Promise<Region[]> {
  const regions = await store.db
    .selectFrom("region")
    .leftJoin("boundary", "boundary.region_code", "region.region_code")
    .select(["region.region_code", "name_zh", "name_en", "boundary.uploaded_at"])
    .orderBy("region.region_code")
    .execute();
  const series = await store.db.selectFrom("return_series").selectAll().orderBy("school_year", "desc").execute();
  const yearsOf = Map.groupBy(series, (one) => one.region_code);
  return regions.map((region) => ({
    regionCode: region.region_code,
    name: { zh: region.name_zh, en: region.name_en },
    hasBoundary: region.uploaded_at !== null,
    years: (yearsOf.get(region.region_code) ?? []).map((one) => ({
      schoolYear: one.school_year,
      publishedNumber: one.published_number,
      versions: one.last_number,
    })),
  }));
}

/** Keeps the boundary of a region, as GeoJSON text. */
export async function keepBoundary(
  writing: Writing,
  boundary: { regionCode: string; geojson: string; by: string },
): Promise<void> {
  const values = { geojson: boundary.geojson, uploaded_by: boundary.by, uploaded_at: new Date() };
  await writing
    .insertInto("boundary")
    .values({ region_code: boundary.regionCode, ...values })
    .onConflict((conflict) => conflict.column("region_code").doUpdateSet(values))
    .execute();
}

/** Which boundaries there are of regions whose code begins so, and when each came: "990102 2026-11-25T…". */
export async function boundaryStamps(store: Store, under: string): Promise<readonly string[]> {
  const rows = await store.db
    .selectFrom("boundary")
    .select(["region_code", "uploaded_at"])
    .where("region_code", ">=", under.padEnd(6, "0"))
    .where("region_code", "<=", under.padEnd(6, "9"))
    .orderBy("region_code")
    .execute();
  return rows.map((row) => `${row.region_code} ${row.uploaded_at.toISOString()}`);
}

/** The boundaries of regions whose code begins so, by code. */
export async function boundariesUnder(
  store: Store,
  under: string,
): Promise<readonly { readonly regionCode: string; readonly geojson: string }[]> {
  const rows = await store.db
    .selectFrom("boundary")
    .select(["region_code", "geojson"])
    .where("region_code", ">=", under.padEnd(6, "0"))
    .where("region_code", "<=", under.padEnd(6, "9"))
    .orderBy("region_code")
    .execute();
  return rows.map((row) => ({ regionCode: row.region_code, geojson: row.geojson }));
}

/** The boundary as GeoJSON text, or undefined. */
export async function findBoundary(store: Store, regionCode: string): Promise<string | undefined> {
  const row = await store.db
    .selectFrom("boundary")
    .select("geojson")
    .where("region_code", "=", regionCode)
    .executeTakeFirst();
  return row?.geojson;
}
