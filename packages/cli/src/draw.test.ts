import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Commitment, Receipt } from "@youheng/kernel/decide";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BIN, type Ran, run } from "./youheng.fixture.ts";

const VERIFIER = fileURLToPath(new URL("../../../verifier/draw-verifier.html", import.meta.url));

let folder = "";
const at = (name: string): string => join(folder, name);
const put = async (name: string, text: string): Promise<string> => {
  await writeFile(at(name), text);
  return at(name);
};
const held = async <T>(name: string): Promise<T> => JSON.parse(await readFile(at(name), "utf8")) as T;

const node = (...words: readonly string[]): Promise<Ran> => run(words, { cwd: folder });
const draw = (...words: readonly string[]): Promise<Ran> => node(BIN, "draw", ...words);

const RULES = `
title: { zh: 示例区小学派位, en: Example draw }
method: METHOD
priorities: [{ class: 1, zh: 本片区, en: Lives in the zone }]
schools:
  - { school_code: S1, name: 第一小学, places: 8 }
  - { school_code: S2, name: 第二小学, places: 5, held_back: 1 }
seed: { kind: dice, count: 8, source: 两名家长代表当众掷骰子 }
`;
const LIST = [
  "报名号,多胞胎组,优先类别,第一志愿,第二志愿",
  ...Array.from(
    { length: 20 },
    (_, i) =>
      `A${100 + i},${i < 2 ? "T1" : ""},${i % 7 === 6 ? 1 : ""},S${(i >> 1) % 3 ? 1 : 2},${(i >> 1) % 3 ? "第二小学" : ""}`,
  ),
].join("\n");
const SEED = "3 5 1 2 6 4 4 1";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "youheng-draw-"));
  await put("list.csv", LIST);
  for (const method of ["random_numbers", "deferred_acceptance"]) {
    await put(`${method}.yaml`, RULES.replace("METHOD", method));
    await draw(
      "commit",
      "list.csv",
      "--rules",
      `${method}.yaml`,
      "--out",
      `${method}.json`,
      "--slips",
      `${method}.csv`,
    );
    await draw("run", `${method}.json`, "--applicants", "list.csv", "--seed", SEED, "--out", `${method}-receipt.json`);
  }
  await put("ring.yaml", "method: ring\nplaces: 15\nseed: 家长代表当众摇球\n");
  await put(
    "ring.csv",
    ["applicant", ...Array.from({ length: 20 }, (_, i) => `N${String(i + 1).padStart(2, "0")}`)].join("\n"),
  );
  await draw("commit", "ring.csv", "--rules", "ring.yaml", "--out", "ring.json");
  await draw(
    "run",
    "ring.json",
    "--applicants",
    "ring.csv",
    "--start",
    "6",
    "--interval",
    "3",
    "--out",
    "ring-receipt.json",
  );
  await copyFile(VERIFIER, at("draw-verifier.html"));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

/** Both verifiers' verdicts on a receipt: they share no code. */
async function verdicts(receipt: unknown, name = "tried.json"): Promise<readonly number[]> {
  await put(name, JSON.stringify(receipt));
  const [ours, theirs] = await Promise.all([draw("verify", name), node(at("draw-verifier.html"), name)]);
  return [ours.exit, theirs.exit];
}

