import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Backtest, ChangedForecast, Forecast } from "@youheng/kernel/foresee";
import type { Finding } from "@youheng/kernel/model";
import { afterAll, describe, expect, it } from "vitest";
import type { ForecastFollows } from "./forecast-ground.ts";
import { youheng } from "./youheng.fixture.ts";

const folder = mkdtempSync(path.join(tmpdir(), "youheng-foresee-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, bytes: string | Uint8Array): string {
  const at = path.join(folder, name);
  writeFileSync(at, bytes);
  return at;
}

const lines = ["unit,school_year,grade,students,district"];
for (let school = 0; school < 6; school++)
  for (let year = 0; year < 8; year++)
    for (let grade = 0; grade < 3; grade++)
      lines.push(
        `s${school},${2016 + year},${["K", "1", "2"][grade]},${60 + 5 * school + ((year + grade) % 3)},d${school % 2}`,
      );
const enrolment = file("enrolment.csv.gz", gzipSync(`${lines.join("\n")}\n`));
const births = file(
  "births.csv",
  `area;year;births\n${Array.from({ length: 14 }, (_, i) => `all;${2009 + i};400`).join("\n")}\n`,
);

describe("youheng backtest", () => {
  it("prints one document in the shape of CONTRACTS §3", async () => {
    const ran = await youheng(
      "backtest",
      enrolment,
      "--births",
      births,
      "--horizons",
      "1,3",
      "--level",
      "district=district",
      "--json",
    );
    const found = JSON.parse(ran.out) as Backtest & { findings: readonly Finding[] };
    expect([ran.exit, found.origins]).toEqual([0, [2019, 2020, 2021, 2022]]);
    expect(Object.entries(found.levels).map(([label, byYears]) => [label, Object.keys(byYears)])).toEqual([
      ["unit", ["1", "3"]],
      ["district", ["1", "3"]],
    ]);
    expect(found.levels["unit"]!["1"]).toMatchObject({
      n: 24,
      coverage80: expect.any(Number),
      cohort_wape_grade: expect.any(Number),
    });
  });

  it("lists every bad row and exits with 1", async () => {
    const bad = file("bad.csv", "unit,school_year,grade,students\na,2020,1,ten\n,2020,1,5\na,then,1,5\n");
    const ran = await youheng("backtest", bad, "--json");
    const { findings } = JSON.parse(ran.out) as { findings: readonly Finding[] };
    expect([ran.exit, findings.filter(({ severity }) => severity === "error").map(({ place }) => place.row)]).toEqual([
      1,
      [2, 3, 4],
    ]);
  });

  it("refuses a level that is no column, and years that are none, with 2", async () => {
    const [level, years] = await Promise.all([
      youheng("backtest", enrolment, "--level", "county=county"),
      youheng("backtest", enrolment, "--horizons", "soon"),
    ]);
    expect([level.exit, years.exit]).toEqual([2, 2]);
  });

  it("refuses one name for two columns: the units stay the units", async () => {
    const [units, same] = await Promise.all([
      youheng("backtest", enrolment, "--level", "unit=district", "--json"),
      youheng("backtest", enrolment, "--level", "unit=unit", "district=district", "--json"),
    ]);
    expect([units.exit, units.out, same.exit]).toEqual([2, "", 0]);
    expect((JSON.parse(same.out) as Backtest).levels["unit"]!["1"]!.n).toBe(24);
  });

  it("says which areas of a births file are not in the enrolment, and refuses a births file without a row", async () => {
    const elsewhere = file("elsewhere.csv", "area,year,births\nd0,2015,90\nfar,2015,90\nfurther,2015,90\n");
    const none = file("none-born.csv", "area,year,births\n");
    const [far, empty] = await Promise.all([
      youheng("backtest", enrolment, "--births", elsewhere, "--json"),
      youheng("backtest", enrolment, "--births", none, "--json"),
    ]);
    const codes = ({ out }: { out: string }) =>
      (JSON.parse(out) as { findings: readonly Finding[] }).findings.map(({ code }) => code);
    expect([far.exit, codes(far), empty.exit, codes(empty)]).toEqual([0, ["FORESEE-014"], 1, ["FORESEE-002"]]);
  });
});

describe("youheng forecast", () => {
  it("prints units, groups and grades that add up, with intervals around the median", async () => {
    const ran = await youheng("forecast", enrolment, "--horizon", "2", "--json");
    const found = JSON.parse(ran.out) as Forecast;
    expect([ran.exit, found.forecasts.length, Object.keys(found.groups)]).toEqual([0, 6 * 2 * 4, ["all", "district"]]);
    const at = (grade: string) => (row: { grade: string; school_year: number }) =>
      row.grade === grade && row.school_year === 2025;
    const sum = (rows: Forecast["forecasts"]) => rows.reduce((all, row) => all + row.median, 0);
    expect(sum(found.forecasts.filter(at("K")))).toBeCloseTo(sum(found.groups["district"]!.filter(at("K"))), 6);
    for (const { median, low, high } of found.forecasts) expect(low! <= median && median <= high!).toBe(true);
  });

  it("shows a table without --json", async () => {
    const ran = await youheng("forecast", enrolment, "--horizon", "1");
    expect([ran.exit, ran.out.includes("80% 区间"), ran.out.includes("s5")]).toEqual([0, true, true]);
  });

  it("says that a file is not there, with 1", async () => {
    const ran = await youheng("forecast", path.join(folder, "none.csv"), "--json");
    expect([ran.exit, (JSON.parse(ran.out) as { findings: readonly Finding[] }).findings[0]?.code]).toEqual([
      1,
      "SENSE-030",
    ]);
  });
});

describe("youheng forecast with what is planned", () => {
  const housing = file("housing.csv", "unit,school_year,dwellings,students_per_dwelling,grade\ns0,2024,200,0.3,K\n");
  const changes = file("changes.csv", "学年,变动,单位,并入\n2025,合并,s1,s0\n");
  const run = async (...words: readonly string[]) => youheng("forecast", enrolment, "--horizon", "2", ...words);
  const total = (rows: Forecast["forecasts"], unit: string, year: number) =>
    rows.find((row) => row.unit === unit && row.school_year === year && row.grade === "total")?.median;

  it("counts in housing and a merge, says so, and leaves the output alone where nothing is planned", async () => {
    const [plain, ran] = await Promise.all([run("--json"), run("--housing", housing, "--changes", changes, "--json")]);
    const before = JSON.parse(plain.out) as Forecast;
    const after = JSON.parse(ran.out) as ChangedForecast;
    expect([ran.exit, "applied" in before]).toEqual([0, false]);
    expect(total(after.forecasts, "s0", 2024)).toBeCloseTo(total(before.forecasts, "s0", 2024)! + 60, 6);
    const together = total(before.forecasts, "s0", 2025)! + total(before.forecasts, "s1", 2025)!;
    expect(total(after.forecasts, "s0", 2025)).toBeCloseTo(together + 60, 6);
    expect(total(after.forecasts, "s1", 2025)).toBeUndefined();
    expect([after.applied.housing[0]?.by_grade, after.applied.changes[0]?.into]).toEqual([{ K: 60 }, "s0"]);
  });

  it("keeps the columns of the table: a school that is gone or not yet there has a dash", async () => {
    const opening = file("opening.csv", "school_year,kind,unit,from,share\n2025,open,new,s2,0.5\n");
    const ran = await run("--changes", opening);
    expect(ran.out).toMatch(/^ {2}new +— +\d+ \(/m);
    expect(ran.out).toMatch(/2025 新建 opens: s2 → new/);
  });

  it("lists the bad rows of both files at once and exits with 1", async () => {
    const homes = file(
      "bad-housing.csv",
      "unit,school_year,dwellings,students_per_dwelling\ns0,2024,many,0.3\nx,2024,5,1\n",
    );
    const schools = file("bad-changes.csv", "school_year,kind,unit,into\n2024,merge,s1,\n2024,merge,s2,y\n");
    const ran = await run("--housing", homes, "--changes", schools, "--json");
    const { findings } = JSON.parse(ran.out) as { findings: readonly Finding[] };
    const errors = findings.filter(({ severity }) => severity === "error");
    expect([ran.exit, errors.map(({ place }) => `${place.file} ${place.row} ${place.field}`).toSorted()]).toEqual([
      1,
      ["bad-changes.csv 2 into", "bad-changes.csv 3 into", "bad-housing.csv 2 dwellings", "bad-housing.csv 3 unit"],
    ]);
  });
});

describe("several files", () => {
  const rowsOf = (district: string) => lines.filter((line, i) => i === 0 || line.endsWith(district)).join("\n");
  const inFolder = path.join(folder, "county");
  mkdirSync(inFolder);
  for (const district of ["d0", "d1"])
    writeFileSync(
      path.join(inFolder, `${district}.csv`),
      `${rowsOf(district)}\n`.replaceAll(/,d[01]$|,district$/gm, ""),
    );

  it("adds districts that keep a file each up to their county, the same as one file with a district column", async () => {
    const many = JSON.parse((await youheng("forecast", inFolder, "--json")).out) as Forecast;
    const one = JSON.parse((await youheng("forecast", enrolment, "--json")).out) as Forecast;
    expect(many.groups["file"]).toEqual(one.groups["district"]);
    expect([many.groups["all"], many.forecasts]).toEqual([one.groups["all"], one.forecasts]);
    const [first, second] = ["d0.csv", "d1.csv"].map((name) => path.join(inFolder, name)) as [string, string];
    const tested = JSON.parse(
      (await youheng("backtest", second, first, "--level", "county=all", "--json")).out,
    ) as Backtest;
    expect(tested.levels["county"]!["1"]!.n).toBe(4);
  });

  it("reads the past of a merged school under its code of today", async () => {
    const lineage = file("lineage.csv", "日期,变动,原学校标识码,现学校标识码\n2021-07-01,并入,s0,s1\n");
    const merged = lines
      .filter((line) => !/^s0,202[123]/.test(line))
      .map((line) =>
        line.replace(
          /^(s1,202[123],[K12]),(\d+)/,
          (_, start: string, students: string) => `${start},${Number(students) + 60}`,
        ),
      );
    const after = file("merged.csv", `${merged.join("\n")}\n`);
    const bare = JSON.parse((await youheng("forecast", after, "--json")).out) as Forecast;
    const ran = await youheng("forecast", after, "--lineage", lineage, "--json");
    const joined = JSON.parse(ran.out) as Forecast & { joined_histories: unknown };
    expect([ran.exit, joined.joined_histories]).toEqual([
      0,
      [{ unit: "s1", from: ["s0"], first_year: 2016, last_year: 2020 }],
    ]);
    const width = ({ forecasts }: Forecast) => {
      const row = forecasts.find(
        ({ unit, grade, school_year }) => unit === "s1" && grade === "total" && school_year === 2024,
      )!;
      return row.high! - row.low!;
    };
    expect(width(joined)).toBeLessThan(width(bare));
  });

  it("refuses a cell that stands in two files, and a folder without a table", async () => {
    const again = file("again.csv", `${lines.slice(0, 2).join("\n")}\n`);
    const ran = await youheng("forecast", enrolment, again, "--json");
    const { findings } = JSON.parse(ran.out) as { findings: readonly Finding[] };
    expect([ran.exit, findings.map(({ code }) => code)]).toEqual([1, ["FORESEE-008"]]);
    const empty = path.join(folder, "empty");
    mkdirSync(empty);
    expect((await youheng("forecast", empty)).exit).toBe(2);
  });
});

describe("what follows from a forecast", () => {
  const places = file(
    "places.csv",
    `unit,stage,entry_grade,planned_entry,capacity\n${Array.from({ length: 6 }, (_, i) => `s${i},primary,K,60,${180 + 15 * i}`).join("\n")}\n`,
  );
  const returned = file(
    "return.csv",
    `region_code,school_year,school_code,school_name,school_kind,ownership,locality,students_primary,classes_primary,teachers_primary\n${Array.from(
      { length: 6 },
      (_, i) => `990102,2023,s${i},第${i}小学,primary,public,urban,${183 + 15 * i},${i === 0 ? 3 : 6},12`,
    ).join("\n")}\n`,
  );

  it("adds warnings, utilisation, needs and lists beside the forecast, each where its file was given", async () => {
    const ran = await youheng(
      "forecast",
      enrolment,
      "--horizon",
      "2",
      "--places",
      places,
      "--return",
      returned,
      "--json",
    );
    expect(ran.exit).toBe(0);
    const found = JSON.parse(ran.out) as Forecast & ForecastFollows;
    expect(found.forecasts.length).toBeGreaterThan(0);
    expect(found.warnings!.every(({ planned }) => planned === 60)).toBe(true);
    // six schools, eight years that were and two that come
    expect(found.use).toHaveLength(60);
    const [need] = found.needs!;
    expect(need).toMatchObject({ stage: "primary", school_year: 2024, class_limit: 45, classes_today: 33 });
    expect(need!.rooms_needed).toBe(need!.classes_needed);
    // about 183 students in three classes are 61 each
    expect(found.sizes!.classes.filter(({ unit }) => unit === "s0").map(({ over }) => over)).toEqual([45, 55, 45, 55]);
    expect(found.sizes!.schools).toEqual([]);
    const plain = JSON.parse((await youheng("forecast", enrolment, "--json")).out) as object;
    for (const key of ["warnings", "use", "needs", "sizes"]) expect(key in plain).toBe(false);
  });

  it("prints them for people, and says that without planned places stages are not known", async () => {
    const ran = await youheng("forecast", enrolment, "--places", places, "--return", returned);
    expect(ran.out).toContain("classes, rooms and teachers needed");
    expect(ran.out).toContain("> 45: s0 primary");
    expect((await youheng("forecast", enrolment, "--return", returned)).err).toContain("--places");
  });
});
