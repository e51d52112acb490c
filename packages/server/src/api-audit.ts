import type { Words } from "@youheng/kernel/model";

/** One row of the audit: who did what. */
export interface AuditView {
  readonly id: number;
  readonly at: string;
  readonly who: string;
  /** "version.publish", "session.open", … */
  readonly what: string;
  readonly subject: string;
  readonly region_code: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** strand of the region's chain, place in it, and the hash there */
  readonly strand: number;
  readonly number: number;
  readonly hash: string;
}

/** Whether the audit is whole: each region's chain of hashes, walked from its first row to its end. */
export interface AuditVerdictView {
  readonly whole: boolean;
  readonly rows: number;
  /** the ends of the chains: a checkpoint to be kept elsewhere */
  readonly heads: readonly {
    readonly region_code: string;
    readonly strand: number;
    readonly rows: number;
    readonly hash: string;
  }[];
  readonly breaks: readonly {
    readonly region_code: string;
    readonly strand: number;
    readonly number: number;
    readonly kind: "changed" | "removed" | "inserted" | "rewritten";
    readonly words: Words;
  }[];
}
