/** A file that shows that something was done. */
export interface EvidenceView {
  readonly evidence_id: string;
  readonly region_code: string;
  readonly school_code: string;
  /** what it is evidence of: "task:…", "decision:…" */
  readonly subject: string;
  readonly file: string;
  readonly kind: "pdf" | "png" | "jpeg" | "docx" | "xlsx" | "pptx" | "ofd" | "text";
  readonly bytes: number;
  /** SHA-256 of the file */
  readonly digest: string;
  /** whether a virus scanner looked at it */
  readonly scanned: boolean;
  readonly added_at: string;
  readonly added_by: string;
}
