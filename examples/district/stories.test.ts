import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { factsOf, type SchoolFacts } from "./make/facts.ts";
import { makeFiles } from "./make/files.ts";
import { regionCode, years } from "./make/roster.ts";
import { secondComputation } from "./make/second-computation.ts";

const everyYear = years.map((_, k) => ({
  primary: secondComputation(factsOf(k), "primary"),
  lower: secondComputation(factsOf(k), "lower_secondary"),
}));
const newest = everyYear[4]!;

function figures(code: string, column: string): (number | undefined)[] {
  return years.map((_, k) => factsOf(k).find((row) => row["school_code"] === code)?.[column] as number | undefined);
}

function school(code: string): SchoolFacts {
  return factsOf(4).find((row) => row["school_code"] === code)!;
}

function section(stage: "primary" | "lower", code: string) {
  return newest[stage].sections.find((one) => one.code === code)!;
}

describe("the files of the example district", () => {
  it("come out the same, byte for byte, when they are made again", async () => {
    const made = await makeFiles();
    expect(made.size).toBeGreaterThanOrEqual(14);
    for (const [name, bytes] of made)
      expect(Buffer.compare(readFileSync(new URL(name, import.meta.url)), bytes), name).toBe(0);
  });

  it("are all named in district.json, and exist", () => {
    const district = JSON.parse(readFileSync(new URL("district.json", import.meta.url), "utf8"));
    expect(district.region_code).toBe(regionCode);
    expect(district.files.filter((one: { publish: boolean }) => one.publish)).toHaveLength(years.length);
    for (const { file } of district.files) expect(existsSync(new URL(file, import.meta.url)), file).toBe(true);
  });

  const names = new URL("../../../shared/data/china-admin/areas.csv", import.meta.url);
  it.skipIf(!existsSync(names))("name no county that exists (skipped where ../shared/data is absent)", () => {
    const areas = readFileSync(names, "utf8");
    expect(areas).not.toContain("青榕");
    expect(areas.split("\n").some((line) => line.startsWith(regionCode.slice(0, 2)))).toBe(false);
  });

  it("hold schools of all kinds, some ninety, and one row for each", () => {
    const rows = factsOf(4);
    expect(rows).toHaveLength(86);
    expect(new Set(rows.map((row) => row["school_code"])).size).toBe(86);
    expect(new Set(rows.map((row) => row["school_kind"])).size).toBe(9);
  });
});

describe("the stories, by the second computation", () => {
  it("1 the new town is full: in the same building half as many again", () => {
    expect(figures("2199210201", "students_primary")).toEqual([1480, 1764, 2091, 2242, 2316]);
    expect(new Set(figures("2199210201", "teaching_area_m2")).size).toBe(1);
    expect(section("primary", "2199210201").meets).toBe(false);
  });

  it("2 and 11 one school opens in 2025, and one is merged", () => {
    expect(figures("2199210203", "students_primary")).toEqual([undefined, undefined, undefined, 431, 1006]);
    expect(figures("2199210107", "students_primary")).toEqual([412, 366, 319, undefined, undefined]);
    expect(figures("2199210102", "students_primary").slice(2)).toEqual([938, 1216, 1188]);
  });

  it("3 and 4 a teaching point below fifty is left out, one of exactly fifty is not", () => {
    expect(figures("2199218601", "students_primary")).toEqual([72, 66, 58, 51, 44]);
    expect(section("primary", "2199218601")).toBeUndefined();
    expect(section("primary", "2199218501")).toMatchObject({ students: 50, meets: false });
    expect(section("primary", "2199210703").values["teaching_area"]).toBeCloseTo(19.8, 1);
  });

  it("5 backbone teachers: the CV falls for five years and stays over 0.50 by less than a rounding", () => {
    const cvs = everyYear.map((year) => year.primary.cvs["backbone_teachers"]!);
    expect(cvs.toSorted((a, b) => b - a)).toEqual(cvs);
    expect(cvs[4]).toBeGreaterThan(0.5);
    expect(cvs[4]!.toFixed(2)).toBe("0.50");
    expect(cvs[4]!.toFixed(4)).toBe("0.5005");
  });

  it("6 and 12 sports area, lower secondary: from 0.73 to just within 0.45", () => {
    const cvs = everyYear.map((year) => year.lower.cvs["sports_area"]!.toFixed(4));
    expect([cvs[0], cvs[3], cvs[4]]).toEqual(["0.7340", "0.4502", "0.4482"]);
  });

  it("7 a through-school that has enough as a whole, and not in its lower secondary part", () => {
    const facts = school("3199312301");
    const [a, b] = [Number(facts["students_primary"]), Number(facts["students_lower_secondary"])];
    expect(Number(facts["teaching_area_m2"]) / (a + b)).toBeGreaterThan((4.5 * a + 5.8 * b) / (a + b));
    expect(Number(facts["sports_area_m2"]) / (a + b)).toBeGreaterThan((7.5 * a + 10.2 * b) / (a + b));
    expect(section("lower", "3199312301").values["teaching_area"]).toBeCloseTo(5.38, 2);
    expect(section("lower", "3199312301").meets).toBe(false);
    expect(section("primary", "3199312301").meets).toBe(true);
  });

  it("8 and 9 one indicator missed: above 85 % the school meets, below it does not", () => {
    expect(section("primary", "2199210101").values["sports_area"]).toBeCloseTo(6.91, 2);
    expect(section("primary", "2199210101").meets).toBe(true);
    expect(section("lower", "3499345101").values["backbone_teachers"]).toBeCloseTo(0.66, 2);
    expect(section("lower", "3499345101").meets).toBe(false);
  });

  it("10 one person would do", () => {
    expect(section("primary", "2199210601").values["backbone_teachers"]).toBeCloseTo(200 / 236, 12);
    expect(section("primary", "2199210601").meets).toBe(false);
  });

  it("10 and with that one person the district's CV comes within its limit", () => {
    const mended = factsOf(4).map((row) =>
      row["school_code"] === "2199210601" ? { ...row, backbone_teachers_primary: 3 } : row,
    );
    const stage = secondComputation(mended, "primary");
    expect(stage.cvs["backbone_teachers"]!.toFixed(3)).toBe("0.498");
    expect(stage.sections.find((one) => one.code === "2199210601")!.meets).toBe(true);
  });

  it("in one minute: 18 of 62 sections, and one CV of fourteen", () => {
    const short = (stage: "primary" | "lower") => newest[stage].sections.filter((one) => !one.meets).length;
    expect([newest.primary.sections.length, short("primary"), newest.lower.sections.length, short("lower")]).toEqual([
      40, 11, 22, 7,
    ]);
    const over = [
      ...Object.values(newest.primary.cvs).filter((cv) => cv > 0.5),
      ...Object.values(newest.lower.cvs).filter((cv) => cv > 0.45),
    ];
    expect(over).toHaveLength(1);
  });
});
