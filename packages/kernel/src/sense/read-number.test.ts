import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "./cell.ts";
import { type NumberReading, readNumber } from "./read-number.ts";
import { scaleDecimal } from "./scale-decimal.ts";

const plain: NumberReading = {
  scale: 1,
  plus: 0,
  share: false,
  scales: new Map([["万元", 10_000]]),
  blanks: new Set(["—", "-", "/", "无", "N/A", "未填"]),
};
const read = (cell: Cell, how: Partial<NumberReading> = {}): ReturnType<typeof readNumber> =>
  readNumber(cell, { ...plain, ...how });

describe("numbers", () => {
  it("reads numbers kept as text, with full-width digits and signs", () => {
    expect(["412", "４１２", " 412\u00a0", "－５．５", "+3", ".5", "1e3"].map((cell) => read(cell))).toEqual([
      412, 412, 412, -5.5, 3, 0.5, 1000,
    ]);
  });

  it("reads thousands separators: comma, full-width comma, blank", () => {
    expect(["1,234", "1，234，567.5", "1 234 567", "1\u00a0234"].map((cell) => read(cell))).toEqual([
      1234, 1_234_567.5, 1_234_567, 1234,
    ]);
  });

  it("does not guess what a comma elsewhere means", () => {
    expect(["1,23", "12 34", "1,2345", "1.234.567"].map((cell) => read(cell))).toEqual([
      "not-a-number",
      "not-a-number",
      "not-a-number",
      "not-a-number",
    ]);
  });

  it("shifts 万元 to 元 on the text, without binary residue", () => {
    expect(read("12.34", { scale: 10_000 })).toBe(123_400);
    expect(read(12.34, { scale: 10_000 })).toBe(123_400);
    expect(read("0.0001", { scale: 10_000 })).toBe(1);
    expect(read("1,234.56", { scale: 10_000 })).toBe(12_345_600);
    expect(1.13 * 10_000).not.toBe(11_300);
    expect(read("1.13", { scale: 10_000 })).toBe(11_300);
  });

  it("reads a scaling unit in the cell itself, once", () => {
    expect(read("12.34万元")).toBe(123_400);
    expect(read("12.34 万元", { scale: 10_000 })).toBe(123_400);
  });

  it("reads percent for shares only", () => {
    expect(read("12.5%", { share: true })).toBe(0.125);
    expect(read("１２．５％", { share: true })).toBe(0.125);
    expect(read("12.5%")).toBe("not-a-number");
  });

  it("takes — - 无 / N/A 未填 and nothing for not reported, never for 0", () => {
    expect(["—", "-", "－", "无", "/", "／", "N/A", "未填", "", "　", null].map((cell) => read(cell))).toEqual(
      new Array(11).fill(null),
    );
    expect(read("0")).toBe(0);
  });

  it("tells error cells, formulas without result, dates and words", () => {
    expect(read("#DIV/0!")).toBe("error-cell");
    expect(read("#UNCALCULATED!")).toBe("uncalculated");
    expect(read(new Date("2024-03-01"))).toBe("date");
    expect(["一百", "约50", "50人", true].map((cell) => read(cell))).toEqual(new Array(4).fill("not-a-number"));
    expect([Number.NaN, Number.POSITIVE_INFINITY, "1e999"].map((cell) => read(cell))).toEqual(
      new Array(3).fill("not-a-number"),
    );
  });

  it("adds what the form adds: a year of the Republic", () => expect(read("113", { plus: 1911 })).toBe(2024));

  it("scales every decimal of up to four places to the whole number it is", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 11 }), (tenThousandths) => {
        const text = `${Math.floor(tenThousandths / 10_000)}.${String(tenThousandths % 10_000).padStart(4, "0")}`;
        return scaleDecimal(text, 10_000) === tenThousandths && read(text, { scale: 10_000 }) === tenThousandths;
      }),
    );
  });

  it("reads back every finite number from the text JavaScript writes", () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (value) => Object.is(read(String(value)), value) || (value === 0 && read(String(value)) === 0),
      ),
    );
  });

  it("multiplies by a scale that is no power of ten", () =>
    expect(scaleDecimal("3", 666.6666666666666)).toBeCloseTo(2000, 9));
});
