import fc from "fast-check";
import { expect, it } from "vitest";
import { criticalWay } from "./critical-way.ts";
import { dayAfter } from "./due.ts";
import { type RoadMeasure, schedule } from "./schedule.ts";

const measure = (id: string, startsOn: string, endsOn: string, dependsOn: readonly string[] = []): RoadMeasure => ({
  id,
  startsOn,
  endsOn,
  dependsOn,
  changes: [],
});

it("finds the chain that decides the day, and the days that the others have", () => {
  // tender → build decide 31 August; the survey could be a month late, the concert matters to nothing
  const measures = [
    measure("tender", "2027-01-01", "2027-03-01"),
    measure("survey", "2027-01-01", "2027-01-31"),
    measure("build", "2027-03-02", "2027-08-31", ["tender", "survey"]),
    measure("concert", "2027-05-01", "2027-12-31"),
  ];
  const way = criticalWay(measures, schedule(measures), { wanted: ["build"], day: "2027-08-31" });
  expect(way.map(({ id, slackDays }) => [id, slackDays])).toEqual([
    ["survey", 29],
    ["tender", 0],
    ["build", 0],
  ]);
  expect(way[2]).toEqual({ id: "build", beginsOn: "2027-03-02", doneOn: "2027-08-31", slackDays: 0 });
});

it("holds a measure to the tightest of those that wait for it", () => {
  const measures = [
    measure("a", "2027-01-01", "2027-01-10"),
    measure("b", "2027-01-11", "2027-01-20", ["a"]),
    measure("c", "2027-02-01", "2027-02-10", ["a"]),
  ];
  const way = criticalWay(measures, schedule(measures), { wanted: ["b", "c"], day: "2027-02-10" });
  expect(way.map(({ id, slackDays }) => [id, slackDays])).toEqual([
    ["a", 21],
    ["b", 21],
    ["c", 0],
  ]);
});

it("leaves out what is never done", () => {
  const measures = [measure("a", "2027-01-01", "2027-01-10", ["gone"])];
  expect(criticalWay(measures, schedule(measures), { wanted: ["a"], day: "2027-02-01" })).toEqual([]);
});

it("is right about slack: late by no more than that, the wanted measure is done by the day; by a day more, it is not", () => {
  const lengths = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 20 })), {
    minLength: 2,
    maxLength: 5,
  });
  fc.assert(
    fc.property(lengths, fc.nat(), (all, pick) => {
      const measures = all.map(([start, length], i) => {
        const startsOn = dayAfter("2027-01-01", start);
        return measure(String(i), startsOn, dayAfter(startsOn, length), i === 0 ? [] : [String(i - 1)]);
      });
      const last = measures.at(-1)!.id;
      const day = schedule(measures).doneOn.get(last)!;
      const way = criticalWay(measures, schedule(measures), { wanted: [last], day });
      const { id, slackDays } = way[pick % way.length]!;
      const late = (days: number): string => {
        const moved = measures.map((one) => (one.id === id ? { ...one, endsOn: dayAfter(one.endsOn, days) } : one));
        return schedule(moved).doneOn.get(last)!;
      };
      // a measure that waits begins after the one before it: longer is as good as later
      expect([late(slackDays) <= day, late(slackDays + 1) > day]).toEqual([true, true]);
    }),
  );
});
