import { type Selectable, sql } from "kysely";
import type { Store } from "./connect.ts";
import type { Writing } from "./record.ts";
import type { CampaignTable, FormRemarkTable, SchoolFormTable } from "./tables-campaign.ts";

export type Campaign = Selectable<CampaignTable>;
export type SchoolForm = Selectable<SchoolFormTable>;
export type FormRemark = Selectable<FormRemarkTable>;

/** Which campaign: a region's of a year. */
export interface CampaignKey {
  readonly regionCode: string;
  readonly schoolYear: number;
}

/** Which school's form in it. */
export interface FormKey extends CampaignKey {
  readonly schoolCode: string;
}

/** Opens a campaign, or moves its deadline. */
export async function keepCampaign(
  writing: Writing,
  campaign: CampaignKey & {
    readonly form: string;
    readonly deadline: string;
    readonly note: string | null;
    readonly by: string;
  },
): Promise<void> {
  const { deadline, note } = campaign;
  await writing
    .insertInto("campaign")
    .values({
      region_code: campaign.regionCode,
      school_year: campaign.schoolYear,
      form: campaign.form,
      deadline,
      note,
      opened_by: campaign.by,
      published_number: null,
    })
    .onConflict((conflict) => conflict.columns(["region_code", "school_year"]).doUpdateSet({ deadline, note }))
    .execute();
}

export async function findCampaign(store: Pick<Store, "db">, key: CampaignKey): Promise<Campaign | undefined> {
  return await store.db
    .selectFrom("campaign")
    .selectAll()
    .where("region_code", "=", key.regionCode)
    .where("school_year", "=", key.schoolYear)
    .executeTakeFirst();
}

/** The campaigns in reach, newest year first. */
export async function listCampaigns(store: Pick<Store, "db">): Promise<Campaign[]> {
  return await store.db
    .selectFrom("campaign")
    .selectAll()
    .orderBy("school_year", "desc")
    .orderBy("region_code")
    .execute();
}

/** Notes which version was assembled of the campaign. */
export async function noteAssembled(writing: Writing, key: CampaignKey, number: number): Promise<void> {
  await writing
    .updateTable("campaign")
    .set({ published_number: number })
    .where("region_code", "=", key.regionCode)
    .where("school_year", "=", key.schoolYear)
    .execute();
}

/** Adds a school's form, unless it is there. */
export async function addSchoolForm(writing: Writing, key: FormKey, schoolName: string): Promise<boolean> {
  const added = await writing
    .insertInto("school_form")
    .values({
      region_code: key.regionCode,
      school_year: key.schoolYear,
      school_code: key.schoolCode,
      school_name: schoolName,
      state: "filling",
      note: null,
      changed_at: null,
      changed_by: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("school_code")
    .executeTakeFirst();
  return added !== undefined;
}

/** The forms of a campaign that are in reach, by school code. */
export async function listSchoolForms(store: Pick<Store, "db">, key: CampaignKey): Promise<SchoolForm[]> {
  return await store.db
    .selectFrom("school_form")
    .selectAll()
    .where("region_code", "=", key.regionCode)
    .where("school_year", "=", key.schoolYear)
    .orderBy("school_code")
    .execute();
}

/** The forms of all campaigns of one school year that are in reach. */
export async function listFormStates(
  store: Pick<Store, "db">,
  schoolYear: number,
): Promise<Pick<SchoolForm, "region_code" | "state">[]> {
  return await store.db
    .selectFrom("school_form")
    .select(["region_code", "state"])
    .where("school_year", "=", schoolYear)
    .execute();
}

export async function findSchoolForm(store: Pick<Store, "db">, key: FormKey): Promise<SchoolForm | undefined> {
  return await selectForm(store, key).executeTakeFirst();
}

/** The form, locked to the end of the transaction: its state cannot change while its cells do. */
export async function lockSchoolForm(writing: Writing, key: FormKey): Promise<SchoolForm | undefined> {
  return await selectForm({ db: writing }, key).forUpdate().executeTakeFirst();
}

function selectForm(store: Pick<Store, "db">, key: FormKey) {
  return store.db
    .selectFrom("school_form")
    .selectAll()
    .where("region_code", "=", key.regionCode)
    .where("school_year", "=", key.schoolYear)
    .where("school_code", "=", key.schoolCode);
}

/** Moves a form on, when it stands in one of these states. False when it does not. */
export async function moveForm(
  writing: Writing,
  key: FormKey,
  move: {
    readonly from: readonly SchoolForm["state"][];
    readonly to: SchoolForm["state"];
    readonly note: string | null;
    readonly by: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await writing
    .updateTable("school_form")
    .set({ state: move.to, note: move.note, changed_at: move.at, changed_by: move.by })
    .where("region_code", "=", key.regionCode)
    .where("school_year", "=", key.schoolYear)
    .where("school_code", "=", key.schoolCode)
    .where("state", "in", move.from)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** The remarks on a form, oldest first. */
export async function listRemarks(store: Pick<Store, "db">, key: FormKey): Promise<FormRemark[]> {
  return await store.db
    .selectFrom("form_remark")
    .selectAll()
    .where("region_code", "=", key.regionCode)
    .where("school_year", "=", key.schoolYear)
    .where("school_code", "=", key.schoolCode)
    .orderBy("at")
    .orderBy("remark_id")
    .execute();
}

export async function addRemark(
  writing: Writing,
  key: FormKey,
  remark: { readonly id: string; readonly column: string | null; readonly text: string; readonly who: string },
): Promise<void> {
  await writing
    .insertInto("form_remark")
    .values({
      region_code: key.regionCode,
      school_year: key.schoolYear,
      school_code: key.schoolCode,
      remark_id: remark.id,
      column_id: remark.column,
      remark: remark.text,
      who: remark.who,
    })
    .execute();
}

/** Handing a form in again answers what was remarked before. */
export async function answerRemarks(writing: Writing, key: FormKey, at: Date): Promise<void> {
  await writing
    .updateTable("form_remark")
    .set({ answered_at: at })
    .where("region_code", "=", key.regionCode)
    .where("school_year", "=", key.schoolYear)
    .where("school_code", "=", key.schoolCode)
    .where("answered_at", "is", null)
    .execute();
}

/** How many columns of each school's form hold a value. */
export async function countFilled(store: Pick<Store, "db">, key: CampaignKey): Promise<ReadonlyMap<string, number>> {
  const rows = await store.db
    .selectFrom("form_cell")
    .select(["school_code", (from) => from.fn.countAll<number>().as("n")])
    .where("region_code", "=", key.regionCode)
    .where("school_year", "=", key.schoolYear)
    .where(sql<boolean>`value->>'v' is not null`)
    .groupBy("school_code")
    .execute();
  return new Map(rows.map((row) => [row.school_code, row.n]));
}

/** How many remarks on each school's form are not answered. */
export async function countOpenRemarks(
  store: Pick<Store, "db">,
  key: CampaignKey,
): Promise<ReadonlyMap<string, number>> {
  const rows = await store.db
    .selectFrom("form_remark")
    .select(["school_code", (from) => from.fn.countAll<number>().as("n")])
    .where("region_code", "=", key.regionCode)
    .where("school_year", "=", key.schoolYear)
    .where("answered_at", "is", null)
    .groupBy("school_code")
    .execute();
  return new Map(rows.map((row) => [row.school_code, row.n]));
}
