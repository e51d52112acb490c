import { describe, expect, it } from "vitest";
import { readCode, readFlag, readIdentifier, readText, readYear } from "./read-words.ts";

const blanks = new Set(["—", "无", "-"]);
const year = { scale: 1, plus: 0, share: false, scales: new Map<string, number>(), blanks };
const kinds = new Map([
  ["小学", "primary"],
  ["211", "primary"],
  ["primary", "primary"],
]);

const same = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

describe("codes", () => {
  it("keeps leading zeros, and takes blanks and the apostrophe away", () => {
    expect(["0110", "'0110", " 0110\u3000"].map((cell) => readIdentifier(cell, blanks))).toEqual(
      same(3, { text: "0110" }),
    );
    expect(readIdentifier(2_199_000_001, blanks)).toEqual({ text: "2199000001" });
  });

  it("says that the spreadsheet damaged a code instead of keeping a wrong one", () => {
    expect(["2.13E+09", "2.199e9", "2.1990E+9"].map((cell) => readIdentifier(cell, blanks))).toEqual(
      same(3, { trouble: "damaged-code" }),
    );
    expect(readIdentifier(Number("350111199001010001"), blanks)).toEqual({ trouble: "long-code" });
    expect(readIdentifier(2.5, blanks)).toEqual({ trouble: "code" });
    expect(readIdentifier(new Date("2024-01-01"), blanks)).toEqual({ trouble: "date" });
  });

  it('reads 211, "211", ２１１ and the word alike', () => {
    expect([211, "211", "２１１", "211.0", " 小 学", "Primary"].map((cell) => readCode(cell, kinds, blanks))).toEqual(
      same(6, { text: "primary" }),
    );
    expect(readCode("中专", kinds, blanks)).toEqual({ trouble: "code" });
    expect(readCode("无", kinds, blanks)).toBeNull();
  });
});

describe("words, flags, years", () => {
  it("reads texts, and nothing where nothing is reported", () => {
    expect(readText(" 第一\n小学 ", blanks)).toEqual({ text: "第一 小学" });
    expect([readText("—", blanks), readText(null, blanks)]).toEqual([null, null]);
    expect(readText("#REF!", blanks)).toEqual({ trouble: "error-cell" });
  });

  it("reads flags as people tick them", () => {
    expect(["是", "√", "✓", "true", "Yes", 1, true].map((cell) => readFlag(cell, new Map(), blanks))).toEqual(
      new Array(7).fill(1),
    );
    expect(["否", "×", "false", "no", 0, false].map((cell) => readFlag(cell, new Map(), blanks))).toEqual(
      new Array(6).fill(0),
    );
    expect([
      readFlag("—", new Map(), blanks),
      readFlag("", new Map(), blanks),
      readFlag("也许", new Map(), blanks),
    ]).toEqual([null, null, "flag"]);
  });

  it("reads the first year of a school year, and the year of a date", () => {
    expect(
      [
        2024,
        "2024",
        "２０２４年",
        "2024-2025",
        "2024—2025学年",
        "2024/9/1",
        202_409,
        20_240_901,
        new Date("2024-09-01T00:00:00Z"),
      ].map((cell) => readYear(cell, year)),
    ).toEqual(new Array(9).fill(2024));
    expect([readYear("无", year), readYear("去年", year)]).toEqual([null, "year"]);
  });
});
