import { describe, expect, it } from "vitest";
import type { Measure, MoveDocument, SchoolGroup } from "../decide/index.ts";
import { groupItems, type ItemWords, resourceItems, rotationItems } from "./plan-item.ts";

const same = (id: string) => ({ zh: id, en: id });
const words: ItemWords = {
  indicator: same,
  unit: (id) => ({ zh: id === "yuan" ? "元" : "人", en: ` ${id}` }),
  stage: (id) => ({ zh: id === "primary" ? "小学" : "初中", en: id }),
  indicatorsOf: (column) => (column.startsWith("backbone_teachers") ? ["backbone_teachers"] : []),
};
const measure = (school: string, indicator: string, more: Partial<Measure>): Measure => ({
  school_code: school,
  school_name: `第${school}小学`,
  stage: null,
  indicator,
  column: `${indicator}_column`,
  amount: 1,
  unit: "yuan",
  cost_yuan: 0,
  ...more,
});

describe("the work of a plan of resources", () => {
  it("is one item for each school and indicator, over the stages, with its money and what the return will show", () => {
    const measures = [
      measure("一", "equipment", { amount: 89_160, column: "equipment_yuan", cost_yuan: 89_160 }),
      measure("一", "pe_arts", { stage: "primary", amount: 2, unit: "persons", column: "pe_primary", cost_yuan: 200 }),
      measure("一", "pe_arts", { stage: "junior", amount: 1, unit: "persons", column: "pe_junior", cost_yuan: 100 }),
    ];
    expect(resourceItems({ school_year: 2026, measures, years: [] }, words)).toEqual([
      {
        id: "一|equipment",
        title: { zh: "第一小学：equipment +89160元", en: "第一小学: equipment +89160 yuan" },
        schoolCode: "一",
        indicators: ["equipment"],
        year: 2027,
        costYuan: 89_160,
        responsible: null,
        changes: [{ schoolCode: "一", column: "equipment_yuan", add: 89_160 }],
        after: [],
      },
      {
        id: "一|pe_arts",
        title: {
          zh: "第一小学：pe_arts 小学+2人、初中+1人",
          en: "第一小学: pe_arts primary +2 persons, junior +1 persons",
        },
        schoolCode: "一",
        indicators: ["pe_arts"],
        year: 2027,
        costYuan: 300,
        responsible: null,
        changes: [
          { schoolCode: "一", column: "pe_primary", add: 2 },
          { schoolCode: "一", column: "pe_junior", add: 1 },
        ],
        after: [],
      },
    ]);
  });

  it("keeps the year in which a school's money comes, where the plan spreads it", () => {
    const school = { school_code: "二", school_name: "第二小学", cost_yuan: 1, sections_pass: 1 };
    const years = [
      { year: 1, budget_yuan: 0, spent_yuan: 0, schools: [] },
      { year: 2, budget_yuan: 1, spent_yuan: 1, schools: [school] },
    ];
    const items = resourceItems({ school_year: 2026, measures: [measure("二", "equipment", {})], years }, words);
    expect(items.map(({ year }) => year)).toEqual([2028]);
  });

  it("knows no year of a plan without one", () => {
    const [item] = resourceItems({ school_year: null, measures: [measure("二", "x", {})], years: [] }, words);
    expect(item?.year).toBeNull();
  });
});

const move = (from: string, to: string, backbone: boolean): MoveDocument => ({
  teacher: "T-1",
  from,
  to,
  stage: "primary",
  from_name: `${from}校`,
  to_name: `${to}校`,
  subject: "数学",
  backbone,
  distance_km: 1,
  because: "",
  because_en: "",
});

describe("the work of a plan of rotation", () => {
  const moves = [move("A", "C", true), move("B", "C", false), move("A", "D", true)];
  const changes = (own: readonly MoveDocument[]) =>
    own.flatMap(({ from, to, backbone }) =>
      backbone
        ? [
            { schoolCode: from, column: "backbone_teachers_primary", add: -1 },
            { schoolCode: to, column: "backbone_teachers_primary", add: 1 },
          ]
        : [],
    );

  it("is one item for each school that receives, and names no teacher", () => {
    const items = rotationItems({ school_year: 2026, moves }, words, changes);
    expect(items.map(({ id, title, indicators }) => [id, title.zh, indicators])).toEqual([
      ["C", "C校：接收交流教师 2 人（骨干 1 人），来自A校、B校", ["backbone_teachers"]],
      ["D", "D校：接收交流教师 1 人（骨干 1 人），来自A校", ["backbone_teachers"]],
    ]);
    expect(JSON.stringify(items)).not.toContain("T-1");
  });

  it("changes no figure where the roster is gone", () => {
    const items = rotationItems({ school_year: 2026, moves }, words, null);
    expect(items.map((item) => [item.changes, item.indicators])).toEqual([
      [[], []],
      [[], []],
    ]);
  });
});

it("makes one item of a group, with what the lead gives and the members receive", () => {
  const share = { stage: "primary", indicator: "pe_arts", column: "pe_primary", unit: "persons" };
  const shown = { value_before: 0, value_after: 1, threshold: 1, meets_after: true };
  const member = (code: string, amount: number) => ({
    school_code: code,
    school_name: `${code}校`,
    stages: ["primary"],
    distance_km: 1,
    kept: false,
    shares: [{ ...share, ...shown, amount }],
    because: "",
    because_en: "",
  });
  const group: SchoolGroup = { lead: "A", lead_name: "A校", size: 3, members: [member("B", 2), member("C", 1)] };
  const [item] = groupItems({ school_year: 2026, groups: [group] });
  expect(item).toMatchObject({ id: "A", title: { zh: "A校牵头集团：B校、C校" }, indicators: ["pe_arts"], year: 2027 });
  expect(item?.changes).toEqual([
    { schoolCode: "A", column: "pe_primary", add: -3 },
    { schoolCode: "B", column: "pe_primary", add: 2 },
    { schoolCode: "C", column: "pe_primary", add: 1 },
  ]);
});
