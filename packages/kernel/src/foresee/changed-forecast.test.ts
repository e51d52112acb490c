import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedForecast } from "./changed-forecast.ts";
import { madeUpRows } from "./enrolment.arbitrary.ts";
import { enrolmentOf } from "./enrolment.ts";
import { type Forecast, forecast, type ForecastRow, TOTAL } from "./forecast.ts";
import type { ChangeRow, HousingRow } from "./planned-changes.ts";

const place = { file: "p.csv", sheet: "p", row: 2 };
const housing = (row: Partial<HousingRow>): HousingRow => ({
  unit: "a",
  schoolYear: 2001,
  dwellings: 100,
  studentsPerDwelling: 0.3,
  grade: null,
  place,
  ...row,
});
const change = (row: Partial<ChangeRow>): ChangeRow => ({
  schoolYear: 2002,
  kind: "merge",
  unit: "b",
  into: "a",
  from: "",
  share: null,
  groups: {},
  place,
  ...row,
});

/** Two schools of two grades in two townships, forecast for 2001 and 2002 by hand. */
const table = enrolmentOf(
  ["a", "b"].flatMap((unit) =>
    ["1", "2"].map((grade) => ({ unit, schoolYear: 2000, grade, students: 10, groups: [`town of ${unit}`] })),
  ),
  { labels: ["town"] },
);
const rows = (unit: string, numbers: Readonly<Record<string, readonly [number, number]>>): readonly ForecastRow[] =>
  [2001, 2002].flatMap((school_year) =>
    Object.entries(numbers).map(([grade, [median, half]]) => ({
      unit,
      school_year,
      grade,
      median,
      low: median - half,
      high: median + half,
      low95: median - 2 * half,
      high95: median + 2 * half,
    })),
  );
const a = { "1": [20, 3], "2": [40, 4], [TOTAL]: [60, 6] } as const;
const b = { "1": [30, 4], "2": [30, 3], [TOTAL]: [60, 8] } as const;
const both = { "1": [50, 5], "2": [70, 5], [TOTAL]: [120, 10] } as const;
const byHand: Forecast = {
  method: "by hand",
  methods: [],
  last_year: 2000,
  forecasts: [...rows("a", a), ...rows("b", b)],
  groups: { all: rows("all", both), town: [...rows("town of a", a), ...rows("town of b", b)] },
  findings: [],
};

const shown = (said: readonly ForecastRow[], schoolYear: number) =>
  said
    .filter((row) => row.school_year === schoolYear)
    .map(({ unit, grade, median, low, high }) => [
      unit,
      grade,
      ...[median, low, high].map((value) => (value === null ? null : Math.round(value * 1e6) / 1e6)),
    ]);

