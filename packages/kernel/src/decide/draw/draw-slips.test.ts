import { expect, it } from "vitest";
import { applicantsOf, rulesOf } from "./draw.arbitrary.ts";
import { commitDraw } from "./draw-commitment.ts";
import { checkSlip, drawSlips, slipsCsv } from "./draw-slips.ts";

const salt = "0123456789abcdef".repeat(4);
const list = applicantsOf(5, ["S1", "S2"]);
const { row_digests } = commitDraw({ list, rules: rulesOf(), committedOn: "2026-07-01" }, { salt });

it("finds every family's line among the published digests by its slip", () => {
  for (const { slip, applicant, row_digest } of drawSlips(list, salt)) {
    expect(row_digests).toContain(row_digest);
    expect(checkSlip(slip, row_digests)).toMatchObject({ found: true, row: { applicant } });
  }
});

it("finds it as a spreadsheet shows the cell, with its quotation marks doubled", () => {
  const cell = slipsCsv(drawSlips(list, salt)).split("\r\n")[3]!.split(",").slice(2).join(",");
  expect(checkSlip(cell, row_digests)).toMatchObject({ found: true, row: { applicant: "A003" } });
});

it("does not find a line that was changed before the list was fixed, or is another's", () => {
  const { slip } = drawSlips(list, salt)[2]!;
  expect(checkSlip(slip.replace('["S1","S2"]', '["S2","S1"]'), row_digests)).toMatchObject({ found: false });
  expect(checkSlip(slip.replace("A003", "A004"), row_digests)).toMatchObject({ found: false });
  expect(checkSlip(drawSlips(list, "00".repeat(32))[2]!.slip, row_digests)).toMatchObject({ found: false });
});

it("says of anything else that it is no slip", () => {
  for (const text of ["", "A003", "{}", `${"0".repeat(64)} {not json}`, `${"0".repeat(64)} {"number":0.5}`])
    expect(checkSlip(text, row_digests)).toEqual({ row: null });
});
