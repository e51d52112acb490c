import type { DrawnSeed, DrawRules, SchoolResult } from "@youheng/kernel/decide";
import type { Selectable } from "kysely";
import type { Store } from "./connect.ts";
import { fromGzippedJson, toGzippedJson } from "./gzipped-json.ts";
import type { Writing } from "./record.ts";
import type { DrawPaperTable, DrawTable, FixedDraw } from "./tables-draws.ts";

/** Which draw. */
export interface DrawKey {
  readonly regionCode: string;
  readonly drawId: string;
}

/** A draw as it is kept for good; its list and receipt are papers beside it. */
export interface KeptDraw extends DrawKey {
  readonly rules: DrawRules;
  readonly rulesText: string;
  readonly drawDate: string;
  readonly deleteOn: string;
  readonly applicants: number | null;
  readonly numbers: number | null;
  readonly fixed: FixedDraw | null;
  readonly committedAt: Date | null;
  readonly seed: DrawnSeed | null;
  readonly seededAt: Date | null;
  readonly receiptDigest: string | null;
  readonly schools: readonly SchoolResult[] | null;
  readonly drawnAt: Date | null;
  readonly abandonedBecause: string | null;
  readonly abandonedAt: Date | null;
  readonly deletedAt: Date | null;
  readonly createdAt: Date;
  readonly createdBy: string;
}

export interface NewDraw extends DrawKey {
  readonly rules: DrawRules;
  readonly rulesText: string;
  readonly drawDate: string;
  readonly deleteOn: string;
  readonly createdBy: string;
}

type DrawPaper = DrawPaperTable["kind"];

/** Adds a draw that has rules and nothing else yet. */
export async function addDraw(writing: Writing, draw: NewDraw): Promise<void> {
  await writing
    .insertInto("draw")
    .values({
      region_code: draw.regionCode,
      draw_id: draw.drawId,
      title_zh: draw.rules.title.zh,
      title_en: draw.rules.title.en,
      rules_text: draw.rulesText,
      rules: JSON.stringify(draw.rules),
      draw_date: draw.drawDate,
      delete_on: draw.deleteOn,
      created_by: draw.createdBy,
    })
    .execute();
}

/** What may change of a draw, each once. */
export interface DrawChange {
  readonly applicants?: number;
  readonly numbers?: number;
  readonly fixed?: { readonly commitment: FixedDraw; readonly at: Date };
  readonly seed?: { readonly seed: DrawnSeed; readonly at: Date };
  readonly drawn?: { readonly receiptDigest: string; readonly schools: readonly SchoolResult[]; readonly at: Date };
  readonly abandoned?: { readonly because: string; readonly at: Date };
  readonly deletedAt?: Date;
}

/** Changes a draw. @throws Error of the database when it would take back what it has fixed */
export async function changeDraw(writing: Writing, { regionCode, drawId }: DrawKey, change: DrawChange): Promise<void> {
  const { fixed, seed, drawn, abandoned } = change;
  await writing
    .updateTable("draw")
    .set({
      ...(change.applicants === undefined ? {} : { applicants: change.applicants }),
      ...(change.numbers === undefined ? {} : { numbers: change.numbers }),
      ...(fixed === undefined ? {} : { fixed: JSON.stringify(fixed.commitment), committed_at: fixed.at }),
      ...(seed === undefined ? {} : { seed: JSON.stringify(seed.seed), seeded_at: seed.at }),
      ...(drawn === undefined
        ? {}
        : { receipt_digest: drawn.receiptDigest, schools: JSON.stringify(drawn.schools), drawn_at: drawn.at }),
      ...(abandoned === undefined ? {} : { abandoned_because: abandoned.because, abandoned_at: abandoned.at }),
      ...(change.deletedAt === undefined ? {} : { deleted_at: change.deletedAt }),
    })
    .where("region_code", "=", regionCode)
    .where("draw_id", "=", drawId)
    .execute();
}

