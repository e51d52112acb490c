import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applicantsOf, drawnList, rulesOf } from "./draw.arbitrary.ts";
import { drawOutcome } from "./draw-outcome.ts";
import type { Applicant, DrawRules } from "./draw-rules.ts";
import { drawUnits } from "./draw-units.ts";

const source = { salt: "11".repeat(32), commitmentDigest: "22".repeat(32), seed: "seed" };

const oneSchool = (places: number, held_back = 0): DrawRules["schools"] => [
  { school_code: "S1", name: "", places, held_back },
];
const twins = (list: readonly Applicant[], ...pairs: readonly (readonly [number, number])[]): readonly Applicant[] =>
  list.map((one, at) => {
    const pair = pairs.findIndex((members) => members.includes(at));
    return pair < 0 ? one : { ...one, group: `G${pair}` };
  });

describe("a draw by ring", () => {
  it("admits in Nanchang whom the published draw admitted", () => {
    const rules = rulesOf({ method: "ring", schools: oneSchool(15) });
    const { results, schools } = drawOutcome(applicantsOf(20), rules, { ...source, seed: "6 3" });
    const admitted = results.filter(({ school }) => school !== null).toSorted((a, b) => a.order! - b.order!);
    expect(admitted.map(({ numbers }) => numbers[0])).toEqual([6, 9, 12, 15, 18, 1, 4, 8, 13, 17, 2, 7, 14, 20, 10]);
    expect(schools).toEqual([{ school_code: "S1", places: 15, admitted: 15, waiting: 5 }]);
    const waiting = results.filter(({ school }) => school === null).toSorted((a, b) => a.order! - b.order!);
    expect(waiting.map((one) => one.waiting)).toEqual([1, 2, 3, 4, 5].map((place) => [{ school: "S1", place }]));
  });

  it("draws one number fewer for each pair of twins, and admits whole the pair drawn last, as in Sanya", () => {
    // numbers 1, 2, 3 and twins as number 4: start 4, interval 1 draws the twins first, so that two of three places are gone
    const list = twins(
      applicantsOf(5).map((one, at) => ({ ...one, number: at < 4 ? at + 1 : 4 })),
      [3, 4],
    );
    const drawn = (places: number, seed: string): string[] =>
      drawOutcome(list, rulesOf({ method: "ring", schools: oneSchool(places) }), { ...source, seed })
        .results.filter(({ school }) => school !== null)
        .map(({ applicant }) => applicant);
    expect(drawn(3, "4 1")).toEqual(["A001", "A004", "A005"]);
    expect(drawn(3, "2 1")).toEqual(["A002", "A003", "A004", "A005"]);
  });

  it("makes 272 numbers of Sanya's 277 children with five pairs of twins", () => {
    const list = twins(applicantsOf(277), [0, 1], [2, 3], [10, 200], [50, 60], [275, 276]);
    expect(drawUnits(list)).toHaveLength(272);
  });
});

