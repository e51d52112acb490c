import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { assess, compileStandard } from "@youheng/kernel/assess";
import {
  type RosterTeacher,
  rosterGround,
  rosterOf,
  rosterRows,
  type RotationAsk,
  teacherStanding,
} from "@youheng/kernel/decide";
import { bundleOf, loadPolicy, rotationRules, tableForm } from "@youheng/server/policy";
import { readReturn, readTableFile } from "@youheng/server/sense";
import { beforeAll, describe, expect, it } from "vitest";

const district = (file: string): string =>
  fileURLToPath(new URL(`../../../../examples/district/${file}`, import.meta.url));

/** The rows of a roster of the example, parted by hand: the second way of counting. */
async function rowsOf(file: string): Promise<readonly (readonly string[])[]> {
  const text = await readFile(district(file), "utf8");
  return text
    .trim()
    .split("\r\n")
    .slice(1)
    .map((line) => line.split(","));
}

describe("teacherStanding of the example district", () => {
  let ask: RotationAsk;
  let last: readonly RosterTeacher[];

  beforeAll(async () => {
    const { policy } = await loadPolicy();
    const [rules, form] = [(await rotationRules()).rules!, await tableForm("teachers")];
    const path = district("2026-return-final.xlsx");
    const { result } = await readReturn({ path }, { form: policy.forms.get("tidy")!, fields: policy.fields });
    const assessment = assess(compileStandard(bundleOf(policy, "cn-quality-balance-2017")), result.facts).result;
    const ground = rosterGround(assessment, 0, rules.counts);
    const roster = rosterOf(await readTableFile({ path: district("2026-teachers.csv") }, form), ground);
    ask = { assessment, group: 0, roster: roster.teachers, rosterGround: ground, rules };
    last = rosterRows(await readTableFile({ path: district("2025-teachers.csv") }, form));
  });

  it("counts rotation as the two files say, read line by line", async () => {
    const [before, now] = [await rowsOf("2025-teachers.csv"), await rowsOf("2026-teachers.csv")];
    const nowAt = new Map(now.map((row) => [row[0], row[1]]));
    const entitled = before.filter((row) => Number(row[7]) >= 6 && Number(row[8]) > 5 && row[9] !== "是");
    const moved = entitled.filter((row) => nowAt.has(row[0]) && nowAt.get(row[0]) !== row[1]);
    const [rotation, backbone] = teacherStanding(ask, last).demands;
    expect([rotation!.counted, rotation!.of]).toEqual([moved.length, entitled.length]);
    expect([backbone!.counted, backbone!.of]).toEqual([moved.filter((row) => row[5] === "是").length, moved.length]);
    expect([rotation!.meets, backbone!.meets]).toEqual([false, false]);
  });

  it("counts training and certificates, by district and by school", async () => {
    const now = await rowsOf("2026-teachers.csv");
    const { demands, training } = teacherStanding(ask, null);
    const untrained = now.filter((row) => Number(row[11]) < 360).length;
    const uncertified = now.filter((row) => row[12] !== "是").length;
    expect(demands.slice(2).map(({ counted, of }) => of - counted)).toEqual([untrained, uncertified]);
    expect(training.reduce((sum, one) => sum + one.untrained, 0)).toBe(untrained);
    expect(training.reduce((sum, one) => sum + one.uncertified, 0)).toBe(uncertified);
  });

  it("does not judge rotation without last year's roster", () => {
    const { demands, rotated } = teacherStanding(ask, null);
    expect(rotated).toBeNull();
    expect(demands.slice(0, 2).map(({ share, meets }) => [share, meets])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it("leaves a share open while the unknown could turn it, and judges it when they cannot", () => {
    const all = { ...ask.rules.norms, trainedAtLeast: 0.5 };
    const asked = (roster: readonly RosterTeacher[]) =>
      teacherStanding({ ...ask, roster, rules: { ...ask.rules, norms: all } }, null).demands[2]!;
    const [one] = ask.roster;
    const with_ = (...hours: readonly number[]) =>
      hours.map((trainingHours, i): RosterTeacher => ({ ...one!, teacher: String(i), trainingHours }));
    expect(asked(with_(400, 100, Number.NaN)).meets).toBeNull();
    expect(asked(with_(400, 400, 100, Number.NaN)).meets).toBe(true);
    expect(asked(with_(100, 100, 100, Number.NaN)).meets).toBe(false);
    expect(asked(with_(Number.NaN, Number.NaN)).share).toBeNull();
  });

  it("finds the subjects that a school lacks, and no other", () => {
    const { subjects } = teacherStanding(ask, null);
    for (const { stage, subjects: columns, sections } of subjects)
      for (const section of sections) {
        const own = ask.roster.filter((one) => one.stage === stage && one.schoolCode === section.school_code);
        expect(section.teachers).toBe(own.length);
        for (const [i, { subject, usual }] of columns.entries()) {
          const count = own.filter((one) => one.subject === subject).length;
          expect(section.counts[i]).toBe(count);
          expect(section.lacks.includes(subject)).toBe(usual && count === 0);
        }
      }
  });
});
