import type { Verdict } from "@youheng/kernel/assess";
import type { OverviewRow } from "@youheng/server/api";

/** What a reader narrows the regions to; empty: everything. */
export interface RegionFilter {
  readonly search: string;
  /** a verdict, or `unpublished` */
  readonly verdict: string;
  /** "STAGE INDICATOR": among the three largest gaps */
  readonly lacks: string;
  /** reached, fell, better, worse */
  readonly moved: string;
}

export const noRegionFilter: RegionFilter = { search: "", verdict: "", lacks: "", moved: "" };
export const unpublished = "unpublished";

export type RegionSortKey = "name" | "verdict" | "short" | "over" | "lacks" | "moved";
export interface RegionSort {
  readonly by: RegionSortKey;
  readonly down: boolean;
}

/** How a region moved since its year before. */
export type Move = "reached" | "fell" | "better" | "worse" | "same";

/** How a region moved since its year before; null where there is none. By verdict first, then by sections that fall short. */
export function moveOf({ moved }: Pick<OverviewRow, "moved">): Move | null {
  if (moved === null) return null;
  const { verdict, sections_short: short } = moved;
  if (verdict.before !== "meets" && verdict.after === "meets") return "reached";
  if (verdict.before === "meets" && verdict.after !== "meets") return "fell";
  if (short.after === short.before) return "same";
  return short.after < short.before ? "better" : "worse";
}

/** The rows that match. */
export function filterRegions(rows: readonly OverviewRow[], filter: RegionFilter): readonly OverviewRow[] {
  const search = filter.search.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (filter.verdict === "" || (row.verdict ?? unpublished) === filter.verdict) &&
      (filter.lacks === "" || row.largest_gaps.some((gap) => `${gap.stage} ${gap.indicator}` === filter.lacks)) &&
      (filter.moved === "" || moveOf(row) === filter.moved) &&
      (search === "" || `${row.name.zh} ${row.name.en} ${row.region_code}`.toLowerCase().includes(search)),
  );
}

const verdictOrder: Readonly<Record<Verdict, number>> = { falls_short: 0, not_assessable: 1, meets: 2 };

/** The rows in order. What has no number stands last, whichever way; ties by code. */
export function sortRegions(rows: readonly OverviewRow[], { by, down }: RegionSort): readonly OverviewRow[] {
  const sign = down ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: keyOf(row, by) }));
  keyed.sort((a, b) => compareKeys(a.key, b.key, sign) || (a.row.region_code < b.row.region_code ? -1 : 1));
  return keyed.map(({ row }) => row);
}

/** Share of the sections that fall short: counts of a large county do not outrank those of a small one. */
export function shareShort(row: {
  readonly sections: number | null;
  readonly sections_short: number | null;
}): number | null {
  const { sections, sections_short: short } = row;
  return sections === null || short === null || sections === 0 ? null : short / sections;
}

function keyOf(row: OverviewRow, by: RegionSortKey): number | string | null {
  if (by === "name") return row.region_code;
  if (by === "short") return shareShort(row);
  if (by === "over") return row.verdict === null ? null : row.cvs_over.length + row.requirements_short.length;
  if (by === "lacks") return row.largest_gaps[0]?.share ?? null;
  if (by === "moved")
    return row.moved === null ? null : row.moved.sections_short.after - row.moved.sections_short.before;
  return row.verdict === null ? null : verdictOrder[row.verdict] - (shareShort(row) ?? 0) / 2;
}

function compareKeys(a: number | string | null, b: number | string | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return sign * (a < b ? -1 : a > b ? 1 : 0);
}
