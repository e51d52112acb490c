import type { Store } from "./connect.ts";
import { fromGzippedJson, toGzippedJson } from "./gzipped-json.ts";
import type { Writing } from "./record.ts";
import type { FileCoordinates, PlacePart, PlacePlanKind, PlanLineage } from "./tables-places.ts";

/** A file of a district's places. */
export interface PlaceFile {
  readonly part: PlacePart;
  readonly fileName: string;
  readonly digest: string;
  readonly content: Uint8Array;
  /** the system of its coordinates; null: it has none, or nobody was asked (then WGS-84) */
  readonly system: FileCoordinates | null;
}

/** Keeps a file, in place of the one of the same part. */
export async function keepPlaceFile(
  writing: Writing,
  { regionCode, by, ...file }: PlaceFile & { readonly regionCode: string; readonly by: string },
): Promise<void> {
  const kept = {
    file_name: file.fileName,
    digest: file.digest,
    content: Buffer.from(file.content),
    coordinate_system: file.system,
    kept_by: by,
  };
  await writing
    .insertInto("place_file")
    .values({ region_code: regionCode, part: file.part, ...kept })
    .onConflict((conflict) => conflict.columns(["region_code", "part"]).doUpdateSet({ ...kept, kept_at: new Date() }))
    .execute();
}

/** Takes a file away. */
export async function dropPlaceFile(writing: Writing, regionCode: string, part: PlacePart): Promise<void> {
  await writing.deleteFrom("place_file").where("region_code", "=", regionCode).where("part", "=", part).execute();
}

/** The files of a district's places. */
export async function placeFiles({ db }: Store, regionCode: string): Promise<readonly PlaceFile[]> {
  const rows = await db
    .selectFrom("place_file")
    .select(["part", "file_name", "digest", "content", "coordinate_system"])
    .where("region_code", "=", regionCode)
    .orderBy("part")
    .execute();
  return rows.map(({ part, file_name, digest, content, coordinate_system: system }) => ({
    part,
    fileName: file_name,
    digest,
    content,
    system,
  }));
}

/** A plan as it is kept. */
export interface KeptPlan {
  readonly regionCode: string;
  readonly planId: string;
  readonly kind: PlacePlanKind;
  readonly name: string;
  readonly lineage: PlanLineage;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly adoptedAt: Date | null;
  readonly adoptedBy: string | null;
}

/** Adds a plan. */
export async function addPlacePlan(
  writing: Writing,
  { document, ...plan }: Omit<KeptPlan, "createdAt" | "adoptedAt" | "adoptedBy"> & { readonly document: unknown },
): Promise<void> {
  await writing
    .insertInto("place_plan")
    .values({
      region_code: plan.regionCode,
      plan_id: plan.planId,
      kind: plan.kind,
      name: plan.name,
      document: toGzippedJson(document),
      lineage: JSON.stringify(plan.lineage),
      created_by: plan.createdBy,
    })
    .execute();
}

/** Who goes where is decided by one plan, whether it was solved or drawn; what is built by another. */
const ONE_OF: Readonly<Record<PlacePlanKind, readonly PlacePlanKind[]>> = {
  catchments: ["catchments", "drawn"],
  drawn: ["catchments", "drawn"],
  sites: ["sites", "projects"],
  projects: ["sites", "projects"],
};

/** Says that a plan is the one that is carried out; of those that decide the same no other is then. */
export async function adoptPlacePlan(
  writing: Writing,
  { regionCode, planId, kind }: Pick<KeptPlan, "regionCode" | "planId" | "kind">,
  by: { readonly name: string; readonly at: Date },
): Promise<void> {
  const own = writing.updateTable("place_plan").where("region_code", "=", regionCode);
  await own
    .set({ adopted_at: null, adopted_by: null })
    .where("kind", "in", [...ONE_OF[kind]])
    .execute();
  await own.set({ adopted_at: by.at, adopted_by: by.name }).where("plan_id", "=", planId).execute();
}

/** The plans of a region, the newest first, without their documents. */
export async function listPlacePlans({ db }: Store, regionCode: string): Promise<readonly KeptPlan[]> {
  const rows = await db
    .selectFrom("place_plan")
    .select(["region_code", "plan_id", "kind", "name", "lineage", "created_at", "created_by"])
    .select(["adopted_at", "adopted_by"])
    .where("region_code", "=", regionCode)
    .orderBy("created_at", "desc")
    .orderBy("plan_id")
    .execute();
  return rows.map((row) => ({
    regionCode: row.region_code,
    planId: row.plan_id,
    kind: row.kind,
    name: row.name,
    lineage: row.lineage,
    createdAt: row.created_at,
    createdBy: row.created_by,
    adoptedAt: row.adopted_at,
    adoptedBy: row.adopted_by,
  }));
}

/** The document of a plan; undefined when there is no such plan in reach. */
export async function placePlanDocument({ db }: Store, regionCode: string, planId: string): Promise<unknown> {
  const row = await db
    .selectFrom("place_plan")
    .select("document")
    .where("region_code", "=", regionCode)
    .where("plan_id", "=", planId)
    .executeTakeFirst();
  return row === undefined ? undefined : fromGzippedJson(row.document);
}
