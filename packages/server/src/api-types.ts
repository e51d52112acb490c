import type { RegionRow, RegionTotals, YearsSideBySide } from "@youheng/kernel/assess";
import type { FactsJson, Finding, PolicyBundle, Source, Words } from "@youheng/kernel/model";
import type { LineageEvent, RegionFact } from "@youheng/kernel/sense";

export type * from "./api-teachers.ts";

/** The shapes of the HTTP API, for the web page (types only) and for the routes. JSON keys are snake_case, as in CONTRACTS. */

export type * from "./api-audit.ts";
export type * from "./api-duties.ts";
export type * from "./api-evidence.ts";
export type * from "./api-forms.ts";
export type * from "./api-draws.ts";
export type * from "./api-act.ts";
export type * from "./api-places.ts";
export type * from "./api-projects.ts";
export type * from "./api-campaign.ts";
export type * from "./api-outlook.ts";
export type * from "./api-people.ts";

export interface RegionView {
  readonly region_code: string;
  readonly name: Words;
  /** newest first */
  readonly years: readonly YearView[];
  /** true when a boundary can be drawn: GET /api/regions/:code/boundary */
  readonly has_boundary: boolean;
}

export interface YearView {
  readonly school_year: number;
  /** version id that is published, or null while only drafts exist */
  readonly published: string | null;
  readonly versions: number;
}

export interface StandardView {
  readonly id: string;
  readonly name: Words;
  readonly version: string;
  readonly stages: readonly string[];
  readonly indicators: number;
  /** GB/T 2260 code of the region where it is in force; "000000" the nation */
  readonly region: string;
  /** the standard of which it changes some parts; null: it stands alone */
  readonly extends: string | null;
}

export type ImportState = "waiting" | "reading" | "saving" | "done" | "failed" | "cancelled";

export interface ImportView {
  readonly import_id: string;
  readonly file: string;
  readonly state: ImportState;
  readonly rows_read: number;
  /** bytes read of all bytes, 0–1 */
  readonly progress: number;
  readonly findings: readonly Finding[];
  /** the drafts it made, one for each region and year in the file */
  readonly versions: readonly VersionView[];
  /** columns of the file: which fact each holds; `field` null: kept, not used. The user may map them by hand. */
  readonly columns: readonly ImportColumn[];
  readonly error: string | null;
}

export interface ImportColumn {
  readonly letter: string;
  readonly header: string;
  /** column id of the facts ("teachers_primary"), or null */
  readonly column: string | null;
}

export type VersionState = "draft" | "published" | "superseded" | "withdrawn";

export interface VersionView {
  readonly version_id: string;
  readonly region_code: string;
  readonly school_year: number;
  /** 1, 2, 3 … within region and year */
  readonly number: number;
  readonly state: VersionState;
  readonly file: string;
  readonly digest: string;
  readonly schools: number;
  readonly students: number | null;
  readonly errors: number;
  readonly warnings: number;
  readonly created_at: string;
  readonly created_by: string;
  readonly published_at: string | null;
  readonly published_by: string | null;
  readonly reason: string | null;
}

export interface VersionDetail extends VersionView {
  readonly findings: readonly Finding[];
  readonly import_id: string | null;
}

export interface CellChange {
  readonly school_code: string;
  readonly school_name: string;
  readonly column: string;
  readonly before: number | string | null;
  readonly after: number | string | null;
}

export interface DifferenceView {
  readonly from: string;
  readonly to: string;
  readonly appeared: readonly { readonly school_code: string; readonly school_name: string }[];
  readonly vanished: readonly { readonly school_code: string; readonly school_name: string }[];
  readonly changes: readonly CellChange[];
}

/** The uploaded file around one cell, as the spreadsheet shows it. */
export interface SourceView {
  readonly file: string;
  readonly sheet: string;
  /** "F6" */
  readonly cell: string;
  readonly row: number;
  /** letter of the asked column */
  readonly column: string;
  /** what the cell shows; "" is an empty cell */
  readonly text: string;
  /** what stands over the cell, top down */
  readonly headings: readonly string[];
  /** letters of the columns shown */
  readonly columns: readonly string[];
  /** letter of the column that says what a row is about: the school's name */
  readonly name_column: string;
  /** the header rows, when they stand above the cell */
  readonly head: readonly SourceRow[];
  readonly body: readonly SourceRow[];
}

