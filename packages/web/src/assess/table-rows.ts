import type { SectionDocument } from "@youheng/kernel/assess";
import type { Judged } from "./judge.ts";
import { sectionRows } from "./school-verdicts.ts";
import type { SchoolMark } from "./school-verdicts.ts";

/** One line of the schools' table. */
export interface TableRow {
  readonly key: string;
  readonly stage: string;
  readonly section: SectionDocument;
  readonly mark: SchoolMark;
  readonly kind: string | null;
  readonly locality: string | null;
}

/** What a reader narrows the table to; empty: everything. */
export interface TableFilter {
  readonly search: string;
  readonly stage: string;
  readonly verdict: string;
  readonly locality: string;
  /** indicator that is not met */
  readonly indicator: string;
}

export const noFilter: TableFilter = { search: "", stage: "", verdict: "", locality: "", indicator: "" };

export type SortKey = "name" | "stage" | "students" | "verdict" | "met" | `indicator:${string}`;
export interface Sort {
  readonly by: SortKey;
  readonly down: boolean;
}

/** The lines of the table, unsorted. */
export function tableRows(judged: Judged): readonly TableRow[] {
  const kinds = judged.facts.text["school_kind"];
  const localities = judged.facts.text["locality"];
  return sectionRows(judged).map(({ stage, section }) => ({
    key: `${stage}\n${section.school_code ?? section.row}`,
    stage,
    section,
    mark: section.verdict ?? "left_out",
    kind: kinds?.[section.row] ?? null,
    locality: localities?.[section.row] ?? null,
  }));
}

/** The lines that match. */
export function filterRows(rows: readonly TableRow[], filter: TableFilter): readonly TableRow[] {
  const search = filter.search.trim().toLowerCase();
  return rows.filter(
    ({ section, stage, mark, locality }) =>
      (filter.stage === "" || stage === filter.stage) &&
      (filter.verdict === "" || mark === filter.verdict) &&
      (filter.locality === "" || locality === filter.locality) &&
      (filter.indicator === "" || section.indicators[filter.indicator]?.meets === false) &&
      (search === "" || `${section.school_name ?? ""} ${section.school_code ?? ""}`.toLowerCase().includes(search)),
  );
}

const verdictOrder: Readonly<Record<SchoolMark, number>> = { falls_short: 0, not_assessable: 1, meets: 2, left_out: 3 };

/** The lines in order. What has no number stands last, whichever way; ties by school code. */
export function sortRows(rows: readonly TableRow[], sort: Sort, stages: readonly string[]): readonly TableRow[] {
  const sign = sort.down ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: keyOf(row, sort.by, stages) }));
  keyed.sort(
    (a, b) =>
      compareKeys(a.key, b.key, sign) || compare(a.row.section.school_code ?? "", b.row.section.school_code ?? ""),
  );
  return keyed.map(({ row }) => row);
}

function keyOf({ section, stage, mark }: TableRow, by: SortKey, stages: readonly string[]): number | string | null {
  if (by === "name") return section.school_name ?? section.school_code;
  if (by === "stage") return stages.indexOf(stage);
  if (by === "students") return section.students;
  if (by === "met") return section.items_met;
  if (by === "verdict") return verdictOrder[mark] * 100 + section.items_met;
  return section.indicators[by.slice("indicator:".length)]?.value ?? null;
}

function compareKeys(a: number | string | null, b: number | string | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (typeof a === "string" && typeof b === "string" ? a.localeCompare(b, "zh-CN") : compare(a, b));
}

function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
