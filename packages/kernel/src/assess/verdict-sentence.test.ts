import { describe, expect, it } from "vitest";
import { assess, assessmentDocument, compileStandard, numberBeside, verdictSentence } from "./index.ts";
import { factsOf, smallBundle } from "./district.fixture.ts";
import type { ReturnRow } from "./district.fixture.ts";

const sentence = (rows: readonly ReturnRow[]) =>
  verdictSentence(assessmentDocument(assess(compileStandard(smallBundle), factsOf(rows))));
const school = (area: number, row: ReturnRow = {}): ReturnRow => ({
  school_kind: "primary",
  students_primary: 100,
  backbone_teachers_primary: 2,
  teaching_area_m2: area,
  ...row,
});

describe("verdictSentence", () => {
  it("says that all pass", () => {
    expect(sentence([school(900), school(910)])).toEqual({
      zh: "2026–27 学年达到标准：2 个学部全部达标。",
      en: "School year 2026–27 meets the standard: all 2 sections meet it.",
    });
  });

  it("names how many fall short and which CV is over its limit", () => {
    expect(sentence([school(100), school(900), school(2000)]).zh).toBe(
      "2026–27 学年未达到标准：3 个学部中 1 个未达标；小学“生均教学及辅助用房面积”差异系数 0.779，超过 0.50。",
    );
  });

  it("says that figures are lacking rather than a verdict", () => {
    const { teaching_area_m2: _, ...blank } = school(1);
    expect(sentence([school(900), blank]).en).toBe(
      "School year 2026–27 cannot be judged yet: 1 of 2 sections meets it; 1 section lacks figures and cannot be judged.",
    );
  });

  it("says that there is nothing to assess", () => {
    expect(sentence([{ school_kind: "kindergarten" }]).zh).toBe("没有可评估的学部。");
  });
});

describe("numberBeside", () => {
  it("does not print the published 0.501787 as 0.50 beside the limit 0.50", () => {
    expect(numberBeside(0.501787, 0.5, 2)).toBe("0.502");
    expect(numberBeside(0.50001, 0.5, 2)).toBe("0.50001");
    expect(numberBeside(0.4999999, 0.5, 3)).toBe("0.4999999");
  });
  it("prints as asked where there is no limit or the side is plain", () => {
    expect(numberBeside(0.3, 0.5, 3)).toBe("0.300");
    expect(numberBeside(1.23456, null, 2)).toBe("1.23");
    expect(numberBeside(0.5, 0.5, 2)).toBe("0.50");
  });
});
