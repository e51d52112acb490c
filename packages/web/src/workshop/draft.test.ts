import { describe, expect, it } from "vitest";
import type { Indicator, PolicyBundle } from "@youheng/kernel/model";
import { changesOf, copyOf, withBasis, withIndicatorKept, withLimit, withRule, withSwitch } from "./draft.ts";
import { troublesOf } from "./draft-troubles.ts";
import { numberOf } from "./number-of.ts";

const indicator = (id: string): Indicator => ({
  id,
  name: { zh: id, en: id },
  area: "resources",
  clause: "",
  formula: "在校生数",
  unit: "students",
  atLeast: { primary: 2 },
  cvAtMost: { primary: 0.5 },
  validFrom: "2017-05-23",
  sources: [{ text: "national", standing: "official" }],
});
const base: PolicyBundle = {
  fields: [{ id: "students", zh: "在校生数", en: "Students", type: "count", unit: "students", byStage: true }],
  kindStages: {},
  standard: {
    id: "national",
    name: { zh: "国标", en: "National" },
    version: "1",
    region: "000000",
    validFrom: "2017-05-23",
    validTo: "2030-01-01",
    stages: [{ id: "primary", zh: "小学", en: "Primary" }],
    weight: "students",
    indicators: [indicator("a"), indicator("b"), indicator("c")],
    sectionRule: { met: 2, of: 3, othersAtLeast: 0.85, clause: "", sources: [] },
    exclusions: [{ id: "private", name: { zh: "民办", en: "Private" }, when: "", on: false, sources: [] }],
    sources: [],
    awaits: [],
  },
};
const region = { regionCode: "990102", regionName: { zh: "青榕", en: "Qingrong" }, date: "2026-09-01", taken: [] };

describe("a draft of a local standard", () => {
  it("is the same as its base until something is changed, under an id of its own", () => {
    const draft = copyOf(base, { ...region, taken: ["national-990102"] });
    expect(draft.own).toMatchObject({
      id: "national-990102-2",
      extends: "national",
      region: "990102",
      version: "2026.1",
    });
    expect(draft.own.validTo).toBeUndefined();
    expect([changesOf(draft), troublesOf(draft)]).toEqual([0, []]);
  });

  it("counts each part that is changed, and none that is changed back", () => {
    const { own } = copyOf(base, region);
    const at = { indicator: "a", kind: "atLeast", stage: "primary" } as const;
    const changed = withSwitch(withLimit(own, at, 3), "private", true);
    expect(changesOf({ base, own: changed })).toBe(2);
    expect(changesOf({ base, own: withSwitch(withLimit(changed, at, 2), "private", false) })).toBe(0);
  });

  it("leaves an indicator out and takes it back in its place; the school rule counts along", () => {
    const { own } = copyOf(base, region);
    const without = withIndicatorKept(own, base.standard, "b", false);
    expect([without.indicators.map(({ id }) => id), without.sectionRule]).toMatchObject([
      ["a", "c"],
      { met: 1, of: 2 },
    ]);
    const again = withIndicatorKept(without, base.standard, "b", true);
    expect([again.indicators.map(({ id }) => id), again.sectionRule?.of]).toEqual([["a", "b", "c"], 3]);
  });

  it("names the document only for what it changes", () => {
    const own = withLimit(copyOf(base, region).own, { indicator: "a", kind: "cvAtMost", stage: "primary" }, 0.4);
    const named = withBasis({ base, own }, { text: "本区文件", standing: "official" });
    expect(named.indicators.map(({ sources }) => sources[0]?.text)).toEqual(["本区文件", "national", "national"]);
  });

  it("is not judged while a number is none or the rule asks for more than there is", () => {
    const { own } = copyOf(base, region);
    const at = { indicator: "a", kind: "atLeast", stage: "primary" } as const;
    expect(troublesOf({ base, own: withLimit(own, at, Number.NaN) })).toEqual(["a"]);
    expect(troublesOf({ base, own: withRule(own, { met: 4 }) })).toEqual(["section_rule"]);
  });

  it("reads numbers as people type them", () => {
    expect([
      numberOf("２,０００"),
      numberOf("0.5"),
      numberOf("0"),
      numberOf("-1"),
      numberOf("4.2m"),
      numberOf(""),
    ]).toEqual([2000, 0.5, Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
  });
});