describe("a draw by random numbers", () => {
  it("takes the lowest numbers first, and first preferences before second ones", () => {
    const rules = rulesOf({ schools: oneSchool(4) });
    const { results } = drawOutcome(applicantsOf(10), rules, source);
    const byNumber = results.toSorted((a, b) => a.numbers[0]! - b.numbers[0]!);
    expect(byNumber.map(({ school }) => school)).toEqual([...Array(4).fill("S1"), ...Array(6).fill(null)]);
    expect(byNumber.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it("lets no second preference before a first one, whatever the numbers", () => {
    const list = [...applicantsOf(3, ["S1", "S2"]), ...applicantsOf(6, ["S2"]).slice(3)];
    const rules = rulesOf({
      schools: [
        { school_code: "S1", name: "", places: 1, held_back: 0 },
        { school_code: "S2", name: "", places: 3, held_back: 0 },
      ],
    });
    const { results } = drawOutcome(list, rules, source);
    expect(results.slice(3).map(({ school, preference }) => [school, preference])).toEqual(
      Array.from({ length: 3 }, () => ["S2", 1]),
    );
    expect(results.slice(0, 3).filter(({ school }) => school === "S2")).toEqual([]);
  });

  it("sets a class of priority before every number, and nobody's class before class 1", () => {
    const list = applicantsOf(20).map((one, at) => ({ ...one, priorities: [at < 3 ? 2 : at < 5 ? 1 : null] }));
    const admitted = (places: number): string[] =>
      drawOutcome(list, rulesOf({ schools: oneSchool(places) }), source)
        .results.filter(({ school }) => school !== null)
        .map(({ applicant }) => applicant);
    expect(admitted(2)).toEqual(["A004", "A005"]);
    expect(admitted(5)).toEqual(["A001", "A002", "A003", "A004", "A005"]);
  });

  it("gives siblings one number and one school", () => {
    const list = twins(applicantsOf(12), [0, 7], [3, 4]);
    const { results } = drawOutcome(list, rulesOf({ schools: oneSchool(6) }), source);
    for (const [a, b] of [
      [0, 7],
      [3, 4],
    ] as const)
      expect({ ...results[a], applicant: "" }).toEqual({ ...results[b], applicant: "" });
  });

  it("passes over siblings who do not fit when the rules say so", () => {
    const list = twins(applicantsOf(3), [0, 1]);
    const rules = rulesOf({ schools: oneSchool(1), groups: "pass_over" });
    expect(drawOutcome(list, rules, source).results.map(({ school }) => school)).toEqual([null, null, "S1"]);
  });

  it("does not give what is held back", () => {
    const { schools } = drawOutcome(applicantsOf(10), rulesOf({ schools: oneSchool(6, 2) }), source);
    expect(schools).toEqual([{ school_code: "S1", places: 4, admitted: 4, waiting: 6 }]);
  });

  it("keeps everybody's number when another joins or leaves", () => {
    const rules = rulesOf({ schools: oneSchool(4) });
    const all = drawOutcome(applicantsOf(10), rules, source).results;
    const fewer = drawOutcome(applicantsOf(10).slice(0, 9), rules, source).results;
    expect(fewer.map(({ numbers }) => numbers)).toEqual(all.slice(0, 9).map(({ numbers }) => numbers));
  });
});

describe("every draw", () => {
  it("comes out the same whatever the order of the list", () => {
    fc.assert(
      fc.property(drawnList, ({ list, rules }) => {
        for (const method of ["random_numbers", "deferred_acceptance"] as const) {
          const forward = drawOutcome(list, { ...rules, method }, source);
          const backward = drawOutcome(list.toReversed(), { ...rules, method }, source);
          expect(backward.results).toEqual(forward.results);
          expect(backward.schools).toEqual(forward.schools);
        }
      }),
    );
  });

  it("leaves no place empty that somebody without a place wished for", () => {
    fc.assert(
      fc.property(drawnList, fc.constantFrom("random_numbers", "deferred_acceptance"), ({ list, rules }, method) => {
        const { results, schools } = drawOutcome(list, { ...rules, method }, source);
        const free = new Set(schools.filter((one) => one.admitted < one.places).map((one) => one.school_code));
        const byName = new Map(list.map((one) => [one.applicant, one]));
        for (const { applicant, school } of results)
          if (school === null) expect(byName.get(applicant)!.preferences.filter((code) => free.has(code))).toEqual([]);
      }),
    );
  });

  it("lists as waiting exactly those whom the rules say", () => {
    fc.assert(
      fc.property(drawnList, fc.constantFrom("none", "unplaced", "prefer"), ({ list, rules }, waiting_list) => {
        const { results } = drawOutcome(list, { ...rules, waiting_list }, source);
        const byName = new Map(list.map((one) => [one.applicant, one]));
        for (const { applicant, school, preference, waiting } of results) {
          const { preferences } = byName.get(applicant)!;
          const better = preferences.slice(0, preference === null ? undefined : preference - 1);
          const wanted = waiting_list === "none" || (waiting_list === "unplaced" && school !== null) ? [] : better;
          expect(waiting.map((one) => one.school)).toEqual(wanted);
        }
      }),
    );
  });
});
