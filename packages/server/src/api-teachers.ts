import type {
  GroupsPlan,
  OwnPlan,
  ResourcesPlan,
  RotationPlan,
  RuleDifference,
  RuleValue,
  StudioJson,
  TeacherOverview,
  TeacherStanding,
} from "@youheng/kernel/decide";
import type { Finding, Source } from "@youheng/kernel/model";

/*
   GET    /api/regions/:code/years/:year/teachers?standard=        TeachersView   every look is recorded
   POST   /api/regions/:code/years/:year/teachers/files/:part?standard=  multipart; {kept, findings}   part: roster, costs, rules, enrolment, previous
   DELETE /api/regions/:code/years/:year/teachers/files/:part      204   rules, enrolment, previous
   GET    /api/regions/:code/years/:year/teachers/inputs?standard=  PlanInputsView   rules with sources, files, years that the forecast knows
   POST   /api/regions/:code/years/:year/teachers/jobs {kind, standard, seconds, budget_yuan, goal, yearly_yuan, enrolment, reach_km, largest, model}  202 TeacherJobView
   GET    /api/regions/:code/years/:year/teachers/jobs/:job/model  the model as text, where it was asked for: lp, mps
   GET    /api/regions/:code/years/:year/teachers/jobs/:job        TeacherJobView
   DELETE /api/regions/:code/years/:year/teachers/jobs/:job        204 stop with the best plan so far
   GET    /api/regions/:code/years/:year/teachers/plans            TeacherPlanView[]
   POST   /api/regions/:code/years/:year/teachers/plans {job_id, name}   201 {plan_id}
   GET    /api/regions/:code/years/:year/teachers/plans/:plan      CONTRACTS §4
   POST   /api/regions/:code/years/:year/teachers/plans/:plan/adopt  204
   GET    /api/regions/:code/years/:year/teachers/studio?standard=&enrolment=today|file|2029   StudioView   a look at the roster is recorded
   POST   /api/regions/:code/years/:year/teachers/studio/plans {name, standard, enrolment, plan}   201 {plan_id}   judged by the server
   POST   /api/regions/:code/years/:year/teachers/studio/states {state}  201 {state_id}   a state too long for a link
   GET    /api/regions/:code/years/:year/teachers/studio/states/:state   {state}
*/

/** Whose students a plan is made for: today's, the district's own file, a year of the forecast. */
export type EnrolmentAsked = "today" | "file" | number;

/** A file that plans are made of. */
export interface TeacherFileView {
  readonly file: string;
  readonly digest: string;
}

/** What plans are made of beside the return, the roster and the costs. */
export interface PlanInputsView {
  /** the rules that hold, each with the usual value and its sources */
  readonly rules: readonly (RuleValue & { readonly usual: number | boolean; readonly sources: readonly Source[] })[];
  readonly local: readonly RuleDifference[];
  readonly files: Readonly<Record<"roster" | "costs" | "rules" | "enrolment" | "previous", TeacherFileView | null>>;
  /** groups of the year before, by member */
  readonly earlier: number;
  readonly group_rules: { readonly reach_km: number; readonly largest: number };
  /** years that the forecast knows; null: nothing is known of the past */
  readonly forecast: { readonly last_year: number; readonly years: readonly number[] } | null;
}

/** What a studio is opened on. */
export interface StudioView {
  readonly ground: StudioJson;
  /** digest of all that the figures follow from but the changes */
  readonly digest: string;
  readonly enrolment: EnrolmentAsked;
  /** sections of which the students asked for say nothing: they keep today's */
  readonly as_today: readonly { readonly school_code: string; readonly stage: string }[];
  /** false: there is a roster that you may not see, and nobody can be moved here */
  readonly may_see_roster: boolean;
  readonly has_roster: boolean;
}

/** What is known of the teachers of a region's year. */
export interface TeachersView {
  readonly roster: TeacherFileView | null;
  readonly costs: TeacherFileView | null;
  /** last year's roster, by which rotation is judged */
  readonly last_roster: TeacherFileView | null;
  readonly overview: TeacherOverview | null;
  readonly standing: TeacherStanding | null;
  readonly findings: readonly Finding[];
}

/** A plan for teachers or resources under way or done. */
export interface TeacherJobView {
  readonly job_id: string;
  readonly kind: "rotation" | "resources" | "groups";
  readonly state: "running" | "done" | "failed";
  readonly progress: {
    readonly seconds: number;
    readonly objective: number | null;
    readonly bound: number | null;
    readonly gap: number | null;
  } | null;
  readonly document: RotationPlan | ResourcesPlan | GroupsPlan | null;
  /** the model can be fetched */
  readonly has_model: boolean;
}

/** A plan for teachers or resources, solved or made by hand. */
export type TeacherPlanDocumentView = RotationPlan | ResourcesPlan | GroupsPlan | OwnPlan;

/** A plan that was kept. */
export interface TeacherPlanView {
  readonly plan_id: string;
  readonly kind: "rotation" | "resources" | "groups" | "own";
  readonly name: string;
  readonly created_at: string;
  readonly created_by: string;
  readonly adopted_at: string | null;
  readonly adopted_by: string | null;
}
