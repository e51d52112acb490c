import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type {
  DecisionTable,
  GoalTable,
  MeasureEventTable,
  RoadMeasureTable,
  SupervisionEventTable,
  SupervisionFindingTable,
  SupervisionRiseTable,
  TaskEventTable,
  TaskTable,
  VisitTable,
} from "./tables-act.ts";
import type {
  DeputyTable,
  DutyHolderTable,
  EvidenceEventTable,
  EvidenceTable,
  MailOutboxTable,
  ReminderTable,
  RequirementAnswerTable,
} from "./tables-duties.ts";
import type { CampaignTable, FormCellTable, FormRemarkTable, SchoolFormTable } from "./tables-campaign.ts";
import type { DrawPaperTable, DrawTable } from "./tables-draws.ts";
import type { StudioStateTable, TeacherFileTable, TeacherPlanTable } from "./tables-teachers.ts";
import type { PlaceFileTable, PlacePlanTable } from "./tables-places.ts";

/** The tables as Kysely knows them. The truth is in `migrations/`; names are those of the glossary. */
export interface Tables {
  account: AccountTable;
  session: SessionTable;
  sign_in_link: SignInLinkTable;
  region: RegionTable;
  boundary: BoundaryTable;
  upload: UploadTable;
  upload_part: UploadPartTable;
  import_job: ImportJobTable;
  return_series: ReturnSeriesTable;
  return_version: ReturnVersionTable;
  return_event: ReturnEventTable;
  header_mapping: HeaderMappingTable;
  assessment: AssessmentTable;
  policy_bundle: PolicyBundleTable;
  year_summary: YearSummaryTable;
  local_standard_series: LocalStandardSeriesTable;
  local_standard: LocalStandardTable;
  local_form_series: LocalFormSeriesTable;
  local_form: LocalFormTable;
  place_file: PlaceFileTable;
  place_plan: PlacePlanTable;
  teacher_file: TeacherFileTable;
  teacher_plan: TeacherPlanTable;
  studio_state: StudioStateTable;
  draw: DrawTable;
  draw_paper: DrawPaperTable;
  decision: DecisionTable;
  road_measure: RoadMeasureTable;
  measure_event: MeasureEventTable;
  goal: GoalTable;
  task: TaskTable;
  task_event: TaskEventTable;
  supervision_finding: SupervisionFindingTable;
  supervision_event: SupervisionEventTable;
  supervision_rise: SupervisionRiseTable;
  visit: VisitTable;
  campaign: CampaignTable;
  school_form: SchoolFormTable;
  form_cell: FormCellTable;
  form_remark: FormRemarkTable;
  history_file: HistoryFileTable;
  school_lineage: SchoolLineageTable;
  audit: AuditTable;
  audit_chain: AuditChainTable;
  evidence: EvidenceTable;
  evidence_event: EvidenceEventTable;
  requirement_answer: RequirementAnswerTable;
  duty_holder: DutyHolderTable;
  deputy: DeputyTable;
  mail_outbox: MailOutboxTable;
  reminder: ReminderTable;
}

/** A moment: read as Date, written as Date. */
type Moment = ColumnType<Date, Date, Date>;
interface ColumnChoice {
  readonly letter: string;
  readonly header: string;
  readonly column: string | null;
}
type CreatedAt = ColumnType<Date, Date | undefined, never>;

/** Which reminders an account wants by e-mail: all, what is due today or late, none. */
export type MailWanted = "all" | "late" | "none";

export interface AccountTable {
  account_id: string;
  /** region the account works for; "000000" the nation */
  region_code: string;
  name: string;
  password_hash: string | null;
  created_at: CreatedAt;
  /** id of policy/people/roles.yaml */
  role: string;
  full_name: string | null;
  /** school codes, for a role that is held for schools */
  schools: JSONColumnType<string[], string | undefined, string>;
  created_by: string | null;
  /** stopped accounts cannot sign in; nothing they did is lost */
  stopped_at: Moment | null;
  /** wrong passwords in a row */
  tries: Generated<number>;
  /** locks in a row, each longer than the one before */
  locks: Generated<number>;
  locked_until: Moment | null;
  /** secret of the second factor, base32; it counts once confirmed */
  totp_secret: string | null;
  totp_confirmed_at: Moment | null;
  /** the time step of the last code taken: a code is good once */
  totp_step: Generated<number>;
  oidc_issuer: string | null;
  oidc_subject: string | null;
  /** where reminders go; null: nowhere */
  mail_address: string | null;
  mail_wanted: ColumnType<MailWanted, MailWanted | undefined, MailWanted>;
  mail_language: ColumnType<"zh" | "en", "zh" | "en" | undefined, "zh" | "en">;
  /** of the secret address of its calendar; null: none is open */
  calendar_hash: string | null;
}

export interface SessionTable {
  token_hash: string;
  account_id: string;
  /** how it was opened: a session from a one-time link may set a password without the old one */
  opened_by: "link" | "password" | "oidc";
  created_at: CreatedAt;
  expires_at: Moment;
  /** what a list may show; the token's hash stays inside */
  session_id: Generated<string>;
  last_seen_at: ColumnType<Date, Date | undefined, Date>;
  /** the browser as it names itself */
  agent: string | null;
}

export interface SignInLinkTable {
  token_hash: string;
  account_id: string;
  created_at: CreatedAt;
  expires_at: Moment;
  used_at: Moment | null;
}

export interface RegionTable {
  region_code: string;
  name_zh: string;
  name_en: string;
}

