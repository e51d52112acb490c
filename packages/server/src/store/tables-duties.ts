import type { ColumnType, Generated } from "kysely";

/** A moment: read as Date, written as Date. */
type Moment = ColumnType<Date, Date, Date>;
type CreatedAt = ColumnType<Date, Date | undefined, never>;

/** Who has a duty by name. */
export interface DutyHolderTable {
  region_code: string;
  /** "task:…", "finding:…", "draw:…", "campaign:2026" */
  subject: string;
  school_code: string | null;
  account_id: string;
  since: ColumnType<Date, Date | undefined, Date>;
  given_by: string;
}

/** Who stands in for an account while it is away, both days included. */
export interface DeputyTable {
  region_code: string;
  account_id: string;
  deputy_id: string;
  from_day: string;
  to_day: string;
  named_by: string;
  named_at: ColumnType<Date, Date | undefined, Date>;
}

/** A letter on its way out. */
export interface MailOutboxTable {
  region_code: string;
  mail_id: string;
  account_id: string;
  account_name: string;
  kind: "reminder" | "test";
  address: string;
  heading: string;
  /** gone once it was sent */
  body: string | null;
  state: "waiting" | "sending" | "sent" | "failed";
  tries: Generated<number>;
  /** not before; while sending: when another may take it up */
  next_at: Moment;
  error: string | null;
  made_at: CreatedAt;
  sent_at: Moment | null;
}

/** What an account was reminded of, at which stage. */
export interface ReminderTable {
  region_code: string;
  account_id: string;
  subject: string;
  due_on: string;
  stage: number;
  mail_id: string;
  made_at: CreatedAt;
}

/** What became of evidence. */
export interface EvidenceEventTable {
  region_code: string;
  evidence_id: string;
  event_id: Generated<number>;
  school_code: string;
  event: "confirmed" | "withdrawn";
  reason: string;
  at: CreatedAt;
  who: string;
}

/** What a county answers to what a standard asks documents for. */
export interface RequirementAnswerTable {
  region_code: string;
  school_year: number;
  /** the region's fact that the requirement reads */
  field: string;
  answer_id: Generated<number>;
  answer: boolean;
  remark: string;
  at: CreatedAt;
  who: string;
}

/** A file that shows that something was done. */
export interface EvidenceTable {
  region_code: string;
  /** "-": of the county's own offices */
  school_code: string;
  evidence_id: string;
  /** what it is evidence of: "task:…" */
  subject: string;
  file_name: string;
  kind: "pdf" | "png" | "jpeg" | "docx" | "xlsx" | "pptx" | "ofd" | "text";
  bytes: number;
  digest: string;
  /** the virus scanner that looked at it; null: none */
  scanned_by: string | null;
  added_at: CreatedAt;
  added_by: string;
}