// every step is a program of its own: on a busy machine each takes seconds
describe("youheng draw", () => {
  it("draws as published in Nanchang: 20 numbers, 15 places, start 6, interval 3", async () => {
    const { results, seed } = await held<Receipt>("ring-receipt.json");
    const admitted = results.filter(({ school }) => school !== null).toSorted((a, b) => a.order! - b.order!);
    expect(seed.text).toBe("6 3");
    expect(admitted.map(({ numbers }) => numbers[0])).toEqual([6, 9, 12, 15, 18, 1, 4, 8, 13, 17, 2, 7, 14, 20, 10]);
  });

  it("keeps the salt out of the published commitment and gives another digest every time", async () => {
    const opening = await held<{ salt: string }>("ring.opening.json");
    expect(opening.salt).toMatch(/^[0-9a-f]{64}$/);
    expect(await readFile(at("ring.json"), "utf8")).not.toContain(opening.salt);
    const again = JSON.parse((await draw("commit", "ring.csv", "--rules", "ring.yaml", "--json")).out) as Commitment;
    expect(again.list_digest).not.toBe((await held<Commitment>("ring.json")).list_digest);
    const same = await draw("commit", "ring.csv", "--rules", "ring.yaml", "--json", "--salt", opening.salt);
    expect((JSON.parse(same.out) as Commitment).list_digest).toBe((await held<Commitment>("ring.json")).list_digest);
  });

  it("goes through pipes with --json alone, from commitment to verdict", async () => {
    await put("piped.json", (await draw("commit", "list.csv", "--rules", "random_numbers.yaml", "--json")).out);
    const ran = await draw(
      "run",
      "piped.json",
      "--applicants",
      "list.csv",
      "--rules",
      "random_numbers.yaml",
      "--seed",
      SEED,
      "--json",
    );
    await put("piped-receipt.json", ran.out);
    const verified = await draw(
      "verify",
      "piped-receipt.json",
      "--applicants",
      "list.csv",
      "--commitment",
      "piped.json",
      "--json",
    );
    expect([ran.exit, verified.exit]).toEqual([0, 0]);
    expect(JSON.parse(verified.out)).toMatchObject({ verified: true });
  });

  it("is verified by both programs, by every method, and by the digest of before the draw", async () => {
    for (const method of ["random_numbers", "deferred_acceptance", "ring"]) {
      expect(await verdicts(await held(`${method}-receipt.json`))).toEqual([0, 0]);
      const { commitment_digest } = await held<Commitment>(`${method}.json`);
      expect((await draw("verify", `${method}-receipt.json`, "--digest", commitment_digest)).exit).toBe(0);
      expect((await node(at("draw-verifier.html"), `${method}-receipt.json`, commitment_digest)).exit).toBe(0);
      expect((await draw("verify", `${method}-receipt.json`, "--digest", "0".repeat(64))).exit).toBe(1);
      expect((await node(at("draw-verifier.html"), `${method}-receipt.json`, "0".repeat(64))).exit).toBe(1);
    }
  });

  it("is broken for both by a changed applicant, seed, rule or result, which they name", async () => {
    const receipt = await held<Receipt>("deferred_acceptance-receipt.json");
    const { commitment, list, results, seed } = receipt;
    const schools = commitment.rules.schools.map((one) => ({ ...one, places: one.places + 1 }));
    const loser = results.findIndex(({ school }) => school === null);
    const changed: readonly (readonly [Receipt, string])[] = [
      [{ ...receipt, list: list.with(3, { ...list[3]!, priorities: [1, 1] }) }, "A103"],
      [{ ...receipt, seed: { ...seed, text: "3 5 1 2 6 4 4 2" } }, "种子"],
      [{ ...receipt, commitment: { ...commitment, rules: { ...commitment.rules, schools } } }, "规则"],
      [
        { ...receipt, results: results.with(loser, { ...results[loser]!, school: "S1", preference: 1 }) },
        results[loser]!.applicant,
      ],
    ];
    for (const [receiptNow, named] of changed) {
      expect(await verdicts(receiptNow)).toEqual([1, 1]);
      for (const said of [await draw("verify", "tried.json"), await node(at("draw-verifier.html"), "tried.json")])
        expect(
          said.out
            .split("\n")
            .filter((line) => line.includes("✗") || line.startsWith("    "))
            .join("\n"),
        ).toContain(named);
    }
  });

  it("refuses a list, rules or a seed that are not those fixed, and says which line", async () => {
    await put("changed.csv", LIST.replace("A105,,,S1,第二小学", "A105,,,S2,"));
    const list = await draw("run", "random_numbers.json", "--applicants", "changed.csv", "--seed", SEED, "--json");
    expect(list.exit).toBe(1);
    expect(JSON.parse(list.out)).toMatchObject({
      findings: [{ code: "DRAW-055", zh: expect.stringContaining("A105") }],
    });
    await put("more.yaml", RULES.replace("METHOD", "random_numbers").replace("places: 8", "places: 9"));
    const rules = await draw(
      "run",
      "random_numbers.json",
      "--applicants",
      "list.csv",
      "--rules",
      "more.yaml",
      "--seed",
      SEED,
    );
    expect([rules.exit, rules.err.includes("schools")]).toEqual([1, true]);
    const seed = await draw("run", "random_numbers.json", "--applicants", "list.csv", "--seed", "3 5 1 2 6 4 4 7");
    expect([seed.exit, seed.err.includes("DRAW-053")]).toEqual([1, true]);
  });

  it("lists everything that is wrong with list and rules, and exits with 1; with 2 when it cannot be meant", async () => {
    await put("bad.csv", "报名号,第一志愿\nA1,S9\nA1,\n");
    const ran = await draw("commit", "bad.csv", "--rules", "random_numbers.yaml");
    expect(ran.exit).toBe(1);
    for (const code of ["DRAW-026", "DRAW-028", "DRAW-033"]) expect(ran.err).toContain(code);
    expect((await draw("commit", "absent.csv", "--rules", "random_numbers.yaml")).exit).toBe(1);
    expect((await draw("commit", "list.csv", "--rules", "absent.yaml")).exit).toBe(2);
    expect((await draw("run", "ring.json", "--applicants", "ring.csv")).exit).toBe(2);
    expect((await draw("verify", await put("text.json", "no receipt"))).exit).toBe(1);
  });

  it("gives every family a slip with which it finds itself before the draw", async () => {
    const slips = await readFile(at("random_numbers.csv"), "utf8");
    const { row_digests } = await held<Commitment>("random_numbers.json");
    const lines = slips.trim().split("\n").slice(1);
    expect(lines).toHaveLength(20);
    lines.forEach((line, i) => expect(line).toContain(row_digests[i]!));
  });
});

describe("the stand-alone verifier", () => {
  it("is one file of fewer than 200 lines that asks for nothing else and reaches no network", async () => {
    const text = await readFile(VERIFIER, "utf8");
    expect(text.split("\n").length).toBeLessThanOrEqual(200);
    expect(text).not.toMatch(/\bimport\b|fetch\(|XMLHttpRequest|src=|href=/);
    expect(text.match(/require\([^)]*\)/g)).toEqual(['require("node:fs")']);
  });
});
