import { type Insertable, type Selectable, sql } from "kysely";
import type { Store } from "./connect.ts";
import type { Writing } from "./record.ts";
import type { DeputyTable, DutyHolderTable } from "./tables-duties.ts";

export type DutyHolder = Selectable<DutyHolderTable>;
export type Deputy = Selectable<DeputyTable>;

type Db = Pick<Store, "db">;

/** Who has what by name, in a region. */
export async function listDutyHolders(store: Db, regionCode: string): Promise<DutyHolder[]> {
  const query = store.db.selectFrom("duty_holder").selectAll().where("region_code", "=", regionCode);
  return await query.orderBy("subject").execute();
}

/** Names who has a duty; whoever had it before has it no more. */
export async function keepDutyHolder(writing: Writing, row: Insertable<DutyHolderTable>): Promise<void> {
  const { account_id, given_by } = row;
  await writing
    .insertInto("duty_holder")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["region_code", "subject"]).doUpdateSet({ account_id, given_by, since: sql<Date>`now()` }),
    )
    .execute();
}

/**
 * The regions in reach in which an account may have something to do: its own, and those where it is named or has given something.
 *
 * @param who `name` as acts are signed by it
 */
export async function regionsOfDuties(
  store: Db,
  who: { readonly accountId: string; readonly name: string },
): Promise<readonly string[]> {
  const { db } = store;
  const rows = await db
    .selectFrom("duty_holder")
    .select("region_code")
    .where("account_id", "=", who.accountId)
    .union(db.selectFrom("task").select("region_code").where("created_by", "=", who.name))
    .union(db.selectFrom("road_measure").select("region_code").where("created_by", "=", who.name))
    .union(
      db
        .selectFrom("road_measure")
        .select("region_code")
        .where((is) =>
          is.or([is("principal_account", "=", who.accountId), is("secretary_account", "=", who.accountId)]),
        ),
    )
    .union(db.selectFrom("visit").select("region_code").where("supervisor", "=", who.name))
    .union(db.selectFrom("supervision_finding").select("region_code").where("created_by", "=", who.name))
    .union(db.selectFrom("campaign").select("region_code").where("opened_by", "=", who.name))
    .union(db.selectFrom("draw").select("region_code").where("created_by", "=", who.name))
    .execute();
  return rows.map((row) => row.region_code).toSorted();
}

/** Who stands in for whom, among the accounts in reach. */
export async function listDeputies(store: Db): Promise<Deputy[]> {
  return await store.db.selectFrom("deputy").selectAll().orderBy("region_code").orderBy("account_id").execute();
}

/** Names a deputy; an account has one at a time. */
export async function keepDeputy(writing: Writing, row: Insertable<DeputyTable>): Promise<void> {
  const { region_code: _region, account_id: _account, ...rest } = row;
  await writing
    .insertInto("deputy")
    .values(row)
    .onConflict((conflict) => conflict.columns(["region_code", "account_id"]).doUpdateSet(rest))
    .execute();
}

/** Nobody stands in for an account any more, and it stands in for nobody. */
export async function dropDeputies(writing: Writing, accountId: string): Promise<void> {
  await writing
    .deleteFrom("deputy")
    .where((is) => is.or([is("account_id", "=", accountId), is("deputy_id", "=", accountId)]))
    .execute();
}

/** Nobody stands in for an account any more. */
export async function dropDeputyOf(writing: Writing, accountId: string): Promise<void> {
  await writing.deleteFrom("deputy").where("account_id", "=", accountId).execute();
}
