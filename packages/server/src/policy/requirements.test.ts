import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RegionRequirement, SchoolsRequirement } from "@youheng/kernel/model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleOf, loadPolicy, standardLines, type Policy } from "./index.ts";
import { checkedFiles, shown } from "./policy-files.fixture.ts";

let folder = "";
let policy: Policy;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "youheng-requirements-"));
  ({ policy } = await loadPolicy());
});

afterAll(() => rm(folder, { recursive: true }));

const LOCAL = `id: local
extends: cn-quality-balance-2017
zh: 某市标准
en: A city's standard
version: "1"
region: "990100"
valid_from: 2024-01-01
sources:
  - { id: city, text: 某市文件, standing: unconfirmed }
`;
const NEW = `zh: 要求
en: Requirement
area: government
clause: 第一条
sources: [city]
`;
const CASE = `zh: 算例
en: Case
source: { text: 自拟, standing: unconfirmed }
region_code: "990102"
date: 2026-09-01
county: { 交流轮岗教师数: "12", 符合交流条件的教师数: "100" }
expect: { requirements: { rotation: { value: "0.12", limit: "0.15", verdict: falls_short } } }
`;

const checked = (name: string, requirement: string, standard = LOCAL) =>
  checkedFiles(join(folder, name), {
    "standards/local/standard.yaml": standard,
    "standards/local/requirements/a.yaml": requirement,
    "standards/local/cases/a.yaml": CASE.replace(
      /^county[\s\S]*/m,
      'county: { 申报年份: "2026", 基本均衡认定年份: "2020" }\nexpect: { requirements: { years_since_basic_balance: { value: "6" } } }\n',
    ),
  });

describe("the complete standard of 2017", () => {
  it("has 15 government, 9 quality and 1 recognition items, each by its clause", () => {
    const { standard } = bundleOf(policy, "cn-quality-balance-2017");
    const clauses = (area: string) =>
      new Set((standard.requirements ?? []).filter((one) => one.area === area).map(({ clause }) => clause)).size;
    expect(["government", "quality", "recognition"].map(clauses)).toEqual([15, 9, 1]);
    for (const one of standard.requirements ?? []) expect(one.sources.length, one.id).toBeGreaterThan(0);
  });

  it("keeps special-education funds by day and place", () => {
    const { standard } = bundleOf(policy, "cn-quality-balance-2017");
    const funds = standard.requirements?.find(({ id }) => id === "special_education_funds") as RegionRequirement;
    expect(funds.atLeast?.map(({ value, from, region }) => [value, from, region])).toEqual([
      [6000, "2017-05-23", undefined],
      [7000, "2025-03-01", undefined],
      [8000, "2017-05-23", "210100"],
    ]);
  });

  it("turns relaxations and chooses formulas as the user says", () => {
    const { standard } = bundleOf(policy, "cn-quality-balance-2017", {
      switches: { school_size_migrants: true },
      formulas: { retention: "moves_in_numerator" },
    });
    const size = standard.requirements?.find(({ id }) => id === "school_size") as SchoolsRequirement;
    expect(size.relaxations.map(({ id, on }) => [id, on])).toEqual([
      ["school_size_built_by_2010", true],
      ["school_size_migrants", true],
    ]);
    expect(standard.requirements?.find(({ id }) => id === "retention")).toMatchObject({ chosen: "moves_in_numerator" });
  });
});

describe("a local standard", () => {
  it("states only what differs: a limit of its own place and day is added to the nation's", async () => {
    const { policy: local, findings } = await checkedFiles(join(folder, "limit"), {
      "standards/local/standard.yaml": LOCAL,
      "standards/local/requirements/a.yaml": "id: rotation\nat_least: '0.15'\n",
      "standards/local/requirements/b.yaml": "id: class_size\nholds: [小学最大班额 ≤ 40]\n",
      "standards/local/cases/a.yaml": CASE,
    });
    expect(shown(findings)).toEqual([]);
    const requirements = local.standards.get("local")?.requirements ?? [];
    expect(requirements.find(({ id }) => id === "rotation")).toMatchObject({
      name: { zh: "每年交流轮岗教师的比例不低于符合交流条件教师总数的10%" },
      atLeast: [
        { value: 0.1, from: "2017-05-23" },
        { value: 0.15, from: "2017-05-23", region: "990100" },
      ],
    });
    expect(requirements.find(({ id }) => id === "class_size")).toMatchObject({ holds: ["小学最大班额 ≤ 40"] });
    expect(standardLines(local, local.standards.get("local")!).join("\n")).toContain(
      "≥ 0.15 · 自 2017-05-23 起 since · 990100",
    );
  });

  it("may take requirements away, but only those there are", async () => {
    const { policy: local, findings } = await checked(
      "without",
      "id: rotation\nat_least: '0.15'\n",
      `${LOCAL}without: [certificates, certificats]\n`,
    );
    expect(shown(findings)).toEqual(["local/standard.yaml:10 POLICY-005 您是不是要写“certificates”？"]);
    expect(local.standards.get("local")?.requirements?.some(({ id }) => id === "certificates")).toBe(false);
  });
});

