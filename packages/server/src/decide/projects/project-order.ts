import type { ForecastRow } from "@youheng/kernel/foresee";
import type { Point, StatedChildren, StatedPlaces, StatedProject } from "@youheng/kernel/decide";

/** What a user sets for a plan of projects. */
export interface ProjectSetting {
  /** years ahead */
  readonly years: number;
  readonly demand_at: "median" | "high";
  readonly bounds: readonly [number, number];
  readonly detour: number;
  readonly longest_m: number | null;
  readonly discount_rate: number;
  readonly budget_yuan: number | null;
  readonly yearly_yuan: readonly number[] | null;
  readonly projects: readonly StatedProject[];
  /** where new schools are, by their codes */
  readonly points: Readonly<Record<string, Point>>;
  readonly seconds: number;
}

/** What is known of a region, for which projects are planned. */
export interface ProjectFacts {
  readonly now: number;
  readonly stages: readonly string[];
  readonly children: readonly (StatedChildren & Pick<ForecastRow, "low" | "high" | "low95" | "high95">)[];
  readonly schools: readonly StatedPlaces[];
  /** by code of school or area; null: of some schools no coordinates are known, and ways are left out */
  readonly points: Readonly<Record<string, Point>> | null;
  /** by code of school */
  readonly names: Readonly<Record<string, string>>;
}

/** What the thread is told to do. */
export interface ProjectOrder {
  readonly facts: ProjectFacts;
  readonly setting: ProjectSetting;
}