describe("changedForecast, worked by hand", () => {
  it("adds 100 dwellings × 0.3 by the school's grades, 20 : 40; a year later the first grade stands in the second, the second has left", () => {
    const said = changedForecast(byHand, { housing: [housing({})], changes: [] }, table);
    expect(shown(said.forecasts, 2001).slice(0, 3)).toEqual([
      ["a", "1", 30, 27, 33],
      ["a", "2", 60, 56, 64],
      ["a", TOTAL, 90, 84, 96],
    ]);
    expect(shown(said.forecasts, 2002).slice(0, 3)).toEqual([
      ["a", "1", 20, 17, 23],
      ["a", "2", 50, 46, 54],
      ["a", TOTAL, 70, 64, 76],
    ]);
    expect(shown(said.groups["all"]!, 2001).at(-1)).toEqual(["all", TOTAL, 150, 140, 160]);
    expect(said.applied.housing).toEqual([
      {
        unit: "a",
        school_year: 2001,
        dwellings: 100,
        students_per_dwelling: 0.3,
        students: 30,
        by_grade: { "1": 10, "2": 20 },
      },
    ]);
  });

  it("merges b into a: 3 and 4 wide become 5 wide, b is gone, the whole is as it was, the towns follow", () => {
    const said = changedForecast(byHand, { housing: [], changes: [change({})] }, table);
    expect(shown(said.forecasts, 2001)).toEqual(shown(byHand.forecasts, 2001));
    expect(shown(said.forecasts, 2002)).toEqual([
      ["a", "1", 50, 45, 55],
      ["a", "2", 70, 65, 75],
      ["a", TOTAL, 120, 110, 130],
    ]);
    expect(said.groups["all"]).toEqual(byHand.groups["all"]);
    expect(shown(said.groups["town"]!, 2002)).toEqual([
      ["town of a", "1", 50, 45, 55],
      ["town of a", "2", 70, 65, 75],
      ["town of a", TOTAL, 120, 110, 130],
      ["town of b", TOTAL, 0, 0, 0],
    ]);
  });

  it("opens c with half of a and a quarter of b, both of the students before", () => {
    const opening = { kind: "open", unit: "c", into: "", groups: { town: "town of a" } } as const;
    const changes = [change({ ...opening, from: "a", share: 0.5 }), change({ ...opening, from: "b", share: 0.25 })];
    const said = changedForecast(byHand, { housing: [], changes }, table);
    expect(shown(said.forecasts, 2002).filter(([, grade]) => grade === TOTAL)).toEqual([
      ["a", TOTAL, 30, 27, 33],
      ["b", TOTAL, 45, 39, 51],
      ["c", TOTAL, 45, 45 - Math.round(Math.hypot(3, 2) * 1e6) / 1e6, 45 + Math.round(Math.hypot(3, 2) * 1e6) / 1e6],
    ]);
    expect(said.applied.changes.map(({ students }) => students)).toEqual([30, 15]);
  });

  it("shares of one year are of the students before: two new schools that take half each leave none", () => {
    const half = (unit: string) => change({ kind: "open", unit, into: "", from: "a", share: 0.5 });
    const said = changedForecast(byHand, { housing: [], changes: [half("c"), half("d")] }, table);
    expect(shown(said.forecasts, 2002).filter(([, grade]) => grade === TOTAL)).toEqual([
      ["a", TOTAL, 0, 0, 0],
      ["b", TOTAL, 60, 52, 68],
      ["c", TOTAL, 30, 27, 33],
      ["d", TOTAL, 30, 27, 33],
    ]);
  });
});

describe("changedForecast, what does not fit", () => {
  it("lists everything at once, each with its row and field, and changes nothing", () => {
    const plan = {
      housing: [
        housing({ unit: "x", place: { ...place, row: 2 } }),
        housing({ grade: "9", place: { ...place, row: 3 } }),
        housing({ unit: "b", schoolYear: 2002, place: { ...place, row: 4 } }),
      ],
      changes: [
        change({ place: { ...place, row: 5 } }),
        change({ place: { ...place, row: 6 } }),
        change({ kind: "open", unit: "a", into: "", groups: { town: "t" }, place: { ...place, row: 7 } }),
        change({ kind: "open", unit: "c", into: "", place: { ...place, row: 8 } }),
        change({ unit: "a", into: "a", place: { ...place, row: 9 } }),
        change({ schoolYear: 2030, place: { ...place, row: 10 } }),
      ],
    };
    const said = changedForecast(byHand, plan, table);
    expect(said.findings.map((one) => [one.place.row, one.place.field, one.code])).toEqual([
      [2, "unit", "FORESEE-034"],
      [3, "grade", "FORESEE-036"],
      [4, "unit", "FORESEE-034"],
      [6, "unit", "FORESEE-034"],
      [7, "unit", "FORESEE-035"],
      [8, "town", "FORESEE-037"],
      [9, "into", "FORESEE-038"],
      [10, "school_year", "FORESEE-033"],
    ]);
    expect([said.forecasts, said.applied]).toEqual([byHand.forecasts, { housing: [], changes: [] }]);
  });

  it("asks for the grade of a new school of which nobody is expected, and takes it; its band is not known", () => {
    const opening = change({ schoolYear: 2001, kind: "open", unit: "c", into: "", groups: { town: "town of b" } });
    const asked = changedForecast(byHand, { housing: [housing({ unit: "c" })], changes: [opening] }, table);
    expect(asked.findings.map(({ code }) => code)).toEqual(["FORESEE-039"]);
    const plan = { housing: [housing({ unit: "c", grade: "1" })], changes: [opening] };
    const said = changedForecast(byHand, plan, table);
    expect(shown(said.forecasts, 2002).slice(-2)).toEqual([
      ["c", "2", 30, null, null],
      ["c", TOTAL, 30, null, null],
    ]);
    expect(shown(said.groups["town"]!, 2002).at(-1)).toEqual(["town of b", TOTAL, 90, 82, 98]);
  });
});

