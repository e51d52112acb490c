import type { CatchmentDocument, PlanProgress, Ring, SiteDocument } from "@youheng/kernel/decide";
import type { Finding } from "@youheng/kernel/model";

/** The files a district's places are read from. */
export type PlacePartView = "units" | "schools" | "candidates" | "current" | "pairs" | "distances";

/** Systems of coordinates a file may be in. */
export type CoordinateSystemView = "wgs84" | "cgcs2000" | "gcj02" | "bd09";

/** One reading of coordinates whose system is not known. */
export interface CoordinateReadingView {
  readonly system: CoordinateSystemView;
  /** where the points of the file lie in this reading: longitude, latitude, WGS-84 */
  readonly points: readonly (readonly [number, number])[];
  /** metres from the reading as WGS-84, on average */
  readonly shift_m: number;
  /** schools that stand inside a unit in this reading; null: there is nothing to compare with */
  readonly inside: number | null;
}

/** Asked before a file is kept: in which system are its coordinates? */
export interface CoordinateQuestionView {
  readonly part: PlacePartView;
  readonly file: string;
  readonly schools: number;
  readonly readings: readonly CoordinateReadingView[];
}

/** POST ground/:part */
export interface PlaceBroughtView {
  readonly kept: boolean;
  readonly ground: PlaceGroundView;
  /** null: nothing is to be asked */
  readonly question: CoordinateQuestionView | null;
}

export interface PlaceUnitView {
  readonly unit: string;
  readonly students: number;
  readonly lon: number;
  readonly lat: number;
  /** its borders; empty where only its centre is known */
  readonly rings: readonly Ring[];
}

export interface PlaceSchoolView {
  readonly school_code: string;
  readonly school_name: string | null;
  readonly lon: number;
  readonly lat: number;
  readonly capacity: number;
  /** the unit in which it stands, when it was told */
  readonly unit: string | null;
  readonly cost_yuan: number | null;
}

/** What is known of a district's places, with everything that is wrong with the files. */
export interface PlaceGroundView {
  readonly files: readonly {
    readonly part: PlacePartView;
    readonly file: string;
    readonly digest: string;
    readonly system: CoordinateSystemView | null;
  }[];
  readonly units: readonly PlaceUnitView[];
  readonly schools: readonly PlaceSchoolView[];
  readonly candidates: readonly PlaceSchoolView[];
  /** today's school of each unit, by number; −1: none; null: not given */
  readonly current: readonly number[] | null;
  /** what must be and must not be */
  readonly pairs: readonly { readonly unit: string; readonly school: string; readonly rule: "fixed" | "forbidden" }[];
  /** the district's own ways in metres, unit by unit: the schools, then the candidates; −1: no way; null: straight lines */
  readonly ways_m: readonly number[] | null;
  readonly findings: readonly Finding[];
}

/** What is asked of a plan of places. */
export interface PlaceAskView {
  readonly kind: "catchments" | "sites";
  readonly bounds: readonly [number, number];
  readonly may_split: boolean;
  readonly contiguous: boolean;
  readonly detour: number;
  readonly longest_m: number | null;
  readonly keep_price_m: number | null;
  readonly open: number;
  readonly budget_yuan: number | null;
  /** what a student's kilometre counts for in yuan, so that costs enter the objective; null: costs do not */
  readonly yuan_per_student_km: number | null;
  /** the kept file of ways is used, where there is one */
  readonly own_ways: boolean;
  /** stop within this share of the bound; null: small plans are proven whole, others to 0.01 % */
  readonly gap: number | null;
  readonly seconds: number;
  readonly seed: number;
}

/** A plan under way or done. */
export interface PlaceJobView {
  readonly job_id: string;
  readonly ask: PlaceAskView;
  readonly state: "running" | "done" | "failed";
  readonly progress: PlanProgress | null;
  readonly document: CatchmentDocument | SiteDocument | null;
  readonly findings: readonly Finding[];
}

/** A plan that was kept, without its document. */
export interface PlacePlanView {
  readonly plan_id: string;
  readonly kind: "catchments" | "sites" | "drawn" | "projects";
  readonly name: string;
  readonly lineage: {
    readonly files: Readonly<Record<string, string>>;
    readonly ask: Readonly<Record<string, unknown>>;
    readonly kernel_version: string;
    readonly seed: number;
  };
  readonly created_at: string;
  readonly created_by: string;
  /** null: it is not the plan that is carried out */
  readonly adopted_at: string | null;
  readonly adopted_by: string | null;
}

/** A plan to keep: as the solver made it (job), or as it was drawn by hand (school of each unit, by number). */
export interface NewPlacePlanView {
  readonly name: string;
  readonly job_id?: string;
  readonly drawn?: { readonly assigned: readonly number[]; readonly ask: PlaceAskView };
}

/*
   GET    /api/regions/:code/places/ground          PlaceGroundView
   POST   /api/regions/:code/places/ground/:part (multipart: [system,] file)   PlaceBroughtView   part: units, schools, candidates, current, pairs, distances; not kept while errors stand or the system of coordinates is not known
   DELETE /api/regions/:code/places/ground/:part    PlaceGroundView     take candidates, pairs, ways or today's catchments away
   POST   /api/regions/:code/places/jobs PlaceAskView   202 PlaceJobView   solve; 409 while two are being solved
   GET    /api/regions/:code/places/jobs/:job       PlaceJobView        progress; the document when done
   DELETE /api/regions/:code/places/jobs/:job       204                 stop with the best plan so far
   GET    /api/regions/:code/places/jobs/:job/model/:format   the model that was solved, as LP or MPS
   GET    /api/regions/:code/places/plans           PlacePlanView[]
   GET    /api/regions/:code/places/plans/:plan     CONTRACTS §4 document
   POST   /api/regions/:code/places/plans NewPlacePlanView   201 {plan_id}   keep a plan that was solved or drawn
   POST   /api/regions/:code/places/plans/:plan/adopt        204   of those that decide the same no other is adopted then
*/
