import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventsBetween, forerunners, joinedCodes, schoolYearOf } from "./index.ts";
import type { LineageEvent } from "./index.ts";

const event = (
  schoolYear: number,
  kind: string,
  from: string | null,
  to: string | null,
  date = `${schoolYear}-07-15`,
): LineageEvent => ({
  date,
  school_year: schoolYear,
  event: kind,
  from_code: from,
  from_name: null,
  to_code: to,
  to_name: null,
  note: null,
});
const span = { before: 2022, after: 2026 };

describe("the first school year that shows an event", () => {
  it("is that of the return of 1 September, or the school year itself", () => {
    expect(schoolYearOf("2025-07-15", "09-01")).toBe(2025);
    expect(schoolYearOf("2025-09-01", "09-01")).toBe(2025);
    expect(schoolYearOf("2025-09-02", "09-01")).toBe(2026);
    expect(schoolYearOf("2026-01-10", "09-01")).toBe(2026);
    expect(schoolYearOf("2025", "09-01")).toBe(2025);
  });
});

describe("codes that events join", () => {
  const events = [
    event(2025, "merge", "B", "A"),
    event(2026, "recode", "A", "A2"),
    event(2024, "split", "D", "E"),
    event(2024, "close", "F", null),
    event(2025, "move", "G", "G"),
  ];

  it("over as many steps as it takes, and no others", () => {
    const joined = joinedCodes(events, span);
    expect([joined.get("A"), joined.get("B"), joined.get("A2")]).toEqual(["A", "A", "A"]);
    expect([joined.get("D"), joined.get("E")]).toEqual(["D", "D"]);
    expect([joined.has("F"), joined.has("G")]).toEqual([false, false]);
  });

  it("only between the years asked for", () => {
    expect([...joinedCodes(events, { before: 2025, after: 2026 }).keys()].toSorted()).toEqual(["A", "A2"]);
    expect(eventsBetween(events, { before: 2024, after: 2025 }).map((one) => one.event)).toEqual(["merge", "move"]);
  });

  it("do not depend on the order of the lines", () => {
    const code = fc.constantFrom("A", "B", "C", "D", "E", "F");
    const lines = fc.array(fc.tuple(fc.integer({ min: 2023, max: 2026 }), code, code), { maxLength: 8 });
    fc.assert(
      fc.property(lines, (all) => {
        const made = all.map(([year, from, to]) => event(year, "merge", from, to));
        const sorted = (one: ReadonlyMap<string, string>) => [...one].map((pair) => pair.join(" ")).toSorted();
        expect(sorted(joinedCodes(made.toReversed(), span))).toEqual(sorted(joinedCodes(made, span)));
      }),
    );
  });
});

describe("the past of a school", () => {
  it("is its own and that of the schools merged into it", () =>
    expect(forerunners([event(2025, "merge", "B", "A")], "A", span)).toEqual([
      { school_code: "A", whole: true },
      { school_code: "B", whole: true },
    ]));

  it("is that of its old code, over several steps", () => {
    const events = [
      event(2024, "recode", "A", "A2"),
      event(2025, "merge", "B", "A2"),
      event(2026, "change_kind", "A2", "A3"),
    ];
    expect(forerunners(events, "A3", span).map((one) => one.school_code)).toEqual(["A", "B"]);
    expect(forerunners(events, "A3", { before: 2024, after: 2026 }).map((one) => one.school_code)).toEqual(["A2", "B"]);
  });

  it("is not whole where the school split off, and none where it was opened", () => {
    const split = [event(2024, "split", "D", "E")];
    expect(forerunners(split, "E", span)).toEqual([{ school_code: "D", whole: false }]);
    expect(forerunners(split, "D", span)).toEqual([{ school_code: "D", whole: false }]);
    expect(forerunners([event(2024, "open", null, "N")], "N", span)).toEqual([]);
  });

  it("of a new school made of two is that of the two alone", () =>
    expect(
      forerunners(
        [event(2025, "open", null, "N"), event(2025, "merge", "A", "N"), event(2025, "merge", "B", "N")],
        "N",
        span,
      ).map((one) => one.school_code),
    ).toEqual(["A", "B"]));

  it("is its own where nothing happened, or later than asked", () => {
    expect(forerunners([], "A", span)).toEqual([{ school_code: "A", whole: true }]);
    expect(forerunners([event(2027, "merge", "B", "A")], "A", span)).toHaveLength(1);
  });
});