export interface BoundaryTable {
  region_code: string;
  geojson: string;
  uploaded_at: ColumnType<Date, Date | undefined, Date>;
  uploaded_by: string;
}

export interface UploadTable {
  region_code: string;
  digest: string;
  bytes: number;
  parts: number;
}

export interface UploadPartTable {
  region_code: string;
  digest: string;
  part: number;
  content: Buffer;
}

export interface ImportJobTable {
  region_code: string;
  import_id: string;
  upload_digest: string;
  file_name: string;
  form: string;
  state: "waiting" | "reading" | "saving" | "done" | "failed" | "cancelled";
  rows_read: Generated<number>;
  progress: Generated<number>;
  /** gzipped JSON of Finding[] */
  findings: Buffer | null;
  columns: JSONColumnType<ColumnChoice[], string, string>;
  /** mapping by hand */
  mapping: JSONColumnType<ColumnChoice[] | null, string | null, string | null>;
  error: string | null;
  created_at: CreatedAt;
  created_by: string;
  /** while a process works on it; past this moment another may take it */
  claimed_until: Moment | null;
}

export interface ReturnSeriesTable {
  region_code: string;
  school_year: number;
  last_number: number;
  published_number: number | null;
}

export interface ReturnVersionTable {
  region_code: string;
  school_year: number;
  number: number;
  import_id: string | null;
  /** id of the form it was read by */
  form: string;
  file_name: string;
  upload_digest: string | null;
  digest: string;
  /** gzipped JSON of FactsJson */
  facts: Buffer;
  /** gzipped JSON of the region's own facts (sheet region/县域), or null */
  region_facts: Buffer | null;
  /** gzipped JSON of Finding[] */
  findings: Buffer;
  schools: number;
  students: number | null;
  errors: number;
  warnings: number;
  reason: string | null;
  created_at: CreatedAt;
  created_by: string;
}

export interface ReturnEventTable {
  region_code: string;
  school_year: number;
  event_id: Generated<number>;
  number: number;
  event: "published" | "withdrawn";
  at: CreatedAt;
  who: string;
  reason: string | null;
}

export interface HeaderMappingTable {
  region_code: string;
  fingerprint: string;
  mapping: JSONColumnType<ColumnChoice[], string, string>;
  remembered_at: CreatedAt;
  remembered_by: string;
}

export interface AssessmentTable {
  region_code: string;
  school_year: number;
  number: number;
  standard_id: string;
  standard_version: string;
  policy_digest: string;
  kernel_version: string;
  facts_digest: string;
  /** gzipped JSON of the CONTRACTS §2 document */
  document: Buffer;
  created_at: CreatedAt;
  /** the day whose limits held; null: kept before this was written down, 1 September of the school year */
  judged_on: string | null;
}

export interface PolicyBundleTable {
  /** `digestOf` the bundle */
  digest: string;
  standard_id: string;
  standard_version: string;
  /** gzipped JSON of PolicyBundle, keys in the order in which they were computed with */
  bundle: Buffer;
  kept_at: CreatedAt;
}

/** The published version of a county-year in one row, for views over many regions. */
export interface YearSummaryTable {
  region_code: string;
  school_year: number;
  standard_id: string;
  /** the version it was made of; no longer the published one: the row does not count */
  number: number;
  policy_digest: string;
  kernel_version: string;
  verdict: string;
  sections: number;
  sections_short: number;
  cvs_over: number;
  /** JSON of what the row says besides */
  details: string;
  made_at: ColumnType<Date, Date | undefined, Date>;
}

export interface SchoolLineageTable {
  region_code: string;
  number: number;
  /** JSON of LineageEvent[] */
  events: string;
  reason: string;
  created_at: CreatedAt;
  created_by: string;
}

export interface AuditTable {
  region_code: string;
  audit_id: Generated<number>;
  /** to the microsecond, as the chain writes it */
  at: ColumnType<Date, string, never>;
  who: string;
  what: string;
  subject: string;
  details: JSONColumnType<Record<string, unknown>, string, never>;
  /** strand of the region's chain */
  strand: Generated<number>;
  /** place in the strand */
  number: number;
  /** hash of the row before it in the strand */
  previous: string;
  /** `hashOfAct` of this row */
  hash: string;
}

/** The head of one strand of a region's chain of acts; locked by whoever appends to it. */
export interface AuditChainTable {
  region_code: string;
  strand: Generated<number>;
  rows: number;
  hash: string;
}

export interface LocalFormSeriesTable {
  region_code: string;
  form_id: string;
  last_number: number;
  published_number: number | null;
}

export interface LocalFormTable {
  region_code: string;
  form_id: string;
  number: number;
  name_zh: string;
  name_en: string;
  /** the form as a policy file */
  yaml: string;
  reason: string;
  created_at: CreatedAt;
  created_by: string;
}

export interface LocalStandardSeriesTable {
  region_code: string;
  standard_id: string;
  last_number: number;
  published_number: number | null;
}

export interface LocalStandardTable {
  region_code: string;
  standard_id: string;
  number: number;
  extends: string | null;
  name_zh: string;
  name_en: string;
  version: string;
  /** the standard as a policy file */
  yaml: string;
  reason: string;
  created_at: CreatedAt;
  created_by: string;
}

export interface HistoryFileTable {
  region_code: string;
  kind: "enrolment" | "births" | "places" | "housing" | "changes";
  number: number;
  file_name: string;
  /** SHA-256 of the file */
  digest: string;
  /** gzip of the file */
  content: Buffer;
  rows: number;
  created_at: CreatedAt;
  created_by: string;
}
