import { describe, expect, it } from "vitest";
import { type RoadMeasure, schedule } from "./schedule.ts";

const measure = (id: string, startsOn: string, endsOn: string, dependsOn: readonly string[] = []): RoadMeasure => ({
  id,
  startsOn,
  endsOn,
  dependsOn,
  changes: [],
});

describe("the schedule of a road map", () => {
  it("leaves a measure that waits for nothing as it was written", () => {
    expect(schedule([measure("a", "2027-01-01", "2027-03-31")])).toEqual({
      doneOn: new Map([["a", "2027-03-31"]]),
      delayed: [],
      never: [],
    });
  });

  it("moves a measure behind the one it waits for, and lets it take as long", () => {
    const { doneOn, delayed } = schedule([
      measure("b", "2027-02-01", "2027-02-11", ["a"]),
      measure("a", "2027-01-01", "2027-03-31"),
    ]);
    expect(doneOn.get("b")).toBe("2027-04-11");
    expect(delayed).toEqual(["b"]);
  });

  it("says which measures are never done: in a circle, or waiting for one that is not there", () => {
    const { doneOn, never } = schedule([
      measure("a", "2027-01-01", "2027-01-31", ["b"]),
      measure("b", "2027-01-01", "2027-01-31", ["a"]),
      measure("c", "2027-01-01", "2027-01-31", ["gone"]),
      measure("d", "2027-01-01", "2027-01-31"),
    ]);
    expect(never.toSorted()).toEqual(["a", "b", "c"]);
    expect([...doneOn.keys()]).toEqual(["d"]);
  });

  it("refuses a measure that ends before it starts", () => {
    expect(() => schedule([measure("a", "2027-02-01", "2027-01-01")])).toThrow("ends before it starts");
  });
});
