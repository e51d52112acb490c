import type { CountyInequality, YearsSideBySide } from "@youheng/kernel/assess";
import { describe, expect, it } from "vitest";
import { district, youheng } from "./youheng.fixture.ts";

const standard = ["--standard", "cn-quality-balance-2017"];

describe("youheng years", () => {
  const files = ["2026-return-final.xlsx", "2024-return.xlsx", "2025-return.xlsx"].map(district);

  it("lays the returns side by side, oldest first, whatever their order", async () => {
    const ran = await youheng("years", ...files, ...standard, "--json", "--most", "2");
    const view = JSON.parse(ran.out) as YearsSideBySide & { region_code: string };
    expect([ran.exit, view.region_code, view.years.map((year) => year.school_year)]).toEqual([
      0,
      "990102",
      [2024, 2025, 2026],
    ]);
    expect(view.moved.map((moved) => moved.stages["primary"]!.gone.map((school) => school.school_name))).toEqual([
      ["西园小学"],
      ["北岫乡大坳教学点"],
    ]);
    const { cv } = view.moved[1]!.stages["primary"]!.indicators["teaching_area"]!;
    expect([cv.schools.length, cv.schools[0]!.school_name]).toEqual([2, "新澜第三小学"]);
  });

  it("says it in words, in both languages, with how an effect is to be read", async () => {
    const { out } = await youheng("years", ...files, ...standard);
    for (const part of [
      "2024–25 → 2025–26",
      "影响最大 moved most",
      "其余 the rest",
      "达标 meets → 未达标 falls short",
      "“影响”是",
    ])
      expect(out).toContain(part);
  });

  it("follows schools by a lineage: merged, closed and opened, and says so", async () => {
    const lineage = ["--lineage", district("lineage.csv")];
    const returns = [...files, district("2023-return.xls")];
    const ran = await youheng("years", ...returns, ...standard, ...lineage, "--json");
    const { moved } = JSON.parse(ran.out) as YearsSideBySide;
    const stage = (i: number) => moved[i]!.stages["primary"]!;
    expect([ran.exit, ran.err.includes("SENSE-09")]).toEqual([0, false]);
    expect(moved[0]!.lineage.map((one) => [one.from_name, one.event])).toEqual([["石垄乡东沟教学点", "close"]]);
    expect([stage(1).gone, stage(1).came.map((one) => [one.school_name, one.because?.event])]).toEqual([
      [],
      [["新澜第三小学", "open"]],
    ]);
    expect(stage(1).joined).toMatchObject([
      { after: [{ school_name: "青榕实验小学东园分校" }], students: { before: 319 + 938, after: 1216 } },
    ]);
    const { out } = await youheng("years", ...returns, ...standard, ...lineage);
    for (const part of [
      "沿革 followed：青榕实验小学东园分校 + 西园小学 →",
      "石垄乡东沟教学点（撤销 Closed，2024-07-10",
      "前身合计",
    ])
      expect(out).toContain(part);
  });

  it("refuses two returns of one year, and a standard there is not", async () => {
    const twice = await youheng("years", files[0]!, files[0]!, ...standard);
    expect([twice.exit, twice.err.includes("has 2026 twice")]).toEqual([2, true]);
    expect((await youheng("years", files[0]!, "--standard", "nonsense")).exit).toBe(2);
  });
});

describe("youheng inequality", () => {
  const file = district("2026-return-final.xlsx");
  const short = ["--permutations", "99", "--stage", "primary"];

  it("gives the same for the same seed, and parts by the fields asked for", async () => {
    const words = ["inequality", file, ...standard, ...short, "--by", "locality,ownership", "--json"];
    const ran = await youheng(...words);
    const view = JSON.parse(ran.out) as CountyInequality;
    expect([ran.exit, Object.keys(view.stages), view.permutations, view.seed]).toEqual([0, ["primary"], 99, 1]);
    expect(view.stages["primary"]![0]!.by.map((part) => part.field)).toEqual(["locality", "ownership"]);
    expect((await youheng(...words)).out).toBe(ran.out);
  });

  it("says what the figures mean in plain words, in both languages", async () => {
    const { out } = await youheng("inequality", file, ...standard, ...short, "--by", "locality");
    for (const part of ["任取两名学生", "Two students picked at random", "若随机分组", "means Rural", "乡村"])
      expect(out).toContain(part);
  });

  it("refuses a field by which nobody can group", async () => {
    const ran = await youheng("inequality", file, ...standard, "--by", "school_name");
    expect([ran.exit, ran.err.includes("locality")]).toEqual([2, true]);
    expect((await youheng("inequality", file, ...standard, "--permutations", "0")).exit).toBe(2);
  });
});
