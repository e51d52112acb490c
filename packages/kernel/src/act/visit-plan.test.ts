import fc from "fast-check";
import { expect, it } from "vitest";
import { dayAfter, dayNumber } from "./due.ts";
import { proposeVisits } from "./visit-plan.ts";

const school = (schoolCode: string, ...points: readonly string[]) => ({ schoolCode, points });
const plan = { from: "2027-03-01", to: "2027-03-31", daysBetween: 3, mostPoints: 2 };

it("visits the schools where most falls short first, with the weightiest points, on weekdays spread over the time", () => {
  const schools = [school("S1"), school("S2", "a", "b", "c"), school("S3", "d")];
  expect(proposeVisits({ ...plan, schools })).toEqual({
    visits: [
      { schoolCode: "S2", day: "2027-03-01", points: ["a", "b"] },
      { schoolCode: "S3", day: "2027-03-11", points: ["d"] },
      { schoolCode: "S1", day: "2027-03-22", points: [] },
    ],
    leftOut: [],
  });
});

it("says for which schools there is no day left", () => {
  const schools = [school("S1"), school("S2", "a"), school("S3")];
  const { visits, leftOut } = proposeVisits({ ...plan, to: "2027-03-04", schools });
  expect(visits.map(({ schoolCode, day }) => [schoolCode, day])).toEqual([
    ["S2", "2027-03-01"],
    ["S1", "2027-03-04"],
  ]);
  expect(leftOut).toEqual(["S3"]);
});

it("visits nobody at a weekend, nor closer than was said, and each school at most once", () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(3000), fc.nat(200), fc.integer({ min: 1, max: 9 }), (count, start, length, gap) => {
      const from = dayAfter("2020-01-01", start);
      const schools = Array.from({ length: count }, (_, i) => school(`S${String(i).padStart(2, "0")}`));
      const to = dayAfter(from, length);
      const { visits, leftOut } = proposeVisits({ schools, from, to, daysBetween: gap, mostPoints: 1 });
      const days = visits.map(({ day }) => dayNumber(day));
      const weekdays = visits.map(({ day }) => new Date(`${day}T00:00:00Z`).getUTCDay());
      expect(weekdays.filter((one) => one === 0 || one === 6)).toEqual([]);
      expect(days.every((day, i) => i === 0 || day - days[i - 1]! >= gap)).toBe(true);
      expect(visits.every(({ day }) => day >= from && day <= to)).toBe(true);
      expect(new Set([...visits.map(({ schoolCode }) => schoolCode), ...leftOut]).size).toBe(count);
    }),
  );
});

it("refuses a time that ends before it begins", () => {
  expect(() => proposeVisits({ ...plan, to: "2027-02-01", schools: [] })).toThrow(RangeError);
});
