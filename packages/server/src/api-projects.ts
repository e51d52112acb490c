import type {
  PlanProgress,
  Point,
  ProjectFacts,
  ProjectsDocument,
  ProjectSetting,
  StatedProject,
} from "@youheng/kernel/decide";
import type { ForecastRow } from "@youheng/kernel/foresee";
import type { Finding } from "@youheng/kernel/model";

export type ProjectSettingView = ProjectSetting;
export type ProjectFactsView = ProjectFacts;

/** GET /api/regions/:code/places/projects */
export interface ProjectGroundView {
  /** null: see `lacking` */
  readonly facts: ProjectFacts | null;
  /** places: the file of planned places, with the capacity of every school, is not there */
  readonly lacking: "places" | null;
  /** schools of which no coordinates are known: ways are left out then */
  readonly without_point: readonly string[];
  readonly file: { readonly file: string; readonly digest: string } | null;
  readonly projects: readonly StatedProject[];
  readonly points: Readonly<Record<string, Point>>;
  readonly region: readonly ForecastRow[];
  readonly past: readonly { readonly school_year: number; readonly stage: string; readonly students: number }[];
  readonly rules: {
    readonly discountRate: number;
    readonly years: number;
    readonly longestWayM: number;
    readonly detour: number;
  };
  readonly findings: readonly Finding[];
}

/** A plan of projects under way or done. */
export interface ProjectJobView {
  readonly job_id: string;
  readonly ask: ProjectSetting;
  readonly state: "running" | "done" | "failed";
  readonly progress: PlanProgress | null;
  readonly document: ProjectsDocument | null;
}

/** A plan made by hand, as the page hands it in: the choices alone. */
export interface ProjectsByHandView {
  readonly setting: ProjectSetting;
  /** school year in which each project opens, by id; null: never */
  readonly opens: Readonly<Record<string, number | null>>;
  /** the job that was asked the same; null: none was */
  readonly job_id: string | null;
}

/*
   GET    /api/regions/:code/places/projects            ProjectGroundView   forecast by school, places, candidates
   POST   /api/regions/:code/places/projects            multipart: file   {kept, ground}   candidates as a table; not kept while errors stand
   POST   /api/regions/:code/places/projects/jobs ProjectSetting   202 ProjectJobView   409 while two are being solved
   GET    /api/regions/:code/places/projects/jobs/:job  ProjectJobView
   DELETE /api/regions/:code/places/projects/jobs/:job  204   stop with the best plan so far
   GET    /api/regions/:code/places/projects/jobs/:job/model/:format   the model that was solved, as LP or MPS
   POST   /api/regions/:code/places/projects/plans {name, job_id} | {name, by_hand: ProjectsByHandView}   201 {plan_id}   kept among the plans of places
*/
