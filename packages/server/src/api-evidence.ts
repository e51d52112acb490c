import type { Words } from "@youheng/kernel/model";

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
  /** who looked at it and found that it shows what it should; null: nobody yet */
  readonly confirmed: EvidenceStepView | null;
  /** who took it back, and why; the file stays; null: it stands */
  readonly withdrawn: EvidenceStepView | null;
}

/** What somebody did with evidence. */
export interface EvidenceStepView {
  readonly who: string;
  readonly at: string;
  readonly reason: string;
}

/** What a standard asks documents for, with the county's answer. */
export interface RequirementAnswerView {
  /** the requirement, and the region's fact that it reads */
  readonly id: string;
  readonly field: string;
  readonly name: Words;
  readonly clause: string;
  readonly question: Words;
  readonly documents: readonly Words[];
  /** a yes is bad */
  readonly vetoes: boolean;
  readonly answer: { readonly yes: boolean; readonly remark: string; readonly who: string; readonly at: string } | null;
  /** what the return that is published says; null: nothing */
  readonly published: boolean | null;
  /** pieces of evidence that stand, and of those the confirmed ones */
  readonly evidence: number;
  readonly confirmed: number;
}

/* Routes
   POST   /api/regions/:code/schools/:school/evidence               201 EvidenceView   multipart: subject, file
   GET    /api/regions/:code/schools/:school/evidence?subject=      EvidenceView[]
   GET    /api/regions/:code/schools/:school/evidence/:id/file      the file
   POST   /api/regions/:code/schools/:school/evidence/:id/confirm {remark}     EvidenceView
   POST   /api/regions/:code/schools/:school/evidence/:id/withdraw {reason}    EvidenceView
   GET    /api/regions/:code/years/:year/requirements?standard=     RequirementAnswerView[]
   POST   /api/regions/:code/years/:year/requirements {standard, field, yes, remark}   RequirementAnswerView[]
   POST   /api/regions/:code/years/:year/requirements/draft {standard}   201 VersionView   the answers in a draft of the return
*/