/** A draw as it stands now; until this transaction ends nobody else changes it. @throws Error when it is not there */
export async function lockDraw(writing: Writing, { regionCode, drawId }: DrawKey): Promise<KeptDraw> {
  const row = await writing
    .selectFrom("draw")
    .selectAll()
    .where("region_code", "=", regionCode)
    .where("draw_id", "=", drawId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return keptDraw(row);
}

/** Keeps a paper of a draw, in place of one of the same kind. */
export async function keepDrawPaper(
  writing: Writing,
  { regionCode, drawId }: DrawKey,
  paper: { readonly kind: DrawPaper; readonly content: unknown },
): Promise<void> {
  await keepPackedPaper(writing, { regionCode, drawId }, { ...paper, content: toGzippedJson(paper.content) });
}

/** Keeps a paper that comes as compressed JSON already, in place of one of the same kind. */
export async function keepPackedPaper(
  writing: Writing,
  { regionCode, drawId }: DrawKey,
  paper: { readonly kind: DrawPaper; readonly content: Uint8Array },
): Promise<void> {
  const content = Buffer.from(paper.content);
  await writing
    .insertInto("draw_paper")
    .values({ region_code: regionCode, draw_id: drawId, kind: paper.kind, content })
    .onConflict((conflict) =>
      conflict.columns(["region_code", "draw_id", "kind"]).doUpdateSet({ content, kept_at: new Date() }),
    )
    .execute();
}

/** A paper of a draw; undefined when there is none, or none any more. */
export async function drawPaper<T>(
  store: Store,
  { regionCode, drawId }: DrawKey,
  kind: DrawPaper,
): Promise<T | undefined> {
  const packed = await packedPaper(store, { regionCode, drawId }, kind);
  return packed === undefined ? undefined : fromGzippedJson<T>(packed);
}

/** A paper of a draw as it is kept, compressed JSON; undefined when there is none, or none any more. */
export async function packedPaper(
  store: Pick<Store, "db">,
  { regionCode, drawId }: DrawKey,
  kind: DrawPaper,
): Promise<Buffer | undefined> {
  const row = await store.db
    .selectFrom("draw_paper")
    .select("content")
    .where("region_code", "=", regionCode)
    .where("draw_id", "=", drawId)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return row?.content;
}

/** Takes all papers of a draw away: list, salt, digests of the lines, receipt. */
export async function dropDrawPapers(writing: Writing, { regionCode, drawId }: DrawKey): Promise<void> {
  await writing.deleteFrom("draw_paper").where("region_code", "=", regionCode).where("draw_id", "=", drawId).execute();
}

/** One draw; undefined when there is none in reach. */
export async function findDraw(store: Store, drawId: string): Promise<KeptDraw | undefined> {
  const row = await store.db.selectFrom("draw").selectAll().where("draw_id", "=", drawId).executeTakeFirst();
  return row === undefined ? undefined : keptDraw(row);
}

/** The draws of a region, newest first. `published`: only those whose list and rules are fixed. */
export async function listDraws(
  store: Store,
  ask: { readonly regionCode?: string | undefined; readonly published?: boolean; readonly most?: number },
): Promise<KeptDraw[]> {
  let query = store.db
    .selectFrom("draw")
    .selectAll()
    .orderBy("created_at", "desc")
    .limit(ask.most ?? 200);
  if (ask.regionCode !== undefined) query = query.where("region_code", "=", ask.regionCode);
  if (ask.published) query = query.where("committed_at", "is not", null);
  return (await query.execute()).map(keptDraw);
}

/** Draws whose applicants ought to be gone by this day and are not. */
export async function drawsToDelete(store: Store, today: string): Promise<KeptDraw[]> {
  const rows = await store.db
    .selectFrom("draw")
    .selectAll()
    .where("deleted_at", "is", null)
    .where("delete_on", "<=", today)
    .execute();
  return rows.map(keptDraw);
}

function keptDraw(row: Selectable<DrawTable>): KeptDraw {
  return {
    regionCode: row.region_code,
    drawId: row.draw_id,
    rules: row.rules,
    rulesText: row.rules_text,
    drawDate: row.draw_date,
    deleteOn: row.delete_on,
    applicants: row.applicants,
    numbers: row.numbers,
    fixed: row.fixed,
    committedAt: row.committed_at,
    seed: row.seed,
    seededAt: row.seeded_at,
    receiptDigest: row.receipt_digest,
    schools: row.schools,
    drawnAt: row.drawn_at,
    abandonedBecause: row.abandoned_because,
    abandonedAt: row.abandoned_at,
    deletedAt: row.deleted_at,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}
