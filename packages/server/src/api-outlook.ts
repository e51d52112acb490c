import type { JoinedHistory, Outlook } from "@youheng/kernel/foresee";
import type { Finding } from "@youheng/kernel/model";

/** A file of a region's history, as the interface shows it. */
export interface HistoryFileView {
  readonly kind: "enrolment" | "births" | "places" | "housing" | "changes";
  readonly number: number;
  readonly file_name: string;
  readonly digest: string;
  readonly rows: number;
  readonly created_at: string;
  readonly created_by: string;
}

/** GET /api/regions/:code/outlook */
export interface OutlookView extends Outlook {
  readonly region_code: string;
  /** school code → name, of the newest published return */
  readonly names: Readonly<Record<string, string>>;
  /** schools that have the past of those they came from, by the lineage of schools */
  readonly joined_histories: readonly JoinedHistory[];
  readonly source: { readonly from: "files" | "returns"; readonly files: readonly HistoryFileView[] };
  /** all that went in: the same gives the same answer */
  readonly lineage: {
    readonly digest: string;
    readonly kernel_version: string;
    readonly horizon: number;
    readonly standard: string;
    readonly warning_standard: string;
    readonly policy_digest: string;
    readonly files: readonly { readonly kind: string; readonly number: number; readonly digest: string }[];
    /** number of the version of the lineage of schools; null: none was ever saved */
    readonly school_lineage: number | null;
    readonly returns: readonly { readonly school_year: number; readonly number: number; readonly digest: string }[];
  };
}

/** GET /api/regions/:code/planned: the rows of the newest files of housing and of changes. */
export interface PlannedView {
  readonly housing: readonly {
    readonly unit: string;
    readonly school_year: number;
    readonly dwellings: number;
    readonly students_per_dwelling: number;
    readonly grade: string | null;
  }[];
  readonly changes: readonly {
    readonly school_year: number;
    readonly kind: "open" | "close" | "merge";
    readonly unit: string;
    readonly into: string | null;
    readonly from: string | null;
    readonly share: number | null;
    readonly groups: Readonly<Record<string, string>>;
  }[];
}

/** POST /api/regions/:code/history/:kind */
export interface HistoryBroughtView {
  readonly file: HistoryFileView;
  readonly findings: readonly Finding[];
}

/* Routes
   GET    /api/regions/:code/outlook
   GET    /api/regions/:code/history
   GET    /api/regions/:code/planned                PlannedView
   POST   /api/regions/:code/history/:kind
*/
