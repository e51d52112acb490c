import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Finding } from "@youheng/kernel/model";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  bundleOf,
  checkPolicy,
  loadPolicy,
  POLICY_ROOT,
  standardLines,
  standardOn,
  unknownStandard,
  type Policy,
} from "./index.ts";
import { checkedFiles } from "./policy-files.fixture.ts";
import { standardFile } from "./read-standard.ts";
import { readYamlText } from "./yaml-file.ts";

let folder = "";
let policy: Policy;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "youheng-policy-"));
  ({ policy } = await loadPolicy());
});

afterAll(() => rm(folder, { recursive: true }));

const checked = (name: string, files: Readonly<Record<string, string>>) => checkedFiles(join(folder, name), files);

const LOCAL = "standards/local/standard.yaml";

describe("the program's own policy", () => {
  it("has no findings, and runs every case through the engine", async () => {
    const check = await checkPolicy([POLICY_ROOT]);
    expect(check.findings).toEqual([]);
    expect(check.examined).toMatchObject({ standards: 5, indicators: 15, requirements: 64, cases: 42 });
    expect(check.examined.values).toBeGreaterThan(1000);
  });

  it("has the seven resource indicators of CONTRACTS with the published thresholds", () => {
    const { standard } = bundleOf(policy, "cn-quality-balance-2017");
    expect(
      standard.indicators.map(({ id, atLeast }) => [id, atLeast?.["primary"], atLeast?.["lower_secondary"]]),
    ).toEqual([
      ["teachers_above_required_degree", 4.2, 5.3],
      ["backbone_teachers", 1, 1],
      ["pe_arts_teachers", 0.9, 0.9],
      ["teaching_area", 4.5, 5.8],
      ["sports_area", 7.5, 10.2],
      ["equipment", 2000, 2500],
      ["multimedia_rooms", 2.3, 2.4],
    ]);
    expect(standard.split?.weights).toEqual({ primary: 1, lower_secondary: 1.1, upper_secondary: 1.32 });
    expect(standard.split?.fields).toEqual([
      "teaching_area_m2",
      "sports_area_m2",
      "equipment_yuan",
      "multimedia_rooms",
    ]);
  });

  it("knows every column of the tidy return by its English and its Chinese name", () => {
    const headers = new Set(policy.forms.get("tidy")?.columns.flatMap((column) => column.headers));
    const names = [
      "region_code",
      "区划代码",
      "school_year",
      "学年",
      "school_code",
      "学校标识码",
      "school_name",
      "学校名称",
      "school_kind",
      "办学类型",
      "ownership",
      "办别",
      "locality",
      "城乡类型",
      "lon",
      "lat",
      "经度",
      "纬度",
      "built_year",
      "建校年份",
      "students_preschool",
      "students_primary",
      "students_lower_secondary",
      "students_upper_secondary",
      "在园幼儿数",
      "小学在校生数",
      "初中在校生数",
      "高中在校生数",
      "classes_primary",
      "classes_lower_secondary",
      "小学班级数",
      "初中班级数",
      "largest_class_primary",
      "largest_class_lower_secondary",
      "小学最大班额",
      "初中最大班额",
      "teachers_primary",
      "teachers_lower_secondary",
      "小学专任教师数",
      "初中专任教师数",
      "teachers_above_required_degree_primary",
      "初中高于规定学历教师数",
      "backbone_teachers_lower_secondary",
      "小学县级以上骨干教师数",
      "pe_arts_teachers_primary",
      "初中体育艺术专任教师数",
      "teaching_area_m2",
      "教学及辅助用房面积",
      "sports_area_m2",
      "体育运动场馆面积",
      "equipment_yuan",
      "教学仪器设备值",
      "multimedia_rooms",
      "网络多媒体教室数",
      "music_rooms",
      "smallest_music_room_m2",
      "art_rooms",
      "smallest_art_room_m2",
      "音乐专用教室数",
      "美术专用教室数",
      "migrant_students_share",
      "随迁子女占比",
      "is_boarding",
      "寄宿制",
      "is_dense_centre",
      "大城市中心密集区",
    ];
    expect(names.filter((name) => !headers.has(name))).toEqual([]);
  });

  it("has 60 words and more in its glossary, each said once", () => {
    expect(policy.glossary.length).toBeGreaterThanOrEqual(60);
    expect(new Set(policy.glossary.map(({ code }) => code)).size).toBe(policy.glossary.length);
  });

  it("is shown as people read it", () => {
    const lines = standardLines(policy, bundleOf(policy, "cn-quality-balance-2017").standard).join("\n");
    for (const part of [
      "教学仪器设备值 ÷ 在校生数",
      "差异系数 CV ≤ 小学 0.50 · 初中 0.45",
      "7 项中至少 6 项达标，其余不低于要求的 85%",
      "小学 1 : 初中 1.1 : 高中 1.32",
      "[关 off] private_schools",
      "有待核对官方文本的地方",
    ])
      expect(lines).toContain(part);
  });
});

