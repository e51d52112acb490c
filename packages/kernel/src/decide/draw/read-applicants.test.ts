import { describe, expect, it } from "vitest";
import type { Cell } from "../../sense/index.ts";
import { rulesOf } from "./draw.arbitrary.ts";
import { readSeed } from "./draw-seed.ts";
import { readApplicants } from "./read-applicants.ts";
import { readDrawRules } from "./read-rules.ts";
import { readDrawSchools } from "./read-schools.ts";

const rowsOf = (...rows: readonly (readonly Cell[])[]) => rows.map((cells, at) => ({ number: at + 1, cells }));
const read = (rules: Parameters<typeof rulesOf>[0], ...rows: readonly (readonly Cell[])[]) =>
  readApplicants(rowsOf(...rows), { file: "list.csv", sheet: "list", rules: rulesOf(rules) });
const told = (findings: ReturnType<typeof read>["findings"]) =>
  findings.map(({ code, severity, place }) => [code, severity, place.cell ?? place.field ?? ""]);

describe("a list of applicants", () => {
  it("is read by Chinese headers, with schools by name, under a title row", () => {
    const { list, findings } = read(
      {},
      ["2026 年报名名单"],
      ["报名号", "多胞胎组", "第一志愿", "第1志愿优先类别", "志愿二"],
      ["A2", "G1", "S2", 1, "第一小学"],
      ["A1", "G1", "S2", 1, "S1"],
      [7001, null, "第三小学", "", ""],
    );
    expect(findings).toEqual([]);
    expect(list).toEqual([
      { applicant: "A2", group: "G1", number: null, preferences: ["S2", "S1"], priorities: [1, null] },
      { applicant: "A1", group: "G1", number: null, preferences: ["S2", "S1"], priorities: [1, null] },
      { applicant: "7001", group: null, number: null, preferences: ["S3"], priorities: [null] },
    ]);
  });

  it("is read with all preferences in one cell", () => {
    const { list, findings } = read({}, ["id", "preferences"], ["A1", "S2; S1"], ["A2", "第三小学"], ["A3", "S1|S9"]);
    expect(list.map(({ preferences }) => preferences)).toEqual([["S2", "S1"], ["S3"], ["S1", "S9"]]);
    expect(told(findings)).toEqual([["DRAW-028", "error", "B4"]]);
  });

  it("tells everything that is wrong at once, each with its cell", () => {
    const { findings } = read(
      { priorities: [{ class: 1, zh: "本片区", en: "zone" }] },
      ["applicant", "group", "priority", "preference_1", "preference_2", "phone"],
      ["A1", "", "", "S1", "S1", "1"],
      ["A1", "", "3", "", "S2", "2"],
      ["110101201901011234", "", "", "S9", "", "3"],
      ["", "", "", "", "", "4"],
      ["B1", "G", "", "S1", "", ""],
      ["B2", "G", "", "S2", "", ""],
      ["王小明", "", "", "S1", "", ""],
    );
    expect(told(findings)).toEqual([
      ["DRAW-021", "warning", "F1"],
      ["DRAW-029", "error", "E2"],
      ["DRAW-033", "error", "A3"],
      ["DRAW-032", "error", "C3"],
      ["DRAW-027", "error", "D3"],
      ["DRAW-024", "error", "A4"],
      ["DRAW-028", "error", "D4"],
      ["DRAW-023", "error", "A5"],
      ["DRAW-026", "error", "D5"],
      ["DRAW-030", "error", "B7"],
      ["DRAW-024", "warning", "A8"],
    ]);
    for (const { zh, en, fix, fixEn } of findings) for (const words of [zh, en, fix, fixEn]) expect(words).not.toBe("");
  });

  it("numbers the ring by rows, twins once, or takes the numbers of the list and finds those that cannot be", () => {
    const ring = { method: "ring" as const, schools: [{ school_code: "S1", name: "", places: 1, held_back: 0 }] };
    const counted = read(ring, ["报名号", "多胞胎组"], ["B", "G"], ["A", ""], ["C", "G"]);
    expect(counted.list.map(({ applicant, number }) => [applicant, number])).toEqual([
      ["B", 1],
      ["A", 2],
      ["C", 1],
    ]);
    const given = read(ring, ["报名号", "摇号编号"], ["A", 1], ["B", 1], ["C", 5], ["D", "x"]);
    expect(told(given.findings)).toEqual([
      ["DRAW-034", "error", "B3"],
      ["DRAW-034", "error", "B4"],
      ["DRAW-025", "error", "B5"],
    ]);
    expect(told(read(ring, ["报名号", "优先类别"], ["A", 1]).findings)).toEqual([["DRAW-031", "error", "B2"]]);
  });

  it("says what is missing when there is no header or nobody", () => {
    expect(told(read({}, ["name"], ["A"]).findings)).toEqual([["DRAW-020", "error", ""]]);
    expect(told(read({}, ["applicant", "preference_1"]).findings)).toEqual([["DRAW-022", "error", ""]]);
  });
});