describe("changedForecast, laws", () => {
  const region = enrolmentOf(madeUpRows(3), { labels: ["district"] });
  const said = forecast(region, { horizon: 3, births: null });
  const school = fc.integer({ min: 0, max: 11 }).map((i) => `school ${i}`);
  const year = fc.integer({ min: 2009, max: 2011 });
  const homes = fc.record({
    unit: school,
    schoolYear: year,
    dwellings: fc.integer({ min: 0, max: 900 }),
    studentsPerDwelling: fc.constantFrom(0.1, 0.25, 0.5),
    grade: fc.constantFrom(null, "1", "4"),
  });
  const sums = (list: readonly ForecastRow[]) => {
    const out: Record<string, number> = {};
    for (const { school_year, grade, median } of list) {
      const key = `${school_year} ${grade}`;
      out[key] = (out[key] ?? 0) + median;
    }
    return out;
  };
  const near = (one: Record<string, number>, other: Record<string, number>) => {
    for (const key of Object.keys({ ...one, ...other })) expect(one[key] ?? 0).toBeCloseTo(other[key] ?? 0, 6);
  };

  it("says the same where nothing is planned and where no dwellings are", () => {
    for (const list of [[], [housing({ unit: "school 1", schoolYear: 2009, dwellings: 0 })]]) {
      const changed = changedForecast(said, { housing: list, changes: [] }, region);
      expect([changed.forecasts, changed.groups]).toEqual([said.forecasts, said.groups]);
    }
  });

  it("keeps every sum in a merge, and the group itself in a merge within it", () => {
    fc.assert(
      fc.property(school, school, year, (unit, into, schoolYear) => {
        fc.pre(unit !== into);
        const plan = { housing: [], changes: [change({ unit, into, schoolYear })] };
        const changed = changedForecast(said, plan, region);
        near(sums(changed.forecasts), sums(said.forecasts));
        near(sums(changed.groups["district"]!), sums(said.forecasts));
        expect(changed.groups["all"]).toEqual(said.groups["all"]);
        const within = Number(unit.slice(7)) % 3 === Number(into.slice(7)) % 3;
        if (within) expect(changed.groups["district"]).toEqual(said.groups["district"]);
      }),
    );
  });

  it("adds up units, districts and the whole under any housing and a merge, with the median inside the band", () => {
    fc.assert(
      fc.property(fc.array(homes, { maxLength: 5 }), year, (list, schoolYear) => {
        const rows = list.filter(({ unit }) => unit !== "school 0").map((one) => housing(one));
        const plan = { housing: rows, changes: [change({ unit: "school 0", into: "school 1", schoolYear })] };
        const changed = changedForecast(said, plan, region);
        near(sums(changed.forecasts), sums(changed.groups["all"]!));
        near(sums(changed.forecasts), sums(changed.groups["district"]!));
        for (const { low, median, high } of changed.forecasts) expect(low! <= median && median <= high!).toBe(true);
      }),
    );
  });
});
