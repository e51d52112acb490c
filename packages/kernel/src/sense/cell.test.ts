import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cellText, cleanKey, cleanText, columnLetter, isEmptyCell, isErrorCell } from "./cell.ts";

describe("cell texts", () => {
  it("reads full-width digits, signs and letters as half-width", () => {
    expect(cleanText("－１２．５％")).toBe("-12.5%");
    expect(cleanText("Ａｂ，（万元）")).toBe("Ab,(万元)");
  });

  it("takes no-break, ideographic and zero-width blanks and line breaks away at the ends", () => {
    expect(cleanText("\u00a0\u3000 第一\n小学\u200b\ufeff ")).toBe("第一 小学");
    expect(cleanKey("学校\n标识\u00a0码")).toBe("学校标识码");
  });

  it("cleans a clean text to itself", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => cleanText(cleanText(text)) === cleanText(text)));
  });

  it("names columns as spreadsheets do", () => {
    expect([0, 25, 26, 27, 701, 702].map(columnLetter)).toEqual(["A", "Z", "AA", "AB", "ZZ", "AAA"]);
  });

  it("tells empty cells and error cells", () => {
    expect([null, "", " ", "\u3000", undefined].every(isEmptyCell)).toBe(true);
    expect([0, false, "0", "无"].some(isEmptyCell)).toBe(false);
    expect(["#DIV/0!", "#N/A", "#REF!", "#NAME?", "Err:502"].every(isErrorCell)).toBe(true);
    expect(["#1 小学", "N/A", "错误"].some(isErrorCell)).toBe(false);
  });

  it("shows dates as year-month-day", () => expect(cellText(new Date("2024-09-01T00:00:00Z"))).toBe("2024-09-01"));
});
