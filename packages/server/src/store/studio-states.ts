import type { Store } from "./connect.ts";
import type { Writing } from "./record.ts";
import type { TeacherKey } from "./teachers.ts";

/** Keeps a state of the studio; the same state is kept once. */
export async function keepStudioState(
  writing: Writing,
  { regionCode, schoolYear }: TeacherKey,
  { stateId, state, by }: { readonly stateId: string; readonly state: string; readonly by: string },
): Promise<void> {
  await writing
    .insertInto("studio_state")
    .values({ region_code: regionCode, state_id: stateId, school_year: schoolYear, state, kept_by: by })
    .onConflict((conflict) => conflict.columns(["region_code", "state_id"]).doNothing())
    .execute();
}

/** A state that was kept; undefined where there is none. */
export async function findStudioState(
  { db }: Store,
  { regionCode, schoolYear }: TeacherKey,
  stateId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("studio_state")
    .select("state")
    .where("region_code", "=", regionCode)
    .where("school_year", "=", schoolYear)
    .where("state_id", "=", stateId)
    .executeTakeFirst();
  return row?.state;
}
