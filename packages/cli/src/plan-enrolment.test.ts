import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ResourcesPlan } from "@youheng/kernel/decide";
import { afterAll, beforeAll, expect, it } from "vitest";
import { BIN, district, type Ran, run } from "./youheng.fixture.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "youheng-enrolment-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const asked = (words: readonly string[], input = ""): Promise<Ran> => run([BIN, ...words], { cwd: folder, input });

const plan = ["plan", "resources", district("2026-return-final.xlsx"), "--standard", "cn-quality-balance-2017"];
const costs = ["--costs", district("costs.csv"), "--budget", "3000000", "--seconds", "20", "--json"];
/** Students of the sections that the plan was made for. */
const studentsOf = (out: string): number =>
  Object.values((JSON.parse(out) as ResourcesPlan).before.stages).reduce((sum, one) => sum + (one.students ?? 0), 0);

it("takes the students of a forecast that is piped in, sums grades to stages, and asks which year", async () => {
  const forecast = await asked(["forecast", district("enrolment.csv"), "--json"]);
  expect(forecast.exit).toBe(0);
  const unsaid = await asked([...plan, ...costs, "--enrolment", "-"], forecast.out);
  expect([unsaid.exit, unsaid.err]).toEqual([2, expect.stringContaining("--enrolment-year")]);
  const rows = (
    JSON.parse(forecast.out) as { forecasts: { unit: string; school_year: number; grade: string; median: number }[] }
  ).forecasts;
  const year = rows.filter(({ school_year, grade }) => school_year === 2028 && grade !== "total");
  const wanted = new Map<string, number>();
  for (const { unit, grade, median } of year) {
    const key = `${unit} ${Number(grade) < 7 ? "primary" : "lower_secondary"}`;
    wanted.set(key, (wanted.get(key) ?? 0) + median);
  }
  const planned = await asked([...plan, ...costs, "--enrolment", "-", "--enrolment-year", "2028"], forecast.out);
  expect(planned.exit).toBe(0);
  const document = JSON.parse(planned.out) as ResourcesPlan;
  for (const [stage, { sections_list }] of Object.entries(document.before.stages))
    for (const { school_code, students } of sections_list) {
      const said = wanted.get(`${school_code} ${stage}`);
      if (said !== undefined) expect([school_code, stage, students]).toEqual([school_code, stage, Math.round(said)]);
    }
}, 120_000);

it("takes a list of students, warns how many sections keep today's, and refuses a school that is not there", async () => {
  const today = await asked([...plan, ...costs]);
  const [first] = Object.values((JSON.parse(today.out) as ResourcesPlan).before.stages)[0]!.sections_list;
  const file = path.join(folder, "students.csv");
  await writeFile(file, `school_code,stage,students\n${first!.school_code},primary,${(first!.students ?? 0) + 100}\n`);
  const planned = await asked([...plan, ...costs, "--enrolment", file]);
  expect([planned.exit, studentsOf(planned.out) - studentsOf(today.out)]).toEqual([0, 100]);
  expect(planned.err).toContain("DECIDE-016");
  await writeFile(file, `school_code,stage,students\n0,primary,100\n`);
  const refused = await asked([...plan, ...costs, "--enrolment", file]);
  expect([refused.exit, await readFile(file, "utf8")]).toEqual([1, expect.stringContaining("0,primary")]);
}, 120_000);

it("says that it is no forecast where it is none", async () => {
  expect((await asked([...plan, ...costs, "--enrolment", "-"], "{}")).exit).toBe(2);
}, 60_000);
