import { describe, expect, it } from "vitest";
import type { Field, PolicyBundle, RegionRequirement, Requirement } from "../model/index.ts";
import type { RegionFact } from "../sense/index.ts";
import { assess, assessmentDocument, compileStandard, limitInForce } from "./index.ts";
import { factsOf, smallBundle } from "./district.fixture.ts";
import type { ReturnRow } from "./district.fixture.ts";

const source = { text: "fixture", standing: "unconfirmed" } as const;
const common = { clause: "c", validFrom: "2017-01-01", sources: [source] };
const name = { zh: "要求", en: "requirement" };
const field = (id: string, zh: string, byStage: boolean): Field => ({
  id,
  zh,
  en: id,
  type: "count",
  unit: "students",
  byStage,
});

const classSize: Requirement = {
  ...common,
  id: "class_size",
  name,
  area: "government",
  kind: "schools",
  holds: ["小学最大班额 ≤ 45", "初中最大班额 ≤ 50"],
  applies: "school_kind ≠ 'special'",
  relaxations: [],
};
const schoolSize: Requirement = {
  ...common,
  id: "school_size",
  name,
  area: "government",
  kind: "schools",
  holds: ["小学在校生数 + 初中在校生数 ≤ 2000"],
  relaxations: [
    {
      id: "built_2010",
      name: { zh: "2010 年及以前建校", en: "built in or before 2010" },
      when: "建校年份 ≤ 2010",
      holds: ["小学在校生数 + 初中在校生数 ≤ 2400"],
      on: true,
      sources: [source],
    },
  ],
};
const funds: RegionRequirement = {
  ...common,
  id: "special_funds",
  name,
  area: "government",
  kind: "region",
  formula: "特教公用经费",
  unit: "yuan",
  options: [],
  atLeast: [
    { value: 6000, from: "2017-05-23", sources: [source] },
    { value: 7000, from: "2025-03-01", sources: [source] },
    { value: 8000, from: "2020-01-01", region: "210100", sources: [source] },
  ],
};
const retention: RegionRequirement = {
  ...common,
  id: "retention",
  name,
  area: "quality",
  kind: "region",
  unit: "share",
  atLeast: [{ value: 0.95, from: "2017-05-23", sources: [source] }],
  formula: "毕业生数 ÷ (七年级人数 + 转入 − 死亡 − 转出)",
  options: [
    {
      id: "b",
      name: { zh: "另一算法", en: "other formula" },
      formula: "(毕业生数 − 转入 + 转出) ÷ (七年级人数 − 死亡)",
      sources: [source],
    },
  ],
};
const layout: Requirement = {
  ...common,
  id: "layout",
  name,
  area: "government",
  kind: "evidence",
  question: name,
  documents: [name],
  field: "layout_plan",
};
const exams: Requirement = {
  ...common,
  id: "exams",
  name,
  area: "veto",
  kind: "evidence",
  question: name,
  documents: [],
  field: "entrance_exams",
  vetoes: true,
};

const bundle = (requirements: readonly Requirement[]): PolicyBundle => ({
  ...smallBundle,
  stages: [...smallBundle.standard.stages, { id: "upper_secondary", zh: "高中", en: "upper secondary" }],
  fields: [
    ...smallBundle.fields,
    field("largest_class", "最大班额", true),
    field("built_year", "建校年份", false),
    field("special_funds_yuan", "特教公用经费", false),
    ...["毕业生数", "七年级人数", "转入", "死亡", "转出"].map((zh, i) => field(`flow_${i}`, zh, false)),
  ],
  standard: { ...smallBundle.standard, requirements },
});
const fact = (id: string, value: number): RegionFact => ({
  field: id,
  value,
  evidence: "文件",
  place: { sheet: "县域", cell: "B2" },
});
const judged = (requirement: Requirement, rows: readonly ReturnRow[], regionFacts: readonly RegionFact[] = []) => {
  const document = assessmentDocument(assess(compileStandard(bundle([requirement])), factsOf(rows), { regionFacts }));
  return {
    document,
    one: [...document.government, ...document.quality, ...document.veto].find((each) => each.id === requirement.id)!,
  };
};
const school: ReturnRow = {
  school_kind: "primary",
  students_primary: 100,
  backbone_teachers_primary: 5,
  teaching_area_m2: 900,
  largest_class_primary: 40,
};