describe("mistakes in a requirement, with the likely word", () => {
  const mistakes: readonly (readonly [string, string, string])[] = [
    [
      "a key",
      `id: a\nkind: region\n${NEW}formula: 交流轮岗教师数\nunit: persons\natleast: "1"\n`,
      "POLICY-002 您是不是要写“at_least”？",
    ],
    ["a kind", `id: a\nkind: regon\n${NEW}`, "POLICY-004 您是不是要写“region”？"],
    [
      "no limit",
      `id: a\nkind: region\n${NEW}formula: 交流轮岗教师数\nunit: persons\n`,
      "POLICY-003 请补上“at_least: …”。",
    ],
    [
      "a fact",
      `id: a\nkind: region\n${NEW}formula: 交流轮岗教师人数\nunit: persons\nat_least: "1"\n`,
      "FORMULA-003 您是不是要写“交流轮岗教师数”？",
    ],
    [
      "a unit",
      `id: a\nkind: region\n${NEW}formula: 交流轮岗教师数\nunit: share\nat_least: "1"\n`,
      "FORMULA-021 请改公式（例如漏写“× 100”）或改单位。",
    ],
    [
      "a school's fact",
      `id: a\nkind: region\n${NEW}formula: 教学仪器设备值\nunit: yuan\nat_least: "1"\n`,
      "POLICY-006 请换成 fields/region.yaml 中的字段。",
    ],
    ["the county's fact", `id: a\nkind: schools\n${NEW}holds: [交流轮岗教师数 ≥ 1]\n`, "POLICY-006 请换成学校的字段。"],
    [
      "two sides",
      `id: a\nkind: region\n${NEW}formula: 交流轮岗教师数\nunit: persons\nat_least: "1"\nbelow: "9"\n`,
      "POLICY-004 请分成两项要求。",
    ],
    [
      "a region",
      `id: a\nkind: region\n${NEW}formula: 交流轮岗教师数\nunit: persons\nat_least: [{ value: "1", region: 沈阳 }]\n`,
      'POLICY-004 请写 GB/T 2260 代码，例如 "210100"。',
    ],
    [
      "a chosen formula",
      "id: retention\nchosen: moves_in_numerater\n",
      "POLICY-005 您是不是要写“moves_in_numerator”？",
    ],
    [
      "an answer",
      `id: a\nkind: evidence\n${NEW}question: { zh: 问, en: Q }\nfield: key_class\n`,
      "POLICY-005 您是不是要写“key_classes”？",
    ],
    [
      "no conditions",
      `id: a\nkind: schools\n${NEW}holds: []\n`,
      "POLICY-003 请在 holds 下写条件，例如“- 小学最大班额 ≤ 45”。",
    ],
    [
      "a switch said twice",
      `id: a\nkind: schools\n${NEW}holds: [小学最大班额 ≤ 45]\nrelaxations: [{ id: private_schools, zh: 放, en: R, when: 建校年份 ≤ 2000, holds: [小学最大班额 ≤ 50], on: true }]\n`,
      "POLICY-006 请给其中一个换一个编号。",
    ],
    [
      "an end before its beginning",
      `id: rotation\nat_least: [{ value: "0.2", from: 2025-01-01, to: 2024-01-01 }]\n`,
      "POLICY-004 请改正 from 或 to。",
    ],
    [
      "a source",
      `id: a\nkind: schools\n${NEW.replace("[city]", "[citty]")}holds: [小学最大班额 ≤ 45]\n`,
      "POLICY-005 您是不是要写“city”？",
    ],
  ];
  it.each(mistakes)("explains %s", async (name, requirement, expected) => {
    const { findings } = await checked(name.replaceAll(/\W/g, "-"), requirement);
    expect(shown(findings).map((one) => one.replace(/^\S+ /, ""))).toContain(expected);
  });
});
