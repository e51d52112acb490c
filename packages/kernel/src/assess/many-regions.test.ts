import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { regionRow, regionTotals } from "./index.ts";
import type { ShortYear, Verdict } from "./index.ts";

const over = (indicator: string) => ({ stage: "primary", indicator, cv: 0.6, limit: 0.5 });
const gap = (indicator: string, share: number) => ({
  stage: "primary",
  indicator,
  amount: 3,
  unit: "persons",
  share,
  sections_short: 2,
});
const year = (
  schoolYear: number,
  verdict: Verdict,
  ask: {
    readonly short?: number;
    readonly over?: readonly string[];
    readonly students?: number | null;
    readonly requirements?: readonly string[];
  } = {},
): ShortYear => ({
  school_year: schoolYear,
  verdict,
  sections: 10,
  sections_short: ask.short ?? 0,
  cvs_over: ask.over?.length ?? 0,
  details: {
    students: ask.students === undefined ? 1000 : ask.students,
    stages: [],
    cvs_over: (ask.over ?? []).map(over),
    largest_gaps: [gap("books", 0.2), gap("equipment", 0.1)],
    requirements_short: ask.requirements ?? [],
  },
});

describe("one region among many", () => {
  const years = [
    year(2023, "falls_short", { short: 5, over: ["books", "equipment"], requirements: ["class_size", "pay"] }),
    year(2025, "falls_short", { short: 3, over: ["equipment", "teaching_area"], requirements: ["pay", "rooms"] }),
  ];

  it("says what moved since the year before that is there, be it longer ago", () => {
    expect(regionRow("990101", years, 2025).moved).toEqual({
      school_year: { before: 2023, after: 2025 },
      verdict: { before: "falls_short", after: "falls_short" },
      sections_short: { before: 5, after: 3 },
      cvs_over: { before: 2, after: 2 },
      cvs_came: [over("teaching_area")],
      cvs_gone: [over("books")],
      requirements_came: ["rooms"],
      requirements_gone: ["class_size"],
    });
  });

  it("has no figures of a year that is not there, and nothing moved in the first", () => {
    expect(regionRow("990101", years, 2026)).toMatchObject({
      published: false,
      verdict: null,
      students: null,
      sections: null,
      moved: null,
    });
    expect(regionRow("990101", years, 2023).moved).toBeNull();
    expect(regionRow("990101", [], 2023)).toMatchObject({ published: false, series: [] });
  });

  it("does not guess which CVs came where the year before has no details", () => {
    const [before, after] = years;
    const { moved } = regionRow("990101", [{ ...before!, details: null }, after!], 2025);
    expect([moved?.cvs_came, moved?.cvs_gone, moved?.cvs_over]).toEqual([null, null, { before: 2, after: 2 }]);
  });
});

describe("many regions taken together", () => {
  const rows = [
    regionRow("990101", [year(2025, "falls_short"), year(2026, "meets")], 2026),
    regionRow("990102", [year(2025, "meets"), year(2026, "falls_short", { short: 4, over: ["books"] })], 2026),
    regionRow("990103", [year(2026, "not_assessable", { students: null })], 2026),
    regionRow("990104", [year(2025, "meets")], 2026),
  ];

  it("counts verdicts, names who changed sides and what most of them lack", () => {
    expect(regionTotals(rows)).toEqual({
      regions: 4,
      published: 3,
      verdicts: { meets: 1, falls_short: 1, not_assessable: 1 },
      sections: 30,
      sections_short: 4,
      students: null,
      reached: ["990101"],
      fell: ["990102"],
      most_lacked: [{ stage: "primary", indicator: "books", regions: 3 }],
      most_over: [{ stage: "primary", indicator: "books", regions: 1 }],
    });
    expect(regionTotals(rows.slice(0, 2)).students).toBe(2000);
  });

  it("adds up: verdicts to the published, the parts of a province to the province", () => {
    const verdicts = fc.constantFrom<Verdict>("meets", "falls_short", "not_assessable");
    const region = fc.tuple(verdicts, verdicts, fc.integer({ min: 0, max: 9 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(region), fc.nat(), (all, at) => {
        const made = all.map(([before, now, short, there], i) =>
          regionRow(
            `99${String(i).padStart(4, "0")}`,
            [year(2025, before), year(there ? 2026 : 2024, now, { short })],
            2026,
          ),
        );
        const whole = regionTotals(made);
        const cut = all.length === 0 ? 0 : at % all.length;
        const parts = [regionTotals(made.slice(0, cut)), regionTotals(made.slice(cut))];
        expect(Object.values(whole.verdicts).reduce((a, b) => a + b, 0)).toBe(whole.published);
        for (const key of ["regions", "published", "sections", "sections_short"] as const)
          expect(parts.reduce((sum, part) => sum + part[key], 0)).toBe(whole[key]);
        expect(parts.flatMap((part) => part.reached)).toEqual(whole.reached);
      }),
    );
  });
});
