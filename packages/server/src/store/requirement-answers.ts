import type { Insertable, Selectable } from "kysely";
import type { Store } from "./connect.ts";
import type { Writing } from "./record.ts";
import type { RequirementAnswerTable } from "./tables-duties.ts";

export type RequirementAnswer = Selectable<RequirementAnswerTable>;

export async function addRequirementAnswer(writing: Writing, row: Insertable<RequirementAnswerTable>): Promise<void> {
  await writing.insertInto("requirement_answer").values(row).execute();
}

/** The newest answer to each requirement of a region and year, by field. */
export async function requirementAnswers(
  store: Pick<Store, "db">,
  { regionCode, schoolYear }: { readonly regionCode: string; readonly schoolYear: number },
): Promise<ReadonlyMap<string, RequirementAnswer>> {
  const rows = await store.db
    .selectFrom("requirement_answer")
    .selectAll()
    .where("region_code", "=", regionCode)
    .where("school_year", "=", schoolYear)
    .orderBy("answer_id")
    .execute();
  return new Map(rows.map((row) => [row.field, row]));
}