describe("a requirement on every school", () => {
  it("names the schools that do not meet it, with the condition and their figures", () => {
    const { one } = judged(classSize, [school, { ...school, largest_class_primary: 52, school_name: "大班小学" }]);
    expect(one).toMatchObject({ verdict: "falls_short", value: 0.5, schools: { schools: 2, schools_meeting: 1 } });
    expect(one.schools!.short).toMatchObject([
      { school_code: "S1", school_name: "大班小学", condition: "小学最大班额 ≤ 45", substituted: "52 ≤ 45" },
    ]);
  });

  it("asks a nine-year school both conditions and a primary school only its own", () => {
    const nine: ReturnRow = {
      ...school,
      school_kind: "nine_year",
      students_lower_secondary: 90,
      largest_class_lower_secondary: 51,
      backbone_teachers_lower_secondary: 2,
    };
    expect(judged(classSize, [school, nine]).one.schools!.short).toMatchObject([
      { school_code: "S1", condition: "初中最大班额 ≤ 50" },
    ]);
  });

  it("leaves it open where a school did not report, unless another school decides it", () => {
    const { largest_class_primary: _, ...blank } = school;
    expect(judged(classSize, [school, blank]).one.verdict).toBe("not_assessable");
    expect(judged(classSize, [{ ...school, largest_class_primary: 46 }, blank]).one.verdict).toBe("falls_short");
  });

  it("does not concern special schools and kindergartens", () => {
    const { one } = judged(classSize, [
      school,
      { school_kind: "special", students_primary: 60 },
      { school_kind: "kindergarten" },
    ]);
    expect(one).toMatchObject({ verdict: "meets", schools: { schools: 1 } });
  });

  it("adds up stages that a school has, and names the relaxation that decided", () => {
    const big: ReturnRow = {
      ...school,
      students_primary: 2100,
      backbone_teachers_primary: 40,
      teaching_area_m2: 12000,
    };
    expect(judged(schoolSize, [{ ...big, built_year: 2015 }]).one.verdict).toBe("falls_short");
    const { one } = judged(schoolSize, [{ ...big, built_year: 2008 }]);
    expect(one.verdict).toBe("meets");
    expect(one.schools!.relaxed).toEqual([
      { id: "built_2010", name: { zh: "2010 年及以前建校", en: "built in or before 2010" }, school_codes: ["S0"] },
    ]);
  });
});

describe("a requirement on the county", () => {
  it("computes both published formulas of three-year retention (99.071 and 99.099 %)", () => {
    const facts = [960, 1000, 50, 1, 80].map((value, i) => fact(`flow_${i}`, value));
    expect(judged(retention, [school], facts).one.value).toBeCloseTo(0.99071, 5);
    const chosen = judged({ ...retention, chosen: "b" }, [school], facts).one;
    expect(chosen.value).toBeCloseTo(0.99099, 5);
    expect(chosen).toMatchObject({ option: "b", verdict: "meets", evidence: ["文件", "文件", "文件", "文件", "文件"] });
  });

  it("takes the limit in force: by date and by place", () => {
    expect(judged(funds, [school], [fact("special_funds_yuan", 6500)]).one).toMatchObject({
      verdict: "falls_short",
      limit: 7000,
    });
    expect(judged(funds, [{ ...school, school_year: 2023 }], [fact("special_funds_yuan", 6500)]).one).toMatchObject({
      verdict: "meets",
      limit: 6000,
    });
    expect(limitInForce(funds.atLeast!, { regionCode: "210102", date: "2026-09-01" })?.value).toBe(8000);
  });

  it("keeps strictly below a limit that leaves itself out", () => {
    const below: RegionRequirement = {
      ...common,
      id: "difference",
      name,
      area: "quality",
      kind: "region",
      formula: "毕业生数",
      unit: "students",
      options: [],
      below: [{ value: 0.15, from: "2017-05-23", sources: [source] }],
    };
    const verdictOf = (value: number) => judged(below, [school], [fact("flow_0", value)]).one.verdict;
    expect([0.149, 0.15, 0.151].map(verdictOf)).toEqual(["meets", "falls_short", "falls_short"]);
    expect(judged(below, [school], [fact("flow_0", 0.1)]).one).toMatchObject({ direction: "below", limit: 0.15 });
  });

  it("says which figure is lacking, and keeps what nobody spoke of out of the verdict", () => {
    const { one, document } = judged(funds, [school]);
    expect(one).toMatchObject({
      verdict: "not_assessable",
      value: null,
      missing: { reason: "not-reported", field: "special_funds_yuan" },
    });
    expect(document).toMatchObject({ verdict: "meets", open: ["special_funds"] });
  });
});

describe("a requirement answered by documents", () => {
  it("holds what was confirmed, and leaves open what was not said", () => {
    expect(judged(layout, [school], [fact("layout_plan", 1)]).one).toMatchObject({
      verdict: "meets",
      evidence: ["文件"],
    });
    expect(judged(layout, [school], [fact("layout_plan", 0)]).document.verdict).toBe("falls_short");
  });
  it("asks for every answer once one is given, and for none while the county has said nothing", () => {
    const both = (facts: readonly RegionFact[]) =>
      assessmentDocument(assess(compileStandard(bundle([layout, exams])), factsOf([school]), { regionFacts: facts }));
    expect(both([fact("entrance_exams", 0)])).toMatchObject({ verdict: "not_assessable", open: [] });
    expect(both([fact("other", 1)])).toMatchObject({
      verdict: "meets",
      open: ["layout", "exams"],
      scope: ["resources"],
    });
  });
  it("vetoes by a yes", () => {
    expect(judged(exams, [school], [fact("entrance_exams", 1)]).document.verdict).toBe("falls_short");
    expect(judged(exams, [school], [fact("entrance_exams", 0)]).one.verdict).toBe("meets");
  });
});
