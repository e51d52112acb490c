import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeGroup } from "./judge-group.ts";
import { judgeSections } from "./judge-sections.ts";
import type { BalanceLimits, SectionColumns } from "./section-columns.ts";
import { sectionVerdicts } from "./section-columns.ts";

const { leftOut, meets, fallsShort, notAssessable } = sectionVerdicts;
const none = { scale: 1, threshold: Number.NaN, floor: Number.NaN };

/** One group of sections, each given as [students, …resources]. */
function group(...rows: readonly (readonly number[])[]): SectionColumns {
  const columns = rows[0]!.map((_, at) => Float64Array.from(rows, (row) => row[at]!));
  return { offsets: Int32Array.of(0, rows.length), weights: columns[0]!, resources: columns.slice(1) };
}

/** The six-of-seven rule of 2017 in small: at least one of two items, the other not below 85 %. */
const twoItems: BalanceLimits = {
  items: [
    { scale: 100, threshold: 4.2, floor: 4.2 * 0.85 },
    { scale: 1, threshold: 2000, floor: 2000 * 0.85 },
  ],
  leastMet: 1,
};
const verdictsOf = (...rows: readonly (readonly number[])[]) =>
  Array.from(judgeSections(group(...rows), twoItems).verdicts);

describe("judgeSections", () => {
  it("gives mean 6.33 and CV 0.52 for the published five-school library example (777doc.com doc-2019910)", () => {
    const schools = group([45, 279], [37, 137], [89, 935], [76, 160], [55, 402]);
    const { means, cvs } = judgeSections(schools, { items: [none], leastMet: 0 });
    expect(means[0]).toBe(1913 / 302);
    expect(cvs[0]).toBeCloseTo(0.5152566298844764, 14);
  });

  it("judges by the rule of 2017: enough items met, every other at its floor", () => {
    const rows = [
      [100, 4.2, 200_000],
      [100, 4.2, 170_000],
      [100, 4.2, 169_999],
      [100, 4.1, 199_000],
    ];
    const { met, belowFloor, itemsMet, verdicts, meeting } = judgeSections(group(...rows), twoItems);
    expect(Array.from(verdicts)).toEqual([meets, meets, fallsShort, fallsShort]);
    expect(Array.from(met)).toEqual([0b11, 0b01, 0b01, 0b00]);
    expect(Array.from(belowFloor)).toEqual([0, 0, 0b10, 0]);
    expect(Array.from(itemsMet)).toEqual([2, 1, 1, 0]);
    expect(Array.from(meeting)).toEqual([3, 1]);
  });

  it("takes a value that is exactly the threshold in decimals for met, whatever its binary form", () => {
    const students = Array.from({ length: 2000 }, (_, at) => at + 1);
    for (const threshold of [4.2, 0.9, 2.3, 7.5, 10.2]) {
      // resource = threshold · students, correct to the last decimal, as a return would state it
      const exact = students.map((count) => [count, Number((threshold * count).toFixed(1))]);
      const under = students.map((count) => [count, Number((threshold * count).toFixed(1)) - 0.01]);
      const limits = { items: [{ scale: 1, threshold, floor: threshold }], leastMet: 1 };
      expect(judgeSections(group(...exact), limits).meeting[0]).toBe(2000);
      expect(judgeSections(group(...under), limits).meeting[0]).toBe(0);
    }
  });

  it("says a verdict where a value is missing only if the value could not change it", () => {
    const gap = Number.NaN;
    expect(verdictsOf([100, gap, 300_000])).toEqual([notAssessable]); // teachers may be below the floor
    expect(verdictsOf([100, gap, 100_000])).toEqual([fallsShort]); // equipment is, in any case
    expect(verdictsOf([100, gap, 180_000])).toEqual([notAssessable]); // teachers may be the one item met
    expect(verdictsOf([100, gap, gap], [100, 5, 300_000])).toEqual([notAssessable, meets]);
    expect(verdictsOf([gap, 5, 300_000])).toEqual([notAssessable]);
    const noFloor = { items: twoItems.items.map((item) => ({ ...item, floor: Number.NaN })), leastMet: 1 };
    expect(judgeSections(group([100, gap, 300_000]), noFloor).verdicts[0]).toBe(meets);
    expect(judgeSections(group([100, gap, 1]), { ...noFloor, leastMet: 2 }).verdicts[0]).toBe(fallsShort);
  });

  it("leaves mean and CV missing where a value they need is, and only there", () => {
    const { means, cvs } = judgeSections(group([100, Number.NaN, 200], [100, 4, 400]), twoItems);
    expect(Array.from(means)).toEqual([Number.NaN, 3]);
    expect(cvs[0]).toBeNaN();
    expect(cvs[1]).toBeCloseTo(1 / 3, 14);
  });

  it("leaves out sections without students, with whatever they have", () => {
    const schools = group([45, 279], [0, 1000], [37, 137], [0, Number.NaN], [89, 935], [76, 160], [55, 402]);
    const limits = { items: [{ scale: 1, threshold: 6, floor: 5 }], leastMet: 1 };
    const { cvs, verdicts, meeting } = judgeSections(schools, limits);
    expect(cvs[0]).toBeCloseTo(0.5152566298844764, 14);
    expect(Array.from(verdicts)).toEqual([meets, leftOut, fallsShort, leftOut, meets, fallsShort, meets]);
    expect(meeting[0]).toBe(3);
  });

  it("has no CV for a mean of zero, nor for a group without sections", () => {
    const empty = {
      offsets: Int32Array.of(0, 0, 2),
      weights: Float64Array.of(5, 6),
      resources: [Float64Array.of(0, 0)],
    };
    const { means, cvs } = judgeSections(empty, { items: [none], leastMet: 0 });
    expect(Array.from(means)).toEqual([Number.NaN, 0]);
    expect(Array.from(cvs)).toEqual([Number.NaN, Number.NaN]);
  });

  it("says what does not fit together", () => {
    const schools = group([45, 279]);
    expect(() => judgeSections(schools, { items: [], leastMet: 0 })).toThrow("1 columns of resources and 0 limits");
    expect(() => judgeSections({ ...schools, offsets: Int32Array.of(0, 2) }, { items: [none], leastMet: 0 })).toThrow(
      "offsets must begin with 0",
    );
    expect(() => judgeSections({ ...schools, weights: new Float64Array(2) }, { items: [none], leastMet: 0 })).toThrow(
      RangeError,
    );
  });
});

