import { expect, it } from "vitest";
import { askedOf, NOTHING_TYPED, yearsOf } from "./plan-ask.ts";

it("reads budgets of years with the commas of either language, and refuses what is no number", () => {
  expect(yearsOf("500，300 20.5")).toEqual([5_000_000, 3_000_000, 205_000]);
  expect(yearsOf("  ")).toBeNull();
  expect(yearsOf("500, many")).toBe("wrong");
  expect(yearsOf("-1")).toBe("wrong");
});

it("asks each kind of plan only what concerns it", () => {
  const typed = { ...NOTHING_TYPED, budget: 200, reachKm: 8, largest: 3, model: "lp" as const, seconds: 120 };
  expect(askedOf("groups", typed)).toEqual({
    kind: "groups",
    seconds: 120,
    enrolment: "today",
    model: "lp",
    reach_km: 8,
    largest: 3,
  });
  expect(askedOf("resources", typed)).toMatchObject({ budget_yuan: 2_000_000, yearly_yuan: null, goal: "sections" });
  expect(askedOf("rotation", NOTHING_TYPED)).toEqual({
    kind: "rotation",
    seconds: 60,
    enrolment: "today",
    model: null,
  });
});
