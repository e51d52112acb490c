import type { Assessment } from "@youheng/kernel/assess";
import type { Answer, Words } from "@youheng/kernel/model";
import type { LonLat } from "@youheng/kernel/stats";
import type { ReportFormat, ReportLanguage, ReportLineage } from "../report-ask.ts";

/** What a report on several counties is made from. Nothing in it is read from a clock or a disk. */
export interface RegionsAsk {
  /** the county-years, each by its index in its answer, in the order in which they are shown; at least one, all by one standard */
  readonly of: readonly { readonly answer: Answer<Assessment>; readonly group: number }[];
  readonly format: ReportFormat;
  readonly language: ReportLanguage;
  /** the day that stands on the report: "2026-11-23" */
  readonly preparedOn: string;
  /** whose report it is: a province, a city; absent: "several counties" */
  readonly title?: Words;
  /** region code → name; a region that has none is shown by its code */
  readonly names?: ReadonlyMap<string, Words>;
  /** region code → outlines, for the map; a region without one is not drawn */
  readonly boundaries?: ReadonlyMap<string, readonly (readonly LonLat[])[]>;
  readonly lineage?: Partial<ReportLineage>;
}