const counts = fc.record({
  students: fc.integer({ min: 0, max: 3000 }),
  resource: fc.integer({ min: 0, max: 6_000_000 }),
});
const sectionsOf = (indicators: number) =>
  fc.array(
    fc.tuple(
      counts,
      fc.array(fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 9000 }) }, fc.constant(Number.NaN)), {
        minLength: indicators,
        maxLength: indicators,
      }),
    ),
    { minLength: 1, maxLength: 40 },
  );

describe("judgeSections against other ways of computing", () => {
  it("has the CV of exact whole-number arithmetic to 1e-12, however large the mean beside the spread", () =>
    fc.assert(
      fc.property(
        fc.array(counts, { minLength: 2, maxLength: 60 }),
        fc.constantFrom(0, 10_000, 1_000_000),
        (rows, lift) => {
          const lifted = rows.map(({ students, resource }) => [students + 1, resource + lift * (students + 1) + 1]);
          const { means, cvs } = judgeSections(group(...lifted), { items: [none], leastMet: 0 });
          const exact = exactBalance(lifted);
          expect(Math.abs(means[0]! / exact.mean - 1)).toBeLessThan(1e-14);
          expect(Math.abs(cvs[0]! - exact.cv)).toBeLessThanOrEqual(1e-12 * exact.cv + 1e-15);
        },
      ),
    ));

  it.each([1, 3, 4, 5, 7, 8, 9, 32])(
    "agrees with the rule written down section by section, %i indicators",
    (indicators) => {
      const items = Array.from({ length: indicators }, (_, k) =>
        k % 6 === 5 ? none : { scale: k % 2 ? 1 : 100, threshold: 3 + k, floor: k % 5 === 4 ? Number.NaN : 2 + k },
      );
      const limits = { items, leastMet: Math.ceil(indicators / 2) };
      fc.assert(
        fc.property(sectionsOf(indicators), (rows) => {
          const schools = group(...rows.map(([{ students }, resources]) => [students, ...resources]));
          const { verdicts, itemsMet, meeting } = judgeSections(schools, limits);
          const expected = rows.map(([{ students }, resources]) => plainly(students, resources, limits));
          expect(Array.from(verdicts)).toEqual(expected.map((section) => section.verdict));
          expect(Array.from(itemsMet)).toEqual(expected.map((section) => section.met.length));
          expect(Array.from(meeting)).toEqual(
            items.map((_, k) => expected.filter((section) => section.met.includes(k)).length),
          );
        }),
      );
    },
  );

  it("gives the same after one cell changed, group by group or all anew", () =>
    fc.assert(
      fc.property(sectionsOf(7), fc.nat(), fc.integer({ min: 0, max: 5000 }), (rows, where, value) => {
        const limits = {
          items: Array.from({ length: 7 }, () => ({ scale: 100, threshold: 9, floor: 7 })),
          leastMet: 6,
        };
        const sections = { ...group(...rows.map(([{ students }, resources]) => [students, ...resources])) };
        const half = rows.length >> 1;
        const two = { ...sections, offsets: Int32Array.of(0, half, rows.length) };
        const judgement = judgeSections(two, limits);
        const row = where % rows.length;
        two.resources[where % 7]![row] = value;
        judgeGroup(two, limits, judgement, row < half ? 0 : 1);
        expect(judgement).toEqual(judgeSections(two, limits));
      }),
    ));
});

/** Mean and CV of [students, resource] in fixed-point whole numbers with sixty decimals. */
function exactBalance(rows: readonly (readonly number[])[]): { mean: number; cv: number } {
  const one = 10n ** 60n;
  const students = rows.reduce((total, [w]) => total + BigInt(w!), 0n);
  const mean = (rows.reduce((total, [, q]) => total + BigInt(q!), 0n) * one) / students;
  const squares = rows.reduce(
    (total, [w, q]) => total + BigInt(w!) * ((BigInt(q!) * one) / BigInt(w!) - mean) ** 2n,
    0n,
  );
  return { mean: Number(mean) / 1e60, cv: Math.sqrt(Number(squares / students / one) / 1e60) / (Number(mean) / 1e60) };
}

/** The rule as it is written, for one section. */
function plainly(students: number, resources: readonly number[], { items, leastMet }: BalanceLimits) {
  if (students === 0) return { verdict: leftOut, met: [] as number[] };
  const judged = items
    .map((item, k) => ({ ...item, k, value: (resources[k]! / students) * item.scale }))
    .filter((item) => !Number.isNaN(item.threshold));
  const met = judged.filter((item) => item.value >= item.threshold * (1 - 1e-12)).map((item) => item.k);
  const missing = judged.filter((item) => Number.isNaN(item.value));
  const low = judged.some((item) => item.value < item.floor * (1 - 1e-12));
  const worst = !low && met.length >= leastMet && missing.every((item) => Number.isNaN(item.floor));
  const best = !low && met.length + missing.length >= leastMet;
  return { verdict: worst ? meets : best ? notAssessable : fallsShort, met };
}
