import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beyondOf, changesIn, lengthOf } from "./shorten-ways.ts";
import { rotationBook } from "./rotation-book.ts";
import type { RosterTeacher } from "./roster.ts";
import { placeKey, type RotationGround, type TeacherType } from "./rotation-ground.ts";
import { NO_PAIRS, type RotationRules } from "./rotation-rules.ts";
import { nearWays, wayBook } from "./way-book.ts";
import { detours, priceWays, type RulePrices } from "./way-prices.ts";
import type { Flow } from "./ways.ts";

const rules: RotationRules = {
  id: "test",
  name: { zh: "试", en: "test" },
  version: "1",
  qualifies: { yearsAtSchoolAtLeast: 6, yearsToRetirementMoreThan: 5 },
  schools: { ownership: ["public"], othersCount: true },
  rotateAtLeast: 0.3,
  backboneAtLeast: 0.2,
  schoolGivesAtMost: 1,
  subjectKeeps: 0,
  balance: { teachers: 0.1, subject: 0.25, beyondKm: 50 },
  keeps: { thresholds: true, floors: true, shortGivesNothing: true },
  rotatedCounts: "all",
  counts: { backbone_teachers: "backbone" },
  askedBy: {},
  local: [],
  pairs: { ...NO_PAIRS, schoolsMust: [{ from: "A", to: "C", teachers: 1 }] },
  norms: {
    studentsPerTeacher: {},
    trainingHoursInFiveYears: 360,
    retirementYearsAhead: 5,
    trainedAtLeast: 0,
    certifiedAtLeast: 0,
    subjectUsualFrom: 0,
  },
  sources: {},
};

/** Three schools on a line, at 0, 1 and 5 km, with two kinds of teachers; B lacks one backbone teacher. */
function line(): RotationGround {
  const at = [0, 1, 5];
  const types: readonly TeacherType[] = [true, false].map((backbone, index) => ({
    index,
    stage: "primary",
    subject: "art",
    flags: { backbone },
    onlyTo: null,
    notTo: new Set(),
    mustMove: null,
  }));
  const movable = new Map<string, RosterTeacher[]>();
  const there = [
    [2, 1],
    [0, 2],
    [1, 1],
  ];
  const teachers: RosterTeacher[] = there.flatMap((counts, section) =>
    counts.flatMap((count, type) =>
      Array.from({ length: count }, (_, i): RosterTeacher => {
        const teacher: RosterTeacher = {
          teacher: `${section}${type}${i}`,
          schoolCode: "ABC"[section]!,
          stage: "primary",
          subject: "art",
          flags: types[type]!.flags,
          yearsAtSchool: 9,
          yearsToRetirement: 20,
          exempt: false,
          age: 40,
          trainingHours: 0,
          certificate: true,
        };
        movable.set(placeKey(section, type), [...(movable.get(placeKey(section, type)) ?? []), teacher]);
        return teacher;
      }),
    ),
  );
  return {
    rules,
    sections: at.map((_, index) => ({
      index,
      code: "ABC"[index]!,
      name: "ABC"[index]!,
      stage: "primary",
      teachers: there[index]![0]! + there[index]![1]!,
      takesPart: true,
      givesAtMost: 3,
      point: null,
      subjects: new Map([["art", there[index]![0]! + there[index]![1]!]]),
    })),
    demands: [
      { section: 1, indicator: "backbone", column: "backbone", have: 0, need: 1, floorNeed: 0, met: false, least: 0 },
    ],
    types,
    movable,
    qualifying: teachers.length,
    teachers,
    distance: (from, to) => Math.abs(at[from]! - at[to]!),
    unplaced: [],
    names: new Map(),
  };
}

const ground = line();
const book = rotationBook(ground);
const ways = wayBook(ground, book);

/** Every plan that keeps the hard rules with at most so many moves and no shortfall, tried one by one. */
function everyPlan(moves: number): readonly (readonly Flow[])[] {
  const all = ways.places.flatMap(({ from, type, to, teachers }) =>
    Array.from(to, (one) => ({ from, to: one, type: type.index, most: teachers })),
  );
  const plans: Flow[][] = [];
  const attempt = (at: number, flows: readonly Flow[]): void => {
    const sent = flows.reduce((sum, { teachers }) => sum + teachers, 0);
    if (sent > moves) return;
    if (at === all.length) {
      if (keeps(flows)) plans.push([...flows]);
      return;
    }
    const { most, ...way } = all[at]!;
    for (let teachers = 0; teachers <= most; teachers++)
      attempt(at + 1, teachers === 0 ? flows : [...flows, { ...way, teachers }]);
  };
  attempt(0, []);
  return plans;
}

