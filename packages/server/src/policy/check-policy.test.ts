import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkPolicy, POLICY_ROOT, runCase } from "./index.ts";
import { checkedFiles, shown } from "./policy-files.fixture.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "youheng-policy-"));
});
afterAll(() => rm(folder, { recursive: true }));

const checked = (name: string, files: Readonly<Record<string, string>>) => checkedFiles(join(folder, name), files);

const INDICATOR = `id: new_one\nzh: 新指标\nen: A new one\narea: resources\nclause: 第 1 项\nformula: 教学仪器设备值 ÷ 在校生数\nunit: yuan per student\nsources: [{ text: 例, standing: unconfirmed }]\n`;
const STANDARD = `id: my-standard\nzh: 我的标准\nen: Mine\nversion: "1"\nregion: "000000"\nvalid_from: 2024-01-01\nstages: [primary]\nweight: students\n`;
const CASE = `zh: 例\nen: A case\nsource: { text: 手算, standing: unconfirmed }\nstage: primary\nschools: |\n  学校 | 在校生数 | 教学仪器设备值\n  甲 | 100 | 200000\n  乙 | 300 | 300000\nexpect:\n  primary:\n    new_one: { mean: "1250.00", schools: { 甲: { value: "2000" } } }\n`;

/** The findings of a small standard in which one file is changed. */
async function findingsOf(
  name: string,
  change: { readonly standard?: string; readonly indicator?: string; readonly case?: string },
): Promise<string[]> {
  const { findings } = await checked(name, {
    "standards/mine/standard.yaml": change.standard ?? STANDARD,
    "standards/mine/indicators/new.yaml": change.indicator ?? INDICATOR,
    "standards/mine/cases/one.yaml": change.case ?? CASE,
  });
  return shown(findings);
}

