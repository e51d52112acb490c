import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type HandPlan, joinedPlans, NO_CHANGES } from "./hand-plan.ts";
import { readStudioLink, type StudioState, writeStudioLink } from "./studio-link.ts";

const example: StudioState = {
  ground: "a1b2c3",
  beside: ["0f12", "0f13"],
  enrolment: 2029,
  plan: {
    moves: [
      { teacher: "T0101", to: "2199010102" },
      { teacher: "T0207", to: "2199010101" },
    ],
    measures: [{ school_code: "2199010102", column: "equipment_yuan", amount: 89160.5 }],
    pairs: [{ lead: "2199010101", school_code: "2199010103" }],
    budget_yuan: 3_000_000,
  },
};

const text = fc.string({ minLength: 1, unit: "binary" });
const amount = fc.double({ min: 0, max: 1e12, noNaN: true }).map((one) => one + 0);
const plan: fc.Arbitrary<HandPlan> = fc
  .record({
    moves: fc.array(fc.record({ teacher: text, to: text })),
    measures: fc.array(fc.record({ school_code: text, column: text, amount })),
    pairs: fc.array(fc.record({ lead: text, school_code: text })),
    budget_yuan: fc.option(amount),
  })
  .map((one) => joinedPlans(NO_CHANGES, one));
const state: fc.Arbitrary<StudioState> = fc.record({
  ground: fc.string(),
  beside: fc.array(text),
  enrolment: fc.oneof(
    fc.constant("today" as const),
    fc.constant("file" as const),
    fc.integer({ min: 1990, max: 2100 }),
  ),
  plan,
});

describe("the link of a studio", () => {
  it("is short and readable", () => {
    expect(writeStudioLink(example)).toBe(
      "1..a1b2c3..0f12.0f13..2029..3000000..219901010_T0..equipment*005fyuan..101_2.207_1..2_0_89160*002e5..1_3",
    );
  });

  it("brings back exactly the state it was written from, whatever codes and numbers are in it", () => {
    fc.assert(
      fc.property(state, (one) => {
        expect(readStudioLink(writeStudioLink(one))).toEqual(one);
      }),
    );
  });

  it("has no sign in it that an address would change", () => {
    fc.assert(
      fc.property(state, (one) => {
        const link = writeStudioLink(one);
        expect(new URLSearchParams({ s: link }).toString()).toBe(`s=${link}`);
      }),
    );
  });

  it("is refused, not guessed, when it is cut short, of another version, or something else", () => {
    const link = writeStudioLink(example);
    for (const wrong of ["", "hello", link.replace("1..", "9.."), link.slice(0, 40), link.replace("2_0_", "2_7_")])
      expect(readStudioLink(wrong)).toBeNull();
  });
});
