import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ProjectsDocument } from "@youheng/kernel/decide";
import { afterAll, describe, expect, it } from "vitest";
import { district as example, youheng } from "./youheng.fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "youheng-projects-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, ...lines: string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

const schools = file(
  "schools.csv",
  "school_code,school_name,capacity,lon,lat",
  "A,一小,100,113,30",
  "B,二小,100,113.2,30",
);
const candidates = file(
  "candidates.csv",
  "项目,类型,学校标识码,新增学位,造价（元）,年运行费,最早年份,建设年限,经度,纬度",
  "N,新建,,60,4000000,100000,2028,2,113.005,30",
  "E,扩建,A,30,3000000,,2027,1,,",
);
const children = file(
  "children.csv",
  "area,school_year,children",
  ...[95, 100, 112, 130].map((n, at) => `A,${2027 + at},${n}`),
  ...[60, 60, 60, 60].map((n, at) => `B,${2027 + at},${n}`),
);
const asked = ["plan", "projects", "--schools", schools, "--candidates", candidates, "--longest-m", "3000"];

describe("youheng plan projects", () => {
  it("prints one JSON document: what opens when, its cost, who goes where, and how good it is", async () => {
    const model = join(folder, "model.lp");
    const words = ["--children", children, "--years", "4", "--discount", "0.1", "--write-model", model, "--json"];
    const { exit, out } = await youheng(...asked, ...words);
    const plan = JSON.parse(out) as ProjectsDocument;
    expect(exit).toBe(0);
    expect(plan).toMatchObject({ plan: "projects", status: "optimal", gap: 0, without_place: 0, cost_yuan: 3_000_000 });
    expect(plan.projects.map(({ project, opens }) => [project, opens])).toEqual([
      ["N", null],
      ["E", 2029],
    ]);
    // built in 2028, two years from 2026
    expect(plan.objective).toBeCloseTo(3_000_000 / 1.1 ** 2, 4);
    expect(plan.costs.find(({ school_year }) => school_year === 2028)).toMatchObject({ building_yuan: 3_000_000 });
    expect(plan.loads.find((row) => row.school_year === 2030 && row.school_code === "A")).toMatchObject({
      children: 130,
      places: 130,
    });
    expect(readFileSync(model, "utf8")).toContain("Subject To");
  });

  it("takes the output of the forecast, and plans for its upper bound where that is asked for", async () => {
    const { out } = await youheng("forecast", example("enrolment.csv"), "--births", example("births.csv"), "--json");
    const forecast = file("forecast.json", out);
    const district = ["plan", "projects", "--schools", example("places.csv"), "--candidates", example("projects.csv")];
    const more = ["--locations", example("2026-locations.csv"), "--longest-m", "3000", "--detour", "1.3", "--json"];
    const median = JSON.parse((await youheng(...district, "--forecast", forecast, ...more)).out) as ProjectsDocument;
    const high = JSON.parse(
      (await youheng(...district, "--forecast", forecast, "--demand-at", "high", ...more)).out,
    ) as ProjectsDocument;
    expect([median.status, median.first_year, median.last_year]).toEqual(["optimal", 2027, 2031]);
    expect(median.without_place_if_nothing).toBeGreaterThan(500);
    expect(median.projects.filter(({ opens, kind }) => opens !== null && kind !== "closure").length).toBeGreaterThan(0);
    expect(high.cost_yuan!).toBeGreaterThan(median.cost_yuan!);
  }, 60_000);

  it("says in words what is short, and the smallest change that would mend it", async () => {
    const { exit, out } = await youheng(
      ...asked,
      "--children",
      children,
      "--years",
      "4",
      "--budget",
      "1000000",
      "--json",
    );
    const plan = JSON.parse(out) as ProjectsDocument;
    expect([exit, plan.without_place]).toEqual([0, 42]);
    expect(plan.easings.map(({ en }) => en)).toEqual([
      "smallest easing: 2,000,000 yuan more, and every child has a place",
    ]);
  });

  it("lists every mistake of every file at once, and exits with 1", async () => {
    const bad = file(
      "bad.csv",
      "project,kind,school_code,places,cost_yuan,earliest_year,opens,lon,lat",
      "a,new,,60,,2028,,113,30",
      "a,bigger,A,60,1,2028,,113,30",
      "c,extension,Z,60,1,20x8,,,",
      "d,closure,,,-5,,,,",
      "e,extension,A,,1,,2050,,",
      "f,new,,10,1,,,,",
    );
    const words = [
      "plan",
      "projects",
      "--schools",
      schools,
      "--candidates",
      bad,
      "--children",
      children,
      "--years",
      "9",
    ];
    const { exit, out, err } = await youheng(...words, "--json");
    expect(exit).toBe(1);
    expect(JSON.parse(out).findings.length).toBeGreaterThan(0);
    for (const code of ["002", "003", "004", "005", "006", "041", "046", "049", "051"])
      expect(err).toContain(`DECIDE-${code}`);
    expect(err).toContain("bad.csv");
  });

  it("wants to know how many children come, from one place only", async () => {
    expect((await youheng(...asked, "--json")).exit).toBe(2);
    expect((await youheng(...asked, "--children", children, "--forecast", children, "--json")).exit).toBe(2);
    expect((await youheng(...asked, "--forecast", children, "--json")).err).toContain("DECIDE-050");
  });

  it("reads to people as lines, in both languages", async () => {
    const { out } = await youheng(...asked, "--children", children, "--years", "4");
    expect(out).toContain("已证明最优");
    expect(out).toContain("2029 扩建 extension E · A");
    expect(out).toContain("without it 12 children have no place in 2029");
  });
});
