import { describe, expect, it } from "vitest";
import type { Verdict } from "@youheng/kernel/assess";
import type { OverviewRow } from "@youheng/server/api";
import { filterRegions, moveOf, noRegionFilter, sortRegions } from "./region-rows.ts";

const row = (
  code: string,
  verdict: Verdict | null,
  short: number | null,
  more: Partial<OverviewRow> = {},
): OverviewRow => ({
  region_code: code,
  name: { zh: `${code}区`, en: `District ${code}` },
  published: verdict !== null,
  verdict,
  students: null,
  sections: short === null ? null : 10,
  sections_short: short,
  stages: [],
  cvs_over: [],
  largest_gaps: [],
  requirements_short: [],
  moved: null,
  series: [],
  ...more,
});
const moved = (before: Verdict, after: Verdict, from: number, to: number): OverviewRow["moved"] => ({
  school_year: { before: 2025, after: 2026 },
  verdict: { before, after },
  sections_short: { before: from, after: to },
  cvs_over: { before: 0, after: 0 },
  cvs_came: [],
  cvs_gone: [],
  requirements_came: [],
  requirements_gone: [],
});
const gap = (indicator: string, share: number) => ({
  stage: "primary",
  indicator,
  amount: 1,
  unit: "persons",
  share,
  sections_short: 1,
});
const rows = [
  row("990101", "meets", 0, { moved: moved("falls_short", "meets", 2, 0) }),
  row("990102", "falls_short", 3, {
    moved: moved("falls_short", "falls_short", 5, 3),
    largest_gaps: [gap("books", 0.3)],
  }),
  row("990103", null, null),
  row("990104", "falls_short", 6, {
    moved: moved("meets", "falls_short", 0, 6),
    largest_gaps: [gap("area", 0.1), gap("books", 0.05)],
  }),
  row("990105", "not_assessable", 1),
];
const codes = (all: readonly OverviewRow[]): string => all.map((one) => one.region_code.slice(4)).join(" ");

describe("rows of regions", () => {
  it("are narrowed by verdict, by what is lacking, by what moved, by name or code", () => {
    const only = (filter: object): string => codes(filterRegions(rows, { ...noRegionFilter, ...filter }));
    expect(only({})).toBe("01 02 03 04 05");
    expect(only({ verdict: "falls_short" })).toBe("02 04");
    expect(only({ verdict: "unpublished" })).toBe("03");
    expect(only({ lacks: "primary books" })).toBe("02 04");
    expect(only({ moved: "fell" })).toBe("04");
    expect(only({ search: "district 990105" })).toBe("05");
    expect(only({ search: "990104", verdict: "meets" })).toBe("");
  });

  it("stand the worst first, those without a number last whichever way", () => {
    expect(codes(sortRegions(rows, { by: "verdict", down: false }))).toBe("04 02 05 01 03");
    expect(codes(sortRegions(rows, { by: "short", down: true }))).toBe("04 02 05 01 03");
    expect(codes(sortRegions(rows, { by: "short", down: false }))).toBe("01 05 02 04 03");
    expect(codes(sortRegions(rows, { by: "lacks", down: true }))).toBe("02 04 01 03 05");
    expect(codes(sortRegions(rows, { by: "moved", down: false }))).toBe("01 02 04 03 05");
  });

  it("moved to the other side before they moved a little", () => {
    expect(rows.map(moveOf)).toEqual(["reached", "better", null, "fell", null]);
    expect(moveOf(row("1", "meets", 2, { moved: moved("meets", "meets", 1, 2) }))).toBe("worse");
    expect(moveOf(row("1", "meets", 2, { moved: moved("meets", "meets", 2, 2) }))).toBe("same");
  });
});
