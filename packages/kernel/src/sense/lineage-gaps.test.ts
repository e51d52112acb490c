import { expect, it } from "vitest";
import { lineageGaps } from "./index.ts";
import type { LineageEvent } from "./index.ts";

const year = (schoolYear: number, codes: string) => ({
  schoolYear,
  names: new Map([...codes].map((code) => [code, `${code}校`])),
});
const event = (schoolYear: number, from: string | null, to: string | null): LineageEvent => ({
  date: String(schoolYear),
  school_year: schoolYear,
  event: "merge",
  from_code: from,
  from_name: null,
  to_code: to,
  to_name: null,
  note: null,
});
const years = [year(2023, "ABCD"), year(2024, "ABC"), year(2026, "ACN")];

it("names schools that went or came and of which nothing is said", () =>
  expect(lineageGaps(years, []).map((gap) => [gap.school_code, gap.kind, gap.before, gap.after])).toEqual([
    ["D", "vanished", 2023, 2024],
    ["B", "vanished", 2024, 2026],
    ["N", "appeared", 2024, 2026],
  ]));

it("is silent on those that the lineage speaks of, in the right year", () => {
  const events = [event(2024, "D", "C"), event(2025, "B", "A"), event(2023, null, "N")];
  expect(lineageGaps(years, events).map((gap) => gap.school_code)).toEqual(["N"]);
  expect([lineageGaps([], []), lineageGaps(years.slice(0, 1), [])]).toEqual([[], []]);
});
