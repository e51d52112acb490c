import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FigurePromise, promisesShown } from "./promises-shown.ts";

const promise = (id: string, add: number, day: string, fromYear = 2024): FigurePromise => ({ id, fromYear, day, add });
const years = (...figures: readonly (readonly [number, number])[]) => {
  const year = figures.at(-1)![0];
  return { figures: new Map(figures), year, day: `${year}-09-01` };
};
const shown = (...asked: Parameters<typeof promisesShown>) => Object.fromEntries(promisesShown(...asked));

describe("measures on one figure, judged together", () => {
  const three = promise("three", 3, "2025-05-31");
  const two = promise("two", 2, "2025-08-31");

  it("counts growth once, first for what was to be done first: of 10 teachers, 3 and 2 more promised, 13 show the first", () => {
    expect(shown([two, three], years([2024, 10], [2025, 13]))).toEqual({ three: true, two: false });
    expect(shown([two, three], years([2024, 10], [2025, 14]))).toEqual({ three: true, two: false });
    expect(shown([two, three], years([2024, 10], [2025, 15]))).toEqual({ three: true, two: true });
    expect(shown([two, three], years([2024, 10], [2025, 12]))).toEqual({ three: false, two: false });
  });

  it("is not deceived by binary fractions: each sum here falls a hair beside the figure that is reported", () => {
    expect(0.1 + 0.2 > 0.3).toBe(true);
    expect(shown([promise("m", 0.2, "2025-05-31")], years([2024, 0.1], [2025, 0.3]))).toEqual({ m: true });
    expect(shown([promise("m", 0.2, "2025-05-31")], years([2024, 0.1], [2025, 0.29]))).toEqual({ m: false });
  });

  it("takes what an earlier return has shown as given, and asks what is left of the rest", () => {
    const later = promise("later", 1, "2026-05-31", 2025);
    // three is shown by 2025 and two is not: later must come on top of two
    expect(shown([three, two, later], years([2024, 10], [2025, 13], [2026, 15]))).toMatchObject({
      two: true,
      later: false,
    });
    expect(shown([three, two, later], years([2024, 10], [2025, 13], [2026, 16]))).toMatchObject({
      two: true,
      later: true,
    });
    // both are shown by 2025; the figure fell since for another reason, and later counts from there
    expect(shown([three, two, later], years([2024, 10], [2025, 15], [2026, 16]))).toMatchObject({ later: true });
    expect(shown([three, later], years([2024, 10], [2025, 17], [2026, 17]))).toMatchObject({ later: false });
  });

  it("allows in what adds for what was to take away by then, and the other way round", () => {
    const away = promise("away", -2, "2025-07-31");
    expect(shown([three, away], years([2024, 10], [2025, 11]))).toEqual({ three: true, away: true });
    expect(shown([three, away], years([2024, 10], [2025, 8]))).toEqual({ three: false, away: true });
    expect(shown([three, away], years([2024, 10], [2025, 13]))).toEqual({ three: true, away: false });
    // not due yet: it excuses nothing
    const nextYear = promise("away", -2, "2026-07-31");
    expect(shown([three, nextYear], years([2024, 10], [2025, 11]))).toMatchObject({ three: false });
  });

  it("says nothing where the figure is missing, and of a return that is not later", () => {
    expect(shown([three], years([2023, 9], [2025, 13]))).toEqual({ three: null });
    expect(shown([three], years([2024, 10], [2025, Number.NaN]))).toEqual({ three: null });
    expect(shown([three], years([2024, 13]))).toEqual({ three: null });
    expect(shown([], years([2024, 13]))).toEqual({});
  });

  const amounts = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 });
  const made = (adds: readonly number[]): readonly FigurePromise[] =>
    adds.map((add, i) => promise(`m${i}`, add, `2025-0${(i % 6) + 1}-28`));

  it("shows all of them just when the figure has grown by all of it", () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 120 }), (adds, grown) => {
        const all = [...promisesShown(made(adds), years([2024, 50], [2025, 50 + grown])).values()];
        const sum = adds.reduce((a, b) => a + b, 0);
        expect(all.every((one) => one === true)).toBe(grown >= sum);
        const sumShown = adds.reduce((a, add, i) => a + (shownOf(adds, grown, i) ? add : 0), 0);
        expect(sumShown).toBeLessThanOrEqual(grown);
      }),
    );
  });
  const shownOf = (adds: readonly number[], grown: number, i: number): boolean =>
    promisesShown(made(adds), years([2024, 50], [2025, 50 + grown])).get(`m${i}`) === true;

  it("does not hang on the order in which they are written", () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 120 }), (adds, grown) => {
        const over = years([2024, 50], [2025, 50 + grown]);
        expect(shown(made(adds).toReversed(), over)).toEqual(shown(made(adds), over));
      }),
    );
  });
});
