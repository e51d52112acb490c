import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ran, youheng } from "./youheng.fixture.ts";

const TAIWAN = fileURLToPath(new URL("../../../examples/taiwan-elementary-2024/policy", import.meta.url));
let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "youheng-cli-policy-"));
});
afterAll(() => rm(folder, { recursive: true }));

const policy = (...words: readonly string[]): Promise<Ran> => youheng("policy", ...words);

describe("youheng policy", () => {
  it("lists standards and forms, as JSON and nothing else on standard output", async () => {
    const ran = await policy("list", "--json", "--policy", TAIWAN);
    const { standards } = JSON.parse(ran.out) as { standards: { id: string }[] };
    expect([ran.exit, ran.err]).toEqual([0, ""]);
    expect(standards.map(({ id }) => id)).toEqual([
      "cn-basic-balance-2012",
      "cn-class-size-2016",
      "cn-preschool-access-2020",
      "cn-quality-balance-2017",
      "cn-zj-place-warning-2018",
      "tw-elementary-2024-example",
    ]);
  });

  it("shows a standard, and names the likely one when there is none", async () => {
    expect((await policy("show", "cn-quality-balance-2017")).out).toContain("教学仪器设备值 ÷ 在校生数");
    const shown = (await policy("show", "cn-quality-balance-2017")).out;
    for (const part of [
      "≥ 7000 · 自 2025-03-01",
      "· 210100",
      "moves_in_numerator",
      "[关 off] school_size_migrants",
      "县管校聘实施办法",
    ])
      expect(shown).toContain(part);
    const ran = await policy("show", "cn-quality-balance-2071");
    expect([ran.exit, ran.out]).toEqual([1, ""]);
    expect(ran.err).toContain("Did you mean “cn-quality-balance-2017”?");
  });

  it("checks its own policy and every case: exit 0", async () => {
    const ran = await policy("check");
    expect(ran.exit).toBe(0);
    expect(ran.out).toMatch(
      /Examined \d+ files: 5 standards, 15 indicators, 64 requirements, \d+ forms, \d+ values in 42 cases\./,
    );
  });

  it("exits with 1 on a mistake, with file, line and the word meant", async () => {
    await mkdir(join(folder, "fields"));
    await writeFile(
      join(folder, "fields", "mine.yaml"),
      "fields:\n  - { id: books, zh: 图书册数, en: Books, typ: count, unit: volumes }\n",
    );
    const ran = await policy("check", folder);
    expect(ran.exit).toBe(1);
    expect(ran.out).toMatch(/fields\/mine\.yaml:2/);
    expect(ran.out).toContain("您是不是要写“type”？");
  });

  it("exits with 1 when it examined nothing", async () => {
    await mkdir(join(folder, "empty"));
    const ran = await policy("check", join(folder, "empty"));
    expect([ran.exit, ran.out.includes("POLICY-009")]).toEqual([1, true]);
  });
});
