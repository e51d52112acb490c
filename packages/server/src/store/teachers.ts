import type { Selectable } from "kysely";
import type { Store } from "./connect.ts";
import { fromGzippedJson, toGzippedJson } from "./gzipped-json.ts";
import type { Writing } from "./record.ts";
import type { TeacherPart, TeacherPlanKind, TeacherPlanLineage, TeacherPlanTable } from "./tables-teachers.ts";

/** A region's year. */
export interface TeacherKey {
  readonly regionCode: string;
  readonly schoolYear: number;
}

/** A file that plans are made of. */
export interface TeacherFile {
  readonly part: TeacherPart;
  readonly fileName: string;
  readonly digest: string;
  readonly content: Uint8Array;
}

/** Keeps a file, in place of the one of the same part. */
export async function keepTeacherFile(
  writing: Writing,
  { regionCode, schoolYear }: TeacherKey,
  { part, fileName, digest, content, by }: TeacherFile & { readonly by: string },
): Promise<void> {
  const kept = { file_name: fileName, digest, content: Buffer.from(content), kept_by: by };
  await writing
    .insertInto("teacher_file")
    .values({ region_code: regionCode, school_year: schoolYear, part, ...kept })
    .onConflict((conflict) =>
      conflict.columns(["region_code", "school_year", "part"]).doUpdateSet({ ...kept, kept_at: new Date() }),
    )
    .execute();
}

/** The files of a region's year. */
export async function teacherFiles({ db }: Store, key: TeacherKey): Promise<readonly TeacherFile[]> {
  const rows = await db
    .selectFrom("teacher_file")
    .select(["part", "file_name", "digest", "content"])
    .where("region_code", "=", key.regionCode)
    .where("school_year", "=", key.schoolYear)
    .orderBy("part")
    .execute();
  return rows.map(({ part, file_name, digest, content }) => ({ part, fileName: file_name, digest, content }));
}

/** A plan as it is kept. */
export interface KeptTeacherPlan extends TeacherKey {
  readonly planId: string;
  readonly kind: TeacherPlanKind;
  readonly name: string;
  readonly lineage: TeacherPlanLineage;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly adoptedAt: Date | null;
  readonly adoptedBy: string | null;
}

type NewTeacherPlan = Omit<KeptTeacherPlan, "createdAt" | "adoptedAt" | "adoptedBy">;

/** Adds a plan. */
export async function addTeacherPlan(
  writing: Writing,
  { document, ...plan }: NewTeacherPlan & { readonly document: unknown },
): Promise<void> {
  await writing
    .insertInto("teacher_plan")
    .values({
      region_code: plan.regionCode,
      plan_id: plan.planId,
      school_year: plan.schoolYear,
      kind: plan.kind,
      name: plan.name,
      document: toGzippedJson(document),
      lineage: JSON.stringify(plan.lineage),
      created_by: plan.createdBy,
    })
    .execute();
}

/** Lets a file go, and whatever was said of its part. */
export async function dropTeacherFile(
  writing: Writing,
  { regionCode, schoolYear }: TeacherKey,
  part: TeacherPart,
): Promise<void> {
  await writing
    .deleteFrom("teacher_file")
    .where("region_code", "=", regionCode)
    .where("school_year", "=", schoolYear)
    .where("part", "=", part)
    .execute();
}

/**
 * Says that a plan is the one that is carried out; of its kind and year no other is then. A plan made by hand is of every kind: beside it
 * no other is adopted.
 */
export async function adoptTeacherPlan(
  writing: Writing,
  plan: Pick<KeptTeacherPlan, "regionCode" | "schoolYear" | "planId" | "kind">,
  by: { readonly name: string; readonly at: Date },
): Promise<void> {
  const plans = writing.updateTable("teacher_plan").where("region_code", "=", plan.regionCode);
  const others = plans.set({ adopted_at: null, adopted_by: null }).where("school_year", "=", plan.schoolYear);
  await (plan.kind === "own" ? others : others.where("kind", "in", [plan.kind, "own"])).execute();
  await plans.set({ adopted_at: by.at, adopted_by: by.name }).where("plan_id", "=", plan.planId).execute();
}

/** The plans of a region's year, newest first. */
export async function listTeacherPlans({ db }: Store, key: TeacherKey): Promise<readonly KeptTeacherPlan[]> {
  const rows = await plansOf(db, key.regionCode).where("school_year", "=", key.schoolYear).execute();
  return rows.map(keptPlan);
}

/** The plans of a region that are adopted, of all years, the newest return first. */
export async function listAdoptedTeacherPlans({ db }: Store, regionCode: string): Promise<readonly KeptTeacherPlan[]> {
  const query = plansOf(db, regionCode).where("adopted_at", "is not", null);
  return (await query.execute()).map(keptPlan).toSorted((a, b) => b.schoolYear - a.schoolYear);
}

function plansOf(db: Store["db"], regionCode: string) {
  return db
    .selectFrom("teacher_plan")
    .select(["region_code", "plan_id", "school_year", "kind", "name", "lineage"])
    .select(["created_at", "created_by", "adopted_at", "adopted_by"])
    .where("region_code", "=", regionCode)
    .orderBy("created_at", "desc");
}

function keptPlan(row: Omit<Selectable<TeacherPlanTable>, "document">): KeptTeacherPlan {
  return {
    regionCode: row.region_code,
    schoolYear: row.school_year,
    planId: row.plan_id,
    kind: row.kind,
    name: row.name,
    lineage: row.lineage,
    createdAt: row.created_at,
    createdBy: row.created_by,
    adoptedAt: row.adopted_at,
    adoptedBy: row.adopted_by,
  };
}

/** The document of a plan; undefined where there is none. */
export async function teacherPlanDocument({ db }: Store, regionCode: string, planId: string): Promise<unknown> {
  const row = await db
    .selectFrom("teacher_plan")
    .select("document")
    .where("region_code", "=", regionCode)
    .where("plan_id", "=", planId)
    .executeTakeFirst();
  return row === undefined ? undefined : fromGzippedJson(row.document);
}