describe("the rules", () => {
  it("are read in Chinese words, and read again as they were written", () => {
    const { rules, findings } = readDrawRules(
      {
        名称: "晋安校区摇号",
        方法: "起始号等差数",
        学位: 15,
        种子: { 来源: "家长代表当众摇球" },
        摇号日期: "2026-07-10",
      },
      "rules.yaml",
    );
    expect(findings).toEqual([]);
    expect(rules).toMatchObject({
      method: "ring",
      schools: [{ school_code: "1", places: 15 }],
      waiting_list: "unplaced",
    });
    expect(readDrawRules(rules, "again").rules).toEqual(rules);
  });

  it("tell everything that is wrong at once", () => {
    const { rules, findings } = readDrawRules(
      {
        method: "lucky",
        waiting: "yes",
        schools: [{ school_code: "S1", places: 3, held_back: 4 }, { school_code: "S1", places: -1 }, { places: 1 }],
        seed: { kind: "dice" },
        draw_date: "10 July",
      },
      "rules.yaml",
    );
    expect(rules).toBeNull();
    expect(findings.map(({ code }) => code).sort()).toEqual(
      [
        "DRAW-002",
        "DRAW-003",
        "DRAW-005",
        "DRAW-006",
        "DRAW-007",
        "DRAW-008",
        "DRAW-009",
        "DRAW-011",
        "DRAW-012",
      ].sort(),
    );
  });

  it("do not pass siblings over with deferred acceptance", () => {
    const { findings } = readDrawRules({ ...rulesOf(), method: "deferred_acceptance", groups: "pass_over" }, "r");
    expect(findings.map(({ code }) => code)).toEqual(["DRAW-013"]);
  });

  it("take the schools from a table", () => {
    const { schools, findings } = readDrawSchools(
      rowsOf(["学校代码", "学校名称", "招生计划", "预留学位"], ["01", "一小", "120", 5], ["02", "二小", "many", ""]),
      { file: "schools.csv", sheet: "s" },
    );
    expect(schools[0]).toEqual({ school_code: "01", name: "一小", places: 120, held_back: 5 });
    expect(findings.map(({ code, place }) => [code, place.row])).toEqual([["DRAW-005", 3]]);
  });
});

describe("a seed", () => {
  const dice = { kind: "dice", source: "", count: 5, lowest: 1, highest: 6 } as const;
  it("is read as it is called out", () => {
    const ring = rulesOf({ method: "ring" });
    expect(readSeed("起始号 ３８７；等差数：7", ring, 600)).toEqual({ text: "387 7" });
    expect(readSeed("35126", rulesOf({ seed: dice }), 9)).toEqual({ text: "3 5 1 2 6" });
    expect(readSeed(" 3, 5,1、2 6 ", rulesOf({ seed: dice }), 9)).toEqual({ text: "3 5 1 2 6" });
    expect(readSeed("  ０３ 07\n12 ", rulesOf(), 9)).toEqual({ text: "03 07 12" });
  });

  it("is refused when it is not what the rules promised", () => {
    expect(readSeed("3 5 1 2", rulesOf({ seed: dice }), 9)).toHaveProperty("wrong");
    expect(readSeed("3 5 1 2 7", rulesOf({ seed: dice }), 9)).toHaveProperty("wrong");
    expect(readSeed("", rulesOf(), 9)).toHaveProperty("wrong");
    expect(readSeed("601 7", rulesOf({ method: "ring" }), 600)).toHaveProperty("wrong");
    expect(readSeed("7", rulesOf({ method: "ring" }), 600)).toHaveProperty("wrong");
  });
});
