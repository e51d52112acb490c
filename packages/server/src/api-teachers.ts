import type { GroupsPlan, ResourcesPlan, RotationPlan, TeacherOverview, TeacherStanding } from "@youheng/kernel/decide";
import type { Finding } from "@youheng/kernel/model";

/*
   GET    /api/regions/:code/years/:year/teachers?standard=        TeachersView   every look is recorded
   POST   /api/regions/:code/years/:year/teachers/files/:part?standard=  multipart; {kept, findings}   part: roster, costs
   POST   /api/regions/:code/years/:year/teachers/jobs {kind, standard, seconds, budget_yuan, goal}  202 TeacherJobView
   GET    /api/regions/:code/years/:year/teachers/jobs/:job        TeacherJobView
   DELETE /api/regions/:code/years/:year/teachers/jobs/:job        204 stop with the best plan so far
   GET    /api/regions/:code/years/:year/teachers/plans            TeacherPlanView[]
   POST   /api/regions/:code/years/:year/teachers/plans {job_id, name}   201 {plan_id}
   GET    /api/regions/:code/years/:year/teachers/plans/:plan      CONTRACTS §4
   POST   /api/regions/:code/years/:year/teachers/plans/:plan/adopt  204
*/

/** What is known of the teachers of a region's year. */
export interface TeachersView {
  readonly roster: { readonly file: string; readonly digest: string } | null;
  readonly costs: { readonly file: string; readonly digest: string } | null;
  /** last year's roster, by which rotation is judged */
  readonly last_roster: { readonly file: string; readonly digest: string } | null;
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
}

/** A plan that was kept. */
export interface TeacherPlanView {
  readonly plan_id: string;
  readonly kind: "rotation" | "resources" | "groups";
  readonly name: string;
  readonly created_at: string;
  readonly created_by: string;
  readonly adopted_at: string | null;
  readonly adopted_by: string | null;
}
