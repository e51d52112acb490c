import type { Place } from "./finding.ts";

/** One value that went into a formula, with the cell it was read from. */
export interface TraceInput {
  /** field id: "teaching_area_m2" */
  readonly field: string;
  readonly zh: string;
  readonly en: string;
  /** null: missing */
  readonly value: number | null;
  readonly unit: string;
  readonly place?: Place;
}

/** How one number came about. `steps` are the parts it was made of, each with a trace of its own. */
export interface Trace {
  /** what this is, in words */
  readonly zh: string;
  readonly en: string;
  /** the formula as the policy states it: "高于规定学历教师数 ÷ 在校生数 × 100" */
  readonly formula?: string;
  /** the formula with the values put in: "21 ÷ 500 × 100" */
  readonly substituted?: string;
  readonly value?: number | null;
  readonly unit?: string;
  /** clause of the policy, and where its text was read */
  readonly clause?: string;
  readonly source?: string;
  readonly inputs?: readonly TraceInput[];
  readonly steps?: readonly Trace[];
}
