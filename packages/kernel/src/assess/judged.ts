import { equalWithin } from "../stats/index.ts";
import type { StageAssessment } from "./stage-assessment.ts";

/** Whether a CV is within its limit, compared unrounded; equal counts as within. */
export function isWithin(cv: number, limit: number): boolean {
  return cv <= limit * (1 + equalWithin);
}

/** Whether a section meets the threshold of indicator k. */
export function isMet(stage: StageAssessment, section: number, k: number): boolean {
  return ((stage.judgement.met[section]! >>> k) & 1) === 1;
}

/** A number for JSON: NaN becomes null. */
export function numberOrNull(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
