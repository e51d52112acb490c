import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyFormula, FIELD_NAMES, withoutPlaces } from "./formula.fixture.ts";
import { formatFormula } from "./formula-format.ts";
import { FORMULA_LIMITS, parseFormula } from "./formula-parser.ts";

const shown = (text: string): string => {
  const { expr, findings } = parseFormula(text, FIELD_NAMES);
  return expr === null ? findings.map(({ code }) => code).join(" ") : formatFormula(expr, (id) => id);
};

describe("parseFormula", () => {
  it.each([
    ["教学及辅助用房面积 ÷ 在校生数 × 100", "teaching_area_m2 ÷ students × 100"],
    ["（教学及辅助用房面积＋专任教师数）／在校生数", "(teaching_area_m2 + teachers) ÷ students"],
    ["teaching_area_m2 / students * 100", "teaching_area_m2 ÷ students × 100"],
    ["students - teachers - 1", "students − teachers − 1"],
    ["students − (teachers − 1)", "students − (teachers − 1)"],
    ["在校生数且专任教师数", "students 且 teachers"],
    ["非 在校生数 ≥ 50 或者 专任教师数 <> 0", "非 students ≥ 50 或 teachers ≠ 0"],
    ["在校生数不少于50并且专任教师数大于0", "students ≥ 50 且 teachers > 0"],
    ["合计(students, 体育、艺术专任教师数)", "合计(students, pe_arts_teachers)"],
    ["SUM(students，teachers)", "合计(students, teachers)"],
    ["专任教师数 ≥ 85% × 在校生数", "teachers ≥ 0.85 × students"],
    ["-students × -2", "−students × −2"],
  ])("reads %s", (text, expected) => expect(shown(text)).toBe(expected));

  it("reads what an official writes about codes: 办学类型 不是 'special'", () => {
    const names = new Map([["办学类型", "school_kind"]]);
    expect(
      withoutPlaces(parseFormula("办学类型不是“special”", names).expr ?? { kind: "number", value: 0, at: 0 }),
    ).toEqual({
      kind: "op",
      op: "<>",
      left: { kind: "field", id: "school_kind" },
      right: { kind: "text", value: "special" },
    });
  });

  it.each([
    ["", "FORMULA-006"],
    ["students +", "FORMULA-006"],
    ["(students", "FORMULA-006"],
    ["students)", "FORMULA-006"],
    ["students teachers", "FORMULA-006"],
    ["1 < students < 3", "FORMULA-008"],
    ["students @ 2", "FORMULA-004"],
    ["'abc", "FORMULA-005"],
    ["sum()", "FORMULA-006"],
    ["sum students", "FORMULA-006"],
    ["students × 1e999", "FORMULA-004"],
    ["studentsand teachers", "FORMULA-003"],
  ])("says what is wrong with %j", (text, code) => expect(shown(text)).toBe(code));

  it("names every unknown word at once, with the likely ones", () => {
    const { findings } = parseFormula("教学辅助用房面积 ÷ studnets + 天气", FIELD_NAMES);
    expect(findings.map(({ fix }) => fix)).toEqual([
      "您是不是要写“教学及辅助用房面积”？",
      "您是不是要写“students”？",
      "请使用 policy/fields 中的字段名或编号。",
    ]);
    expect(findings.map(({ where }) => where)).toEqual([
      "公式第 1 字 · formula, character 1",
      "公式第 12 字 · formula, character 12",
      "公式第 23 字 · formula, character 23",
    ]);
  });

  it.each([
    ["1 MB of text", "在".repeat(500_000)],
    ["10,000 brackets", "(".repeat(10_000)],
    ["brackets within the length", "(".repeat(FORMULA_LIMITS.length)],
    ["a long sum", `1${"+1".repeat(FORMULA_LIMITS.length)}`],
    ["many signs", "-".repeat(1500)],
    ["many nots", "非".repeat(1500)],
    ["many calls", "合计(".repeat(400)],
    ["one word of letters", "a".repeat(2000)],
  ])("answers %s with a finding", (_, text) => {
    const { expr, findings } = parseFormula(text, FIELD_NAMES);
    expect(expr).toBeNull();
    expect(findings.length).toBeGreaterThan(0);
  });

  it("reads every formula back as it was formatted", () => {
    fc.assert(
      fc.property(anyFormula, (expr) => {
        const { expr: again, findings } = parseFormula(
          formatFormula(expr, (id) => id),
          FIELD_NAMES,
        );
        expect(findings).toEqual([]);
        expect(again && withoutPlaces(again)).toEqual(withoutPlaces(expr));
      }),
      { numRuns: 500 },
    );
  });

  it("never throws, whatever is written", () => {
    const words = fc.constantFrom(
      "students",
      "在校生数",
      "(",
      ")",
      "÷",
      "且",
      "非",
      "'",
      "1.5",
      "≥",
      ",",
      "合计",
      " ",
      "不是",
      "，",
      "%",
      ".",
      "e",
    );
    const written = fc.oneof(
      fc.string({ unit: "binary", maxLength: 80 }),
      fc.array(words, { maxLength: 30 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(written, (text) => {
        const { expr, findings } = parseFormula(text, FIELD_NAMES);
        expect(expr === null).toBe(findings.length > 0);
      }),
      { numRuns: 2000 },
    );
  });
});
