import { expect, it } from "vitest";
import type { RegionView } from "@youheng/server/api";
import { publishedYears, yearToShow } from "./year-to-show.ts";

const region = (code: string, published: readonly number[], drafts: readonly number[] = []): RegionView => ({
  region_code: code,
  name: { zh: code, en: code },
  has_boundary: false,
  years: [
    ...published.map((year) => ({ school_year: year, published: `${code}-${year}-1`, versions: 1 })),
    ...drafts.map((year) => ({ school_year: year, published: null, versions: 1 })),
  ],
});

it("waits for half of the regions before it opens with a new year", () => {
  const [a, b, c] = [region("990101", [2025, 2026]), region("990102", [2025]), region("990103", [2025])];
  expect(yearToShow([a])).toBe(2026);
  expect(yearToShow([a, b])).toBe(2026);
  expect(yearToShow([a, b, c])).toBe(2025);
  expect(publishedYears([a, b, c])).toEqual([2026, 2025]);
});

it("does not count drafts, and regions without a published year", () => {
  expect(yearToShow([region("990101", [2025], [2026]), region("990102", [], [2026])])).toBe(2025);
  expect([yearToShow([]), yearToShow([region("990101", [], [2026])]), publishedYears([])]).toEqual([null, null, []]);
});
