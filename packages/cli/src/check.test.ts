import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { youheng } from "./youheng.fixture.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "youheng-check-"));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

const HEADER = "区划代码,学年,学校标识码,学校名称,办学类型,小学在校生数,小学专任教师数\n";

describe("youheng check", () => {
  it("exits with 0 when there is no error", async () => {
    const ran = await youheng("check", await file("good.csv", `${HEADER}990101,2024,001,一小,小学,500,30\n`), "--json");
    expect([ran.exit, ran.err]).toEqual([0, ""]);
    expect(JSON.parse(ran.out)).toMatchObject({ file: "good.csv", sheet: "good", rows: 1, errors: 0 });
  });

  it("lists every error with file, cell, what is wrong and what to do, and exits with 1", async () => {
    const ran = await youheng(
      "check",
      await file("bad.csv", `${HEADER}990101,2024,001,一小,中专,一百,30\n990101,2024,001,二小,小学,300,20\n`),
    );
    expect(ran.exit).toBe(1);
    for (const part of [
      "bad.csv · bad · E2 · 一小",
      "bad.csv · bad · F2 · 一小",
      "SENSE-024 bad.csv · bad · C3 · 二小",
      "请改用所列的写法之一",
      "should be a number",
    ])
      expect(ran.out).toContain(part);
  });

  it("compares with last year and writes the marked workbook", async () => {
    const before = await file(
      "2023.csv",
      `${HEADER}990101,2023,001,一小,小学,500,30\n990101,2023,002,二小,小学,300,20\n`,
    );
    const now = await file("2024.csv", `${HEADER}990101,2024,001,一小,小学,900,30\n`);
    const marked = join(folder, "marked.xlsx");
    const ran = await youheng("check", now, "--last-year", before, "--json", "--marked", marked);
    const { findings } = JSON.parse(ran.out) as { findings: { code: string }[] };
    expect([ran.exit, findings.map((one) => one.code).filter((code) => code >= "SENSE-050")]).toEqual([
      0,
      ["SENSE-050", "SENSE-052"],
    ]);
    expect((await readFile(marked)).subarray(0, 2).toString()).toBe("PK");
  });

  it("says what is wrong with the command itself, and with a file that is not there", async () => {
    expect((await youheng("check", "x.csv", "--form", "nichts")).exit).toBe(2);
    const absent = await youheng("check", join(folder, "absent.csv"));
    expect([absent.exit, absent.out.includes("SENSE-030")]).toEqual([1, true]);
  });
});
