import { expect, it } from "vitest";
import { readRegionFacts } from "./region-facts.ts";
import { FIELDS } from "./testing-form.ts";

const source = { file: "a.xlsx", sheet: "县域", fields: FIELDS, blanks: ["—"], scales: { 万元: 10_000 } };

it("reads field, value and evidence, with numbers, percent, flags, units and texts", () => {
  const rows = [
    ["县域数据"],
    ["序号", "指标", "值", "单位", "依据"],
    [1, "随迁子女占比", "12.5%", "", "表3"],
    [2, "寄宿制", "是", "", ""],
    [3, "教学仪器设备值", "1.1", "万元", ""],
    [4, "pay_note", "已达标", "", ""],
    [5, "经度", "—", "", ""],
    [null, null, 9, null, null],
  ];
  const read = readRegionFacts(
    rows.map((cells, at) => ({ number: at + 1, cells })),
    source,
  );
  expect(read.regionFacts.map(({ place, ...fact }) => [fact, place.cell])).toEqual([
    [{ field: "migrant_students_share", value: 0.125, evidence: "表3" }, "C3"],
    [{ field: "is_boarding", value: 1, evidence: null }, "C4"],
    [{ field: "equipment_yuan", value: 11_000, evidence: null }, "C5"],
    [{ field: "pay_note", value: "已达标", evidence: null }, "C6"],
    [{ field: "lon", value: null, evidence: null }, "C7"],
  ]);
  expect(read.findings.map((one) => [one.code, one.place.cell])).toEqual([["SENSE-061", "C6"]]);
});

it("says what is missing when there is no such header", () => {
  expect(readRegionFacts([{ number: 1, cells: ["a", "b"] }], source).findings.map((one) => one.code)).toEqual([
    "SENSE-060",
  ]);
});
