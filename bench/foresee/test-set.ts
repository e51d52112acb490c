import type { BirthsTable, EnrolmentRow } from "@youheng/kernel/foresee";

/** A set to measure on. */
export interface TestSet {
  readonly name: string;
  readonly rows: readonly EnrolmentRow[];
  readonly labels: readonly string[];
  readonly births: BirthsTable | null;
  readonly grades?: readonly string[];
}
