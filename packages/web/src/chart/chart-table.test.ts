import { expect, it } from "vitest";
import { csvOf } from "./chart-table.ts";

it("begins with a byte order mark, so that spreadsheets read the Chinese", () =>
  expect(csvOf({ columns: ["校名"], rows: [] })).toBe("\uFEFF校名\r\n"));

it("never hands a spreadsheet a text that it would run as a formula", () => {
  const texts = ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠sum"];
  const cells = csvOf({ columns: ["a"], rows: texts.map((text) => [text]) }).slice(1);
  for (const text of texts) expect(cells).toContain(`'${text}`);
});

it("keeps numbers numbers, also below zero, and leaves what is missing empty", () =>
  expect(csvOf({ columns: ["a", "b", "c"], rows: [[-0.25, null, Number.NaN]] })).toBe("\uFEFFa,b,c\r\n-0.25,,\r\n"));

it("quotes what would break a line or a cell", () =>
  expect(csvOf({ columns: ['say "a", b'], rows: [["two\nlines"]] })).toBe('\uFEFF"say ""a"", b"\r\n"two\nlines"\r\n'));