function keeps(flows: readonly Flow[]): boolean {
  const change = changesIn(ground, book, flows);
  const sent = (place: { readonly from: number; readonly type: TeacherType }): number =>
    flows.reduce(
      (sum, one) => (one.from === place.from && one.type === place.type.index ? sum + one.teachers : sum),
      0,
    );
  return (
    ways.places.every((place) => sent(place) <= place.teachers) &&
    flows.some(({ from, to }) => from === 0 && to === 2) &&
    book.rows.every(({ soft, lower = -Infinity, upper = Infinity }, row) => {
      const total = change.get(row) ?? 0;
      return soft === true || (total >= lower - 1e-9 && total <= upper + 1e-9);
    })
  );
}

const plans = everyPlan(3);
const weightOf = (flows: readonly Flow[]): number =>
  lengthOf(ground, flows) + rules.balance.beyondKm * beyondOf(ground, book, flows);
const least = Math.min(...plans.map(weightOf));

/** Prices as they may be: no rule without a lower bound above 0, soft ones within their weight. */
const anyPrices: fc.Arbitrary<RulePrices> = fc.record({
  rules: fc
    .tuple(
      ...book.rows.map(({ lower, upper, soft }) =>
        fc.double({
          min: upper === undefined ? 0 : soft === true ? -50 : -20,
          max: lower === undefined ? 0 : soft === true ? 50 : 20,
          noNaN: true,
        }),
      ),
    )
    .map((list) => Float64Array.from(list)),
  pairs: fc.double({ min: 0, max: 20, noNaN: true }).map((one) => Float64Array.of(one)),
  moves: fc.double({ min: -20, max: 0, noNaN: true }),
});
const on = { ground, book, ways, reached: { short: new Set<number>(), moves: 3 } };

describe("prices of ways", () => {
  it("proves nothing without prices, and has plans to be held against", () => {
    const none = { rules: new Float64Array(book.rows.length), pairs: new Float64Array(1), moves: 0 };
    expect(priceWays(on, none).bound).toBe(0);
    expect(plans.length).toBeGreaterThan(5);
    expect(least).toBeGreaterThan(0);
  });

  it("gives back what a rule is worth: an exchange of five kilometres cannot be shorter", () => {
    const prices = { rules: new Float64Array(book.rows.length), pairs: Float64Array.of(5), moves: 0 };
    expect(priceWays(on, prices).bound).toBe(5);
  });

  it("is at or below every plan, whatever the prices", () => {
    fc.assert(
      fc.property(anyPrices, (prices) => {
        expect(priceWays(on, prices).bound).toBeLessThanOrEqual(least + 1e-9);
      }),
    );
  });

  it("is below a plan that uses a way by its detour at least, whatever the prices", () => {
    fc.assert(
      fc.property(anyPrices, fc.nat(plans.length - 1), (prices, chosen) => {
        const priced = priceWays(on, prices);
        const detour = detours(priced);
        for (const { from, to, type } of plans[chosen]!) {
          const place = ways.placeAt.get(placeKey(from, type))!;
          const longer = detour[place]![ways.places[place]!.to.indexOf(to)]!;
          expect(priced.bound + longer).toBeLessThanOrEqual(weightOf(plans[chosen]!) + 1e-9);
        }
      }),
    );
  });
});

describe("the ways to begin with", () => {
  it("are the nearest of each place, none where there is none", () => {
    expect(nearWays(ways, 1)).toEqual([
      { from: 0, to: 1, type: 0 },
      { from: 2, to: 1, type: 0 },
      { from: 0, to: 1, type: 1 },
      { from: 1, to: 0, type: 1 },
      { from: 2, to: 1, type: 1 },
    ]);
    expect(nearWays(ways, 9)).toHaveLength(ways.places.length * 2);
  });
});