/** One row of the window; a cell is null where a merged one covers it. */
export interface SourceRow {
  readonly row: number;
  readonly cells: readonly ({ readonly text: string; readonly across: number; readonly down: number } | null)[];
}

/** The published (or any) version's facts, for the engine in the browser. */
export interface FactsView {
  readonly version: VersionView;
  readonly facts: FactsJson;
  /** facts of the whole region that came with the return (sheet region/县域): hand them to `assess` too */
  readonly region_facts: readonly RegionFact[];
}

export type PolicyView = PolicyBundle;

/** One cell changed by hand in a what-if that is saved on purpose. */
export interface AmendChange {
  readonly school_code: string;
  readonly column: string;
  readonly value: number | string | null;
}

/** A worked example, after running by a standard. */
export interface CaseRunView {
  /** the standard that brings it: the one asked for, or one it extends */
  readonly standard: string;
  readonly name: Words;
  readonly source: Source;
  readonly note?: Words;
  readonly stage: string | null;
  /** the schools and their figures, as the case file has them */
  readonly table: string;
  /** how many values were compared */
  readonly compared: number;
  /** what differs from what the case expects */
  readonly findings: readonly Finding[];
}

/** One saving of a local standard. */
export interface LocalStandardVersionView {
  readonly number: number;
  readonly extends: string | null;
  readonly name: Words;
  readonly version: string;
  readonly reason: string;
  readonly created_at: string;
  readonly created_by: string;
}

/** A standard that a region made of its own, with every saving, newest first. */
export interface LocalStandardView {
  readonly id: string;
  readonly region_code: string;
  /** the version in use; null: withdrawn */
  readonly published: number | null;
  readonly versions: readonly LocalStandardVersionView[];
  /** why the version in use is left out: what it changes is no longer there, say */
  readonly findings: readonly Finding[];
}

/** A standard's text after reading: what is wrong, and what its cases say. */
export interface StandardCheckView {
  /** null when the text does not make a whole standard */
  readonly bundle: PolicyBundle | null;
  readonly findings: readonly Finding[];
  readonly cases: readonly CaseRunView[];
}

/** What a kept assessment was made of. */
export interface AssessmentLineage {
  /** "990102-2026-1.3f0c9a51d2e4" */
  readonly assessment_id: string;
  readonly version_id: string;
  readonly region_code: string;
  readonly school_year: number;
  readonly standard: string;
  readonly standard_version: string;
  readonly facts_digest: string;
  readonly policy_digest: string;
  readonly kernel_version: string;
  /** the day whose limits held; null: 1 September of the school year */
  readonly judged_on: string | null;
  readonly made_at: string;
}

/** A kept assessment. */
export interface KeptAssessmentView extends AssessmentLineage {
  /** made by the engine that runs now */
  readonly by_this_kernel: boolean;
  /** false: made before policy was kept with it; assess once more */
  readonly can_be_replayed: boolean;
}

/** One region in a view over many; figures are null where the year is not published, or not summarised yet. */
export interface OverviewRow extends RegionRow {
  readonly name: Words;
}

/** A province or city in which regions of a view lie. */
export interface PlaceView {
  /** first digits of their codes: "33", "3301" */
  readonly under: string;
  readonly name: Words;
}

export interface OverviewView {
  readonly standard: string;
  readonly standard_name: Words;
  readonly school_year: number;
  /** first digits of the region codes shown */
  readonly under: string;
  /** by region code */
  readonly regions: readonly OverviewRow[];
  readonly totals: RegionTotals;
  /** the provinces and cities of the regions, by code */
  readonly places: readonly PlaceView[];
  /** published years that are being computed at this moment: ask again */
  readonly pending: number;
}

/** The lineage of a region's schools as it stands. */
export interface LineageView {
  readonly region_code: string;
  /** 1, 2, 3 …; 0: none was ever saved */
  readonly number: number;
  readonly events: readonly LineageEvent[];
  readonly saved_at: string | null;
  readonly saved_by: string | null;
  readonly reason: string | null;
  /** codes that the published returns do not have */
  readonly findings: readonly Finding[];
}