describe("policy check", () => {
  it("accepts an indicator of one file and a case worked by hand", async () =>
    expect(await findingsOf("good", {})).toEqual([]));

  it("runs the cases that a standard in one file carries, and says which line differs", async () => {
    const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, "    ").replace(/^ {4}/, "  - ");
    const whole = (worked: string): string =>
      `${STANDARD}indicators:\n${indented(INDICATOR)}cases:\n${indented(worked)}`;
    const good = await checked("one-file", { "standards/mine.yaml": whole(CASE) });
    const ground = await checkPolicy([POLICY_ROOT]);
    expect([shown(good.findings), good.examined.cases - ground.examined.cases, good.examined.values]).toEqual([
      [],
      1,
      ground.examined.values + 2,
    ]);
    const wrong = await checked("one-file-wrong", { "standards/mine.yaml": whole(CASE.replace("1250.00", "1250.01")) });
    expect(wrong.findings.map(({ code, place }) => [code, place.file?.split("/").at(-1), place.line])).toEqual([
      ["POLICY-008", "mine.yaml", 29],
    ]);
  });

  it("looks at formulas also where the standard's head is wrong, or its base is missing", async () => {
    const formula = INDICATOR.replace("教学仪器设备值 ÷", "教学仪器设备 值值 ÷");
    const codes = async (name: string, standard: string): Promise<readonly string[]> =>
      (
        await checked(name, { "standards/mine/standard.yaml": standard, "standards/mine/indicators/new.yaml": formula })
      ).findings
        .map(({ code }) => code.replace(/-.*/, ""))
        .toSorted();
    expect(await codes("no-id", STANDARD.replace("id: my-standard\n", ""))).toContain("FORMULA");
    expect(await codes("no-base", `${STANDARD}extends: nothing\n`)).toContain("FORMULA");
    expect(await codes("no-version", STANDARD.replace('version: "1"\n', ""))).toContain("FORMULA");
    const one = await checked("one-file-no-id", {
      "standards/mine.yaml": `zh: 我的\nindicators:\n  - ${formula.trim().replaceAll("\n", "\n    ")}\n`,
    });
    expect(one.findings.some(({ code, place }) => code.startsWith("FORMULA") && place.line! > 3)).toBe(true);
  });

  it.each<[string, Parameters<typeof findingsOf>[1], readonly string[]]>([
    [
      "a key misspelt",
      { indicator: `${INDICATOR}atleast: { primary: "2000" }\n` },
      ["indicators/new.yaml:9 POLICY-002 您是不是要写“at_least”？"],
    ],
    [
      "a field misspelt",
      { indicator: INDICATOR.replace("÷ 在校生数", "÷ 在小生数") },
      [
        "indicators/new.yaml:6 FORMULA-003 您是不是要写“在校生数”？",
        "cases/one.yaml:1 FORMULA-003 您是不是要写“在校生数”？",
      ],
    ],
    [
      "a unit that does not fit",
      { indicator: INDICATOR.replace("unit: yuan per student", "unit: yuan per 100 students") },
      ["indicators/new.yaml:6 FORMULA-021 请改公式（例如漏写“× 100”）或改单位。"],
    ],
    [
      "a unit nobody knows",
      { indicator: INDICATOR.replace("unit: yuan per student", "unit: yuan per pupil") },
      [
        "indicators/new.yaml:6 FORMULA-022 可用：students、persons、m2、yuan、rooms、classes、share、1，以及“A per B”“A per 100 B”。",
      ],
    ],
    [
      "a needed key left out",
      { indicator: INDICATOR.replace("clause: 第 1 项\n", "") },
      ["indicators/new.yaml:1 POLICY-003 请补上“clause: …”。"],
    ],
    [
      "a limit that is no number",
      { indicator: `${INDICATOR}at_least: { primary: 二千 }\n` },
      ["indicators/new.yaml:9 POLICY-004 请改正这一行。"],
    ],
    [
      "a limit for a stage not judged",
      { indicator: `${INDICATOR}at_least: { lower_secondry: "2000" }\n` },
      ["indicators/new.yaml:1 POLICY-005 可以写：primary"],
    ],
    [
      "no source",
      { indicator: INDICATOR.replace(/^sources.*\n/m, "") },
      ["indicators/new.yaml:1 POLICY-010 请补上“sources: […]”，写明文件和可靠程度。"],
    ],
    [
      "a stage that does not exist",
      { standard: STANDARD.replace("[primary]", "[primry, primary]") },
      ["mine/standard.yaml:7 POLICY-005 您是不是要写“primary”？"],
    ],
    [
      "a source that does not exist",
      {
        standard: `${STANDARD}sources: [{ id: hebei, text: 例, standing: secondary }]\n`,
        indicator: INDICATOR.replace(/^sources.*\n/m, "sources: [hebie]\n"),
      },
      [
        "indicators/new.yaml:8 POLICY-005 您是不是要写“hebei”？",
        "indicators/new.yaml:1 POLICY-010 请补上“sources: […]”，写明文件和可靠程度。",
      ],
    ],
    [
      "a code that no school has",
      {
        standard: `${STANDARD}exclusions: [{ id: x, zh: 例, en: An example, when: "办学类型 = 'specail'", on: true }]\n`,
      },
      ["mine/standard.yaml:9 POLICY-006 您是不是要写“special”？"],
    ],
    [
      "a Chinese word where a code belongs",
      {
        standard: `${STANDARD}exclusions: [{ id: x, zh: 例, en: An example, when: "办学类型 = '特殊教育学校'", on: true }]\n`,
      },
      ["mine/standard.yaml:9 POLICY-006 您是不是要写“special”？"],
    ],
    [
      "a rule of more indicators than there are",
      { standard: `${STANDARD}section_rule: { met: 6, of: 7, others_at_least: "0.85", clause: 例, sources: [] }\n` },
      ["mine/standard.yaml:1 POLICY-004 请核对 section_rule 的 of 和 met。"],
    ],
    [
      "a base that does not exist",
      { standard: `id: my-standard\nextends: cn-quality-balance\n` },
      ["mine/standard.yaml:1 POLICY-005 您是不是要写“cn-quality-balance-2017”？"],
    ],
    [
      "a date that is none",
      { standard: STANDARD.replace("2024-01-01", "2024-13-01") },
      ["mine/standard.yaml:6 POLICY-004 请改正这一行。"],
    ],
    [
      "a case that does not hold",
      { case: CASE.replace("1250.00", "1250.01") },
      ["cases/one.yaml:11 POLICY-008 请核对算例、公式和限值，找出哪一个错了。"],
    ],
    [
      "a case about a school that is not there",
      { case: CASE.replace("甲: { value", "丙: { value") },
      ["cases/one.yaml:11 POLICY-008 请核对学段、指标和学校的写法。"],
    ],
    [
      "a bare number expected",
      { case: CASE.replace('"1250.00"', "1250.00") },
      ['cases/one.yaml:11 POLICY-007 请写成 "1250.00"。'],
    ],
    [
      "a column that does not exist",
      { case: CASE.replace("教学仪器设备值", "教学设备值") },
      ["cases/one.yaml:6 POLICY-005 您是不是要写“教学仪器设备值”？"],
    ],
    [
      "a cell that is no number",
      { case: CASE.replace("300000", "三十万") },
      ["cases/one.yaml:8 POLICY-004 请改成数；没有的数据留空或写“—”。"],
    ],
    [
      "a bracket forgotten",
      { indicator: INDICATOR.replace("sources: [{", "sources: [") },
      ["indicators/new.yaml:8 POLICY-001 请检查这一行和上一行的缩进、冒号、引号。"],
    ],
    [
      "an anchor",
      { indicator: `${INDICATOR}at_least: &a { primary: "1" }\ncv_at_most: *a\n` },
      ["indicators/new.yaml:10 POLICY-001 请检查这一行和上一行的缩进、冒号、引号。"],
    ],
  ])("explains %s", async (name, change, expected) => {
    const found = await findingsOf(`mistake-${name.replaceAll(" ", "-")}`, change);
    expect(found.slice(0, expected.length)).toEqual(expected);
  });

  it("fails when there is nothing to examine", async () => {
    const { findings } = await checkPolicy([join(folder, "nowhere")]);
    expect(findings.map(({ code }) => code)).toContain("POLICY-009");
  });

  it("says which value of which case differs, in both languages", async () => {
    const { policy: mine } = await checked("differs", {
      "standards/mine/standard.yaml": STANDARD,
      "standards/mine/indicators/new.yaml": INDICATOR,
      "standards/mine/cases/one.yaml": CASE.replace("1250.00", "1300.00"),
    });
    const one = mine.cases.find(({ standard }) => standard === "my-standard");
    expect(one && runCase(mine, one).findings[0]).toMatchObject({
      zh: "算例不符：primary · new_one · mean 应为 1300.00，引擎算得 1250。",
      en: "The case does not hold: primary · new_one · mean should be 1300.00, the engine gives 1250.",
    });
  });
});
