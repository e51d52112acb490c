import type { ColumnType, JSONColumnType } from "kysely";

/** The files a district's places are read from. */
export type PlacePart = "units" | "schools" | "candidates" | "current" | "projects" | "pairs" | "distances";

/** Systems in which coordinates of a file may be. */
export type FileCoordinates = "wgs84" | "cgcs2000" | "gcj02" | "bd09";

/** Plans of places: made by the solver (catchments, sites, projects over the years) or by hand. */
export type PlacePlanKind = "catchments" | "sites" | "drawn" | "projects";

export interface PlaceFileTable {
  region_code: string;
  part: PlacePart;
  file_name: string;
  /** SHA-256 of the content */
  digest: string;
  content: Buffer;
  /** null: the file has no coordinates, or was kept before it was asked (then WGS-84) */
  coordinate_system: FileCoordinates | null;
  kept_at: ColumnType<Date, Date | undefined, Date>;
  kept_by: string;
}

export interface PlacePlanTable {
  region_code: string;
  plan_id: string;
  kind: PlacePlanKind;
  name: string;
  /** gzipped JSON of the document */
  document: Buffer;
  lineage: JSONColumnType<PlanLineage, string, never>;
  created_at: ColumnType<Date, Date | undefined, never>;
  created_by: string;
  adopted_at: ColumnType<Date, Date | undefined, Date> | null;
  adopted_by: string | null;
}

/** By what a plan can be made again. */
export interface PlanLineage {
  /** digests of the files it was made of */
  readonly files: Readonly<Record<string, string>>;
  /** what was asked, as it was asked */
  readonly ask: Readonly<Record<string, unknown>>;
  readonly kernel_version: string;
  readonly seed: number;
}