/** A lineage file after reading; nothing is kept. */
export interface LineageFileView {
  readonly events: readonly LineageEvent[];
  readonly findings: readonly Finding[];
}

/** All published years of a region side by side, oldest first, and what moved between neighbours. */
export interface YearsView extends YearsSideBySide {
  readonly standard: string;
  readonly region_code: string;
}

/** RFC 9457 problem, in both languages. */
export interface ProblemView {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly detail_en: string;
  readonly findings?: readonly Finding[];
}

/* Routes
   GET    /api/session                              SessionView
   GET    /api/campaigns?year=                      CampaignView[]      within reach
   GET    /api/regions/:code/years/:year/campaign   CampaignDetail
   PUT    /api/regions/:code/years/:year/campaign {deadline, note?}   CampaignDetail   opens it, or moves the deadline
   POST   /api/regions/:code/years/:year/campaign/schools {school_code, school_name}   201 CampaignDetail
   POST   /api/regions/:code/years/:year/campaign/file (multipart: file)   202 FormFillView   a tidy return of many schools into their forms; 409 while one is under way
   GET    /api/regions/:code/years/:year/campaign/file/:fill    FormFillView   how far it is, and what became of it
   DELETE /api/regions/:code/years/:year/campaign/file/:fill    204   stop: what was filled in stays
   GET    /api/assessments/overview/report          the report on many counties, as a file
   POST   /api/regions/:code/years/:year/campaign/accept   CampaignDetail   every form that is handed in
   POST   /api/regions/:code/years/:year/campaign/publish {reason?}   VersionView   of the accepted forms
   GET    /api/regions/:code/years/:year/schools/:school/form   SchoolFormView
   PUT    /api/regions/:code/years/:year/schools/:school/form/cells {cells: {column, value, revision}[]}   CellsSavedView
   POST   /api/regions/:code/years/:year/schools/:school/form/submit {note?}   SchoolFormView
   POST   /api/regions/:code/years/:year/schools/:school/form/send-back {remarks: {column, text}[]}   SchoolFormView
   POST   /api/regions/:code/years/:year/schools/:school/form/accept   SchoolFormView
   POST   /api/regions/:code/years/:year/schools/:school/form/file (multipart: file)   CellsSavedView   the school's row of a tidy return
   GET    /api/regions/:code/years/:year/schools/:school/assessment?standard=   SchoolAssessmentView
   GET    /api/session/oidc                         302 to the provider of OpenID Connect
   GET    /api/session/oidc/callback                302 back to the page, signed in or with ?sign-in=unknown|failed
   GET    /api/account/sessions                     OpenSessionView[]   one's own
   DELETE /api/account/sessions/:session            204
   POST   /api/account/second-factor                SecondFactorView    begins; it counts after the next
   PUT    /api/account/second-factor {code}         204
   DELETE /api/account/second-factor {code}         204
   GET    /api/people                               PersonView[]        within reach
   POST   /api/people {name, …PersonAsk}            201 InvitedView
   PUT    /api/people/:id PersonAsk                 PersonView
   POST   /api/people/:id/stop {stopped}            PersonView
   POST   /api/people/:id/recover {second_factor}   InvitedView         second_factor true: take it away
   GET    /api/people/:id/sessions                  OpenSessionView[]
   DELETE /api/people/:id/sessions/:session         204
   GET    /api/permissions                          PermissionsView
   GET    /api/region-tree?under=33                 RegionNodeView[]    within reach, and the way up
   GET    /api/regions/:code/schools                SchoolNameView[]    of the newest published return
   POST   /api/session/link {token, code?}          SessionView         one-time link; the address printed is /sign-in#TOKEN (the page takes the token out of the fragment)
   POST   /api/session {name, password, code?}      SessionView         401 second-factor-wanted: again with the code
   DELETE /api/session                              204
   POST   /api/account/password {password, current?} 204                current: wanted unless signed in by link
   GET    /api/regions                              RegionView[]
   GET    /api/regions/:code/boundary               GeoJSON
   PUT    /api/regions/:code/boundary               204; uploads one
   GET    /api/regions/:code/lineage                LineageView         schools that merged, split, moved, closed
   PUT    /api/regions/:code/lineage {after, events, reason}   LineageView   the whole list, a new version; 409 when another was saved since
   POST   /api/regions/:code/lineage/file (multipart: file)    LineageFileView   read, not kept
   GET    /api/lineage-form                         LineageForm (kernel/sense)
   GET    /api/regions/:code/years/:year/facts      FactsView of the published version
   GET    /api/regions/:code/years/:year/versions   VersionView[]
   GET    /api/standards                            StandardView[]
   GET    /api/standards/:id                        PolicyView
   GET    /api/standards/:id/cases                  CaseRunView[]       run now
   GET    /api/local-standards                      LocalStandardView[]
   POST   /api/local-standards/check {yaml}         StandardCheckView   nothing is kept
   POST   /api/local-standards {yaml, reason}       201 LocalStandardView   a new version, put in use; 409 problem with every finding while errors stand
   PUT    /api/local-standards/:id/published {number | null, reason}   LocalStandardView
   GET    /api/local-standards/:id/versions/:number/file   YAML (download): put into a policy folder's standards/
   POST   /api/imports (multipart: form?, file)     202 ImportView      form: id of policy/forms, default "tidy"; fields before the file
   GET    /api/imports/:id                          ImportView
   POST   /api/imports/:id/mapping {columns: ImportColumn[]}  202 ImportView   read again with this mapping; remembered for this header
   DELETE /api/imports/:id                          204 cancel
   GET    /api/imports/:id/workbook                 xlsx with the cells marked
   GET    /api/imports/:id/file                     the file as it was uploaded
   GET    /api/versions/:id                         VersionDetail
   GET    /api/versions/:id/facts                   FactsView
   GET    /api/versions/:id/difference?from=ID      DifferenceView
   GET    /api/versions/:id/source?cell=F6&sheet=&rows=5&columns=4  SourceView   the uploaded file around a cell
   GET    /api/versions/:id/source/file             the file that the version was read from
   POST   /api/versions/:id/publish {reason?}       VersionView         409 problem while errors stand, or warnings without a reason
   POST   /api/versions/:id/withdraw {reason}       VersionView
   POST   /api/versions/:id/amend {changes, reason} 201 VersionView     a what-if saved on purpose: a new draft
   GET    /api/regions/:code/years/:year/assessment?standard=ID   CONTRACTS §2 document
   GET    /api/regions/:code/years/:year/why?standard=&stage=&indicator=&school_code?=   Trace
   GET    /api/forms                                {id, name}[]
   GET    /api/forms/:id                            Form (kernel/model)
   GET    /api/versions/:id/assessment?standard=ID  the same document of any version
   GET    /api/regions/:code/years/:year/report?standard=&format=pdf|docx|xlsx|html&language=zh|en&school_code?=   a file to hand in (download)
   GET    /api/regions/:code/years/:year/inequality?standard=&stage=&by=locality,ownership&permutations=999&seed=1&epsilon=0.5   CountyInequality (kernel/assess)
   GET    /api/regions/:code/years-moved?standard=&most=5   YearsView
   GET    /api/assessments?region=&year=&standard=&most=200   KeptAssessmentView[]   newest first
   GET    /api/assessments/overview?standard=&year=&under=33   OverviewView
   GET    /api/boundaries?under=33                  GeoJSON: the boundaries of many regions, coarse enough to be drawn together
   GET    /api/assessments/:id/package               ReplayPackage (download): youheng replay FILE
   POST   /api/regions/:code/schools/:school/evidence (multipart: subject, file)   201 EvidenceView
   GET    /api/regions/:code/schools/:school/evidence?subject=   EvidenceView[]
   GET    /api/regions/:code/schools/:school/evidence/:id/file?inline=   the file; that it was opened is written down
   GET    /api/audit?region=&who=&what=&before=&most=   AuditView[]     who did what, newest first
   GET    /api/audit/verdict                        AuditVerdictView    whether the audit was tampered with
   GET    /api/audit/export?region=                 JSONL (download): each row with its hash, the ends of the chains last
   GET    /api/audit/table?region=&who=&what=          CSV              each row with its hash; safe against formulas
   GET    /api/openapi.json · GET /api/docs
*/
