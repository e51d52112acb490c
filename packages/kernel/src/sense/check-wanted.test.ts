import { expect, it } from "vitest";
import type { Facts, Field, Form } from "../model/index.ts";
import { checkFacts } from "./check-facts.ts";

const count = { type: "count", unit: "persons", min: 0, max: 9999 } as const;
const fields: Field[] = [
  { id: "school_code", zh: "学校标识码", en: "School code", type: "text", unit: "", byStage: false },
  { id: "students", zh: "在校生数", en: "Students", ...count, byStage: true },
  { id: "teachers", zh: "专任教师数", en: "Full-time teachers", ...count, byStage: true },
  { id: "multimedia_rooms", zh: "网络多媒体教室数", en: "Networked multimedia classrooms", ...count, byStage: false },
];
const form: Form = {
  id: "small",
  name: { zh: "小表", en: "small" },
  version: "1",
  scales: {},
  blanks: [],
  checks: [],
  comparison: { studentsChangeShare: 1, teachersJumpFactor: 10 },
  columns: [
    { field: "school_code", headers: ["学校标识码"] },
    { field: "students", stage: "primary", headers: ["小学在校生数"], wanted: true },
    { field: "teachers", stage: "primary", headers: ["小学专任教师数"], wanted: true },
    { field: "multimedia_rooms", headers: ["网络多媒体教室数"], wanted: true },
  ],
};

function factsOf(students: number, teachers: number, rooms: number, invalid: Facts["invalid"] = []): Facts {
  return {
    rows: 1,
    text: { school_code: ["21"] },
    invalid,
    numbers: {
      students_primary: Float64Array.of(students),
      teachers_primary: Float64Array.of(teachers),
      multimedia_rooms: Float64Array.of(rooms),
    },
    origin: {
      file: "f.csv",
      sheet: "",
      rowNumbers: [2],
      columnLetters: { students_primary: "B", teachers_primary: "C", multimedia_rooms: "D" },
    },
  };
}

function told(facts: Facts): (string | undefined)[] {
  return checkFacts(facts, form, fields).map((finding) => `${finding.code} ${finding.severity} ${finding.place.cell}`);
}

it("warns of each figure that a school with students left empty", () => {
  expect(told(factsOf(100, Number.NaN, Number.NaN))).toEqual(["SENSE-027 warning C2", "SENSE-027 warning D2"]);
});

it("warns of students that are missing where their teachers are reported", () => {
  expect(told(factsOf(Number.NaN, 5, 3))).toEqual(["SENSE-027 warning B2"]);
});

it("wants nothing of a school without students at the stage, and calls no unreadable cell empty", () => {
  expect(told(factsOf(Number.NaN, Number.NaN, Number.NaN))).toEqual([]);
  expect(told(factsOf(100, Number.NaN, 3, [{ row: 0, column: "teachers_primary" }]))).toEqual([]);
});
