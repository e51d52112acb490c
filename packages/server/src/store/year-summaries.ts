import type { Words } from "@youheng/kernel/model";
import type { Store } from "./connect.ts";
import type { Writing } from "./record.ts";
import type { VersionKey } from "./versions.ts";

/** By what a summary was made; one made by another policy or engine does not count. */
export interface SummaryBy {
  readonly standardId: string;
  readonly policyDigest: string;
  readonly kernelVersion: string;
}

/** What a summary says of a county-year. */
export interface SummaryFigures<Details> {
  readonly verdict: string;
  readonly sections: number;
  readonly sectionsShort: number;
  readonly cvsOver: number;
  readonly details: Details;
}

/** One published county-year, with its summary; null: not made yet. `details` only for the newest years asked for. */
export interface PublishedYear<Details> extends VersionKey {
  readonly name: Words;
  readonly summary: (Omit<SummaryFigures<Details>, "details"> & { readonly details: Details | null }) | null;
}

/** Keeps the summary of a version in place of what the county-year had for this standard. */
export async function keepYearSummary<Details>(
  writing: Writing,
  key: VersionKey,
  made: SummaryBy & SummaryFigures<Details>,
): Promise<void> {
  const values = {
    number: key.number,
    policy_digest: made.policyDigest,
    kernel_version: made.kernelVersion,
    verdict: made.verdict,
    sections: made.sections,
    sections_short: made.sectionsShort,
    cvs_over: made.cvsOver,
    details: JSON.stringify(made.details),
    made_at: new Date(),
  };
  await writing
    .insertInto("year_summary")
    .values({ region_code: key.regionCode, school_year: key.schoolYear, standard_id: made.standardId, ...values })
    .onConflict((conflict) => conflict.columns(["region_code", "school_year", "standard_id"]).doUpdateSet(values))
    .execute();
}

/** Which county-years: of regions whose code begins with `under`, from one school year to another. */
export interface YearsUnder extends SummaryBy {
  readonly under: string;
  readonly from: number;
  readonly to: number;
  /** the first year of which details are wanted */
  readonly detailsFrom: number;
}

/** The published county-years below a region, by code, oldest first, each with its summary where it is made. */
export async function listYearSummaries<Details>(
  store: Pick<Store, "db">,
  ask: YearsUnder,
): Promise<PublishedYear<Details>[]> {
  const rows = await selectPublished(store, ask)
    .innerJoin("region as r", "r.region_code", "s.region_code")
    .select((from) => [
      "r.name_zh",
      "r.name_en",
      "y.verdict",
      "y.sections",
      "y.sections_short",
      "y.cvs_over",
      from.case().when("s.school_year", ">=", ask.detailsFrom).then(from.ref("y.details")).end().as("details"),
    ])
    .where("s.region_code", ">=", ask.under.padEnd(6, "0"))
    .where("s.region_code", "<=", ask.under.padEnd(6, "9"))
    .where("s.school_year", ">=", ask.from)
    .where("s.school_year", "<=", ask.to)
    .execute();
  return rows.map((row) => ({
    regionCode: row.region_code,
    schoolYear: row.school_year,
    number: row.published_number!,
    name: { zh: row.name_zh, en: row.name_en },
    summary:
      row.verdict === null
        ? null
        : {
            verdict: row.verdict,
            sections: row.sections!,
            sectionsShort: row.sections_short!,
            cvsOver: row.cvs_over!,
            details: row.details === null ? null : (JSON.parse(row.details) as Details),
          },
  }));
}

/** The published county-years that have no summary by this standard, policy and engine. */
export async function unsummarised(store: Pick<Store, "db">, by: SummaryBy): Promise<VersionKey[]> {
  const rows = await selectPublished(store, by).where("y.verdict", "is", null).execute();
  return rows.map((row) => ({
    regionCode: row.region_code,
    schoolYear: row.school_year,
    number: row.published_number!,
  }));
}

function selectPublished(store: Pick<Store, "db">, by: SummaryBy) {
  return store.db
    .selectFrom("return_series as s")
    .leftJoin("year_summary as y", (join) =>
      join
        .onRef("y.region_code", "=", "s.region_code")
        .onRef("y.school_year", "=", "s.school_year")
        .onRef("y.number", "=", "s.published_number")
        .on("y.standard_id", "=", by.standardId)
        .on("y.policy_digest", "=", by.policyDigest)
        .on("y.kernel_version", "=", by.kernelVersion),
    )
    .select(["s.region_code", "s.school_year", "s.published_number"])
    .where("s.published_number", "is not", null)
    .orderBy("s.region_code")
    .orderBy("s.school_year");
}
