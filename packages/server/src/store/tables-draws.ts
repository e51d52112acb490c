import type { Commitment, DrawnSeed, DrawRules, SchoolResult } from "@youheng/kernel/decide";
import type { ColumnType, JSONColumnType } from "kysely";

/** A moment: read as Date, written as Date. */
type Moment = ColumnType<Date, Date, Date>;
type CreatedAt = ColumnType<Date, Date | undefined, never>;

/** The public part of a draw; what it says once it says for good (a trigger holds it to that). */
export interface DrawTable {
  region_code: string;
  draw_id: string;
  title_zh: string;
  title_en: string;
  rules_text: string;
  rules: JSONColumnType<DrawRules, string, string>;
  draw_date: string;
  delete_on: string;
  applicants: number | null;
  numbers: number | null;
  /** the commitment without the digests of the lines */
  fixed: JSONColumnType<FixedDraw, string | undefined, string> | null;
  committed_at: Moment | null;
  seed: JSONColumnType<DrawnSeed, string | undefined, string> | null;
  seeded_at: Moment | null;
  receipt_digest: string | null;
  schools: JSONColumnType<readonly SchoolResult[], string | undefined, string> | null;
  drawn_at: Moment | null;
  abandoned_because: string | null;
  abandoned_at: Moment | null;
  deleted_at: Moment | null;
  created_at: CreatedAt;
  created_by: string;
}

/** What a commitment says of the list as a whole. */
export type FixedDraw = Omit<Commitment, "row_digests">;

/** Personal data of a draw: gone on the day that was named before. */
export interface DrawPaperTable {
  region_code: string;
  draw_id: string;
  kind: "list" | "opening" | "commitment" | "receipt";
  content: Buffer;
  kept_at: ColumnType<Date, Date | undefined, Date>;
}