describe("bundleOf and standardOn", () => {
  it("turns switches, and leaves out what was not in force", () => {
    const on = bundleOf(policy, "cn-quality-balance-2017", { switches: { private_schools: true } })
      .standard.exclusions.filter((one) => one.on)
      .map(({ id }) => id);
    expect(on).toEqual(["special_schools", "vocational_schools", "small_teaching_points", "private_schools"]);
    expect(bundleOf(policy, "cn-quality-balance-2017", { date: "2017-05-22" }).standard.indicators).toEqual([]);
  });

  it("finds the standard in force on a date", () => {
    expect(standardOn(policy, "cn-quality-balance-2017", "2017-05-23")?.id).toBe("cn-quality-balance-2017");
    expect(standardOn(policy, "cn-quality-balance-2017", "2017-05-22")).toBeNull();
    expect(standardOn(policy, "no-such", "2024-09-01")).toBeNull();
  });

  it("names the likely standard", () => {
    expect(unknownStandard(policy, "cn-quality-balance-2071")?.fix).toBe("您是不是要写“cn-quality-balance-2017”？");
    expect(() => bundleOf(policy, "no-such")).toThrow(RangeError);
  });
});

describe("a local variant", () => {
  const variant = {
    [LOCAL]: `id: cn-hb-quality-2020\nextends: cn-quality-balance-2017\nzh: 某省优质均衡\nen: A province's variant\nregion: "420000"\nvalid_from: 2020-01-01\nexclusions:\n  - { id: private_schools, on: true }\n`,
    "standards/local/indicators/equipment.yaml": `id: equipment\nat_least: { primary: "2200" }\n`,
    "standards/local/indicators/books.yaml": `id: rooms_per_class\nzh: 每班多媒体教室\nen: Multimedia rooms per 100 students again\narea: resources\nclause: 本省第 8 项\nformula: 网络多媒体教室数 ÷ 在校生数 × 100\nunit: rooms per 100 students\nsources: [{ text: 本省文件, standing: unconfirmed }]\n`,
  };

  it("states only what differs", async () => {
    const check = await checked("variant", variant);
    const { standard } = bundleOf(check.policy, "cn-hb-quality-2020");
    const national = bundleOf(check.policy, "cn-quality-balance-2017").standard;
    expect(check.findings.map(({ code, severity }) => `${severity} ${code}`)).toEqual(["warning POLICY-011"]);
    expect(standard.indicators.map(({ id }) => id)).toEqual([
      ...national.indicators.map(({ id }) => id),
      "rooms_per_class",
    ]);
    expect(standard.indicators.find(({ id }) => id === "equipment")).toEqual({
      ...national.indicators[5],
      atLeast: { primary: 2200, lower_secondary: 2500 },
    });
    expect(standard.exclusions.find(({ id }) => id === "private_schools")).toEqual({
      ...national.exclusions.find(({ id }) => id === "private_schools"),
      on: true,
    });
    expect([standard.region, standard.sectionRule, standard.split]).toEqual([
      "420000",
      national.sectionRule,
      national.split,
    ]);
  });

  it("holds in its region from its date", async () => {
    const { policy: both } = await checked("variant", variant);
    expect(standardOn(both, "cn-quality-balance-2017", "2024-09-01", "420107")?.id).toBe("cn-hb-quality-2020");
    expect(standardOn(both, "cn-quality-balance-2017", "2019-09-01", "420107")?.id).toBe("cn-quality-balance-2017");
    expect(standardOn(both, "cn-quality-balance-2017", "2024-09-01", "350111")?.id).toBe("cn-quality-balance-2017");
  });
});

describe("reading a policy file", () => {
  it("never throws, whatever stands in it", () => {
    const parts = fc.constantFrom(
      "id: a\n",
      "extends: [",
      "stages:\n",
      "  - ",
      "{",
      "}",
      ": ",
      "\n",
      "\t",
      "&a ",
      "*a",
      "!!js/function ",
      "sources",
      "'",
      '"',
      "|\n",
      "? ",
      "- - -\n",
      "split: 3\n",
      "%YAML 9\n",
      "---\n",
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          fc.array(parts).map((some) => some.join("")),
        ),
        (source) => {
          const findings: Finding[] = [];
          readYamlText(source, "any.yaml", standardFile, findings);
          for (const finding of findings) expect(finding.place.line).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });
});
