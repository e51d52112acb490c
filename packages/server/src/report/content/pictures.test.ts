import { assess, assessmentDocument, compileStandard } from "@youheng/kernel/assess";
import { gini } from "@youheng/kernel/stats";
import { beforeAll, describe, expect, it } from "vitest";
import { changedFacts, districtAsk, exampleDistrict } from "../example-answer.fixture.ts";
import type { Example } from "../example-answer.fixture.ts";
import { reportSubject } from "../report-subject.ts";
import type { ReportSubject } from "../report-subject.ts";
import type { Block, Picture } from "./blocks.ts";
import { reportContent } from "./report-content.ts";

let example: Example;
let earlier: Example;
beforeAll(async () => {
  [example, earlier] = await Promise.all([exampleDistrict(), exampleDistrict("2025-return.xlsx")]);
});

function subject(extra: object = {}, language: "zh" | "en" = "zh"): ReportSubject {
  return reportSubject({ ...districtAsk(example.answer), ...extra, language });
}

const pictures = (blocks: readonly Block[]): readonly Picture[] =>
  blocks.flatMap((block) => (block.kind === "picture" ? [block] : []));

describe("pictures in the district's report", () => {
  it("show every indicator's Lorenz curve with the Gini coefficient of the kernel", () => {
    const found = pictures(reportContent(subject()).blocks).filter(({ caption }) => caption.includes("洛伦兹"));
    expect(found.map(({ panels }) => panels.length)).toEqual([7, 7]);
    const sections = subject().document.stages["primary"]!.sections_list;
    const value = gini(
      sections.map(({ indicators }) => indicators["equipment"]!.value!),
      sections.map(({ students }) => students!),
    );
    expect(found[0]!.panels.find(({ title }) => title === "仪器设备")?.shown).toBe(`基尼系数 ${value.toFixed(3)}`);
  });

  it("show every school once on the line of each indicator, in the tone of its verdict", () => {
    const { document } = subject();
    const spread = reportContent(subject()).blocks.flatMap((block) =>
      block.kind === "figure" && block.chart.shape === "spread" ? [block.chart] : [],
    );
    const { sections_list: sections, indicators } = document.stages["primary"]!;
    const line = spread[0]!.lines.find(({ label }) => label === "仪器设备")!;
    expect(line.points).toHaveLength(sections.length);
    expect(line.points!.filter(({ tone }) => tone === "met")).toHaveLength(indicators["equipment"]!.sections_meeting);
    expect(line.floor).toBe(0.85);
  });

  it("show the change across years only where there is another year", () => {
    const caption = "差异系数的变化";
    const has = (one: ReportSubject): boolean =>
      pictures(reportContent(one).blocks).some((picture) => picture.caption.includes(caption));
    expect(has(subject())).toBe(false);
    expect(has(subject({ otherYears: [assessmentDocument(earlier.answer, 0)] }))).toBe(true);
  });

  it("list on the map, by number, exactly the schools that fall short", () => {
    const map = pictures(reportContent(subject()).blocks).find(({ caption }) => caption.includes("位置"))!;
    const { stages } = subject().document;
    const short = new Set(
      Object.values(stages).flatMap(({ sections_list: sections }) =>
        sections.filter(({ verdict }) => verdict === "falls_short").map((one) => one.school_name!),
      ),
    );
    const numbers = map.panels[0]!.drawing.marks.filter(({ kind }) => kind === "number");
    expect(numbers).toHaveLength(short.size);
    for (const name of short) expect(map.note).toContain(name);
  });

  it("leave the map out where schools have no coordinates, and a curve where nothing is provided", () => {
    const { facts, bundle } = example;
    const blank = Object.fromEntries(Array.from({ length: facts.rows }, (_, row) => [row, Number.NaN]));
    const zero = Object.fromEntries(Array.from({ length: facts.rows }, (_, row) => [row, 0]));
    const changed = changedFacts(facts, { lon: blank, equipment_yuan: zero });
    const answer = assess(compileStandard(bundle), changed);
    const found = pictures(reportContent(reportSubject(districtAsk(answer))).blocks);
    expect(found.some(({ caption }) => caption.includes("位置"))).toBe(false);
    expect(found[0]!.panels.map(({ title }) => title)).not.toContain("仪器设备");
  });

  it("mark the school itself on the lines of its plan, in English too", () => {
    const code = subject().document.stages["primary"]!.sections_list[0]!.school_code!;
    const { blocks } = reportContent(subject({ scope: { schoolCode: code } }, "en"));
    const own = blocks.flatMap((block) =>
      block.kind === "figure" && block.chart.shape === "spread" ? block.chart.lines : [],
    );
    expect(own).toHaveLength(7);
    for (const line of own) expect(line.points!.filter((point) => point.own)).toHaveLength(1);
  });
});
