import type { DrawnSeed, DrawRules, Guarantee, SchoolResult } from "@youheng/kernel/decide";
import type { Finding, Words } from "@youheng/kernel/model";

/** How far a draw has come. */
export type DrawState = "draft" | "fixed" | "seeded" | "drawn" | "abandoned" | "deleted";

/** A draw of admission, as officers and the public see it; no applicant is in it. */
export interface DrawView {
  readonly draw_id: string;
  readonly region_code: string;
  readonly state: DrawState;
  readonly title: Words;
  readonly rules: DrawRules;
  /** what these rules guarantee and what not */
  readonly guarantees: readonly Guarantee[];
  readonly draw_date: string;
  /** the day on which the applicants' data is deleted */
  readonly delete_on: string;
  readonly applicants: number | null;
  /** siblings are one number */
  readonly numbers: number | null;
  /** published before the draw */
  readonly commitment_digest: string | null;
  readonly list_digest: string | null;
  readonly rules_digest: string | null;
  readonly committed_at: string | null;
  readonly seed: DrawnSeed | null;
  readonly seeded_at: string | null;
  readonly receipt_digest: string | null;
  readonly schools: readonly SchoolResult[] | null;
  readonly drawn_at: string | null;
  readonly abandoned_because: string | null;
  readonly deleted_at: string | null;
}

/** What came of reading a list of applicants. */
export interface BroughtListView {
  /** false: nothing was kept, because errors stand */
  readonly kept: boolean;
  readonly applicants: number;
  readonly numbers: number;
  readonly findings: readonly Finding[];
}

/* Routes
   GET    /api/regions/:code/draws
   POST   /api/regions/:code/draws
   GET    /api/draws/:id
   GET    /api/draws/:id/applicants
   POST   /api/draws/:id/applicants
   GET    /api/draws/:id/slips
   POST   /api/draws/:id/fix
   POST   /api/draws/:id/seed
   POST   /api/draws/:id/run
   POST   /api/draws/:id/abandon
   GET    /api/public/draws
   GET    /api/public/draws/:id
   GET    /api/public/draws/:id/commitment
   GET    /api/public/draws/:id/receipt
   GET    /api/public/draw-verifier
*/
