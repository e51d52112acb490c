import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { naiveStage } from "./naive-assessment.ts";
import { randomReturn, writeReturn } from "./random-return.ts";
import type { Weather } from "./random-return.ts";

const youheng = fileURLToPath(new URL("../../bin/youheng.mjs", import.meta.url));

const usual = { schools: 100, blanks: 0, onTheEdge: false, plenty: 1 };
const weathers: readonly Weather[] = [
  { ...usual, seed: 1 },
  { ...usual, seed: 2 },
  { ...usual, seed: 3, onTheEdge: true },
  { ...usual, seed: 4, onTheEdge: true },
  { ...usual, seed: 5, blanks: 1 },
  { ...usual, seed: 6, blanks: 1 },
  { ...usual, seed: 7, blanks: 20, onTheEdge: true },
  { ...usual, seed: 8, plenty: 3 },
  { ...usual, seed: 9, plenty: 0 },
  { ...usual, seed: 10, schools: 3 },
];

describe.each(weathers)(
  "youheng assess, on the made-up return of seed $seed with $schools schools $blanks % of its cells empty, plenty $plenty",
  (weather) => {
    const schools = randomReturn(weather);
    let assessed: Assessed;
    beforeAll(() => {
      assessed = assessByCommand(writeReturn(schools, weather.seed));
    });

    it.each(["primary", "lower_secondary"] as const)(
      "finds in %s what the second implementation finds, to 1e-9",
      (stage) => {
        const expected = naiveStage(schools, stage);
        const sections = Object.fromEntries(expected.sections_list.map((section) => [section.school_code, section]));
        const found = assessed.stages[stage]!;
        const foundSections = Object.fromEntries(
          found.sections_list.map((section) => [section.school_code, gapsAsNumbers(section)]),
        );
        expect(
          differences({ ...expected, sections_list: sections }, { ...found, sections_list: foundSections }, stage),
        ).toEqual([]);
        expect(Object.keys(foundSections)).toEqual(Object.keys(sections).sort());
      },
    );

    it("finds that the county falls short where a school or a CV certainly does", () => {
      const stages = [naiveStage(schools, "primary"), naiveStage(schools, "lower_secondary")];
      const fails = stages.some(
        (stage) =>
          stage.sections_list.some((section) => section.verdict === "falls_short") ||
          Object.values(stage.indicators).some((indicator) => indicator.cv_meets === false),
      );
      expect(assessed.verdict === "falls_short").toBe(fails);
    });
  },
);

interface FoundSection {
  readonly school_code: string;
  readonly indicators: Readonly<
    Record<string, { readonly meets: boolean | null; readonly gap?: { readonly amount: number | null } | null }>
  >;
}

interface Assessed {
  readonly verdict: string;
  readonly stages: Readonly<Record<string, { readonly sections_list: readonly FoundSection[] }>>;
}

function assessByCommand(text: string): Assessed {
  const folder = mkdtempSync(join(tmpdir(), "youheng-oracle-"));
  const file = join(folder, "return.csv");
  writeFileSync(file, text);
  const args = [youheng, "assess", file, "--standard", "cn-quality-balance-2017", "--json"];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8", maxBuffer: 2 ** 28 });
  rmSync(folder, { recursive: true });
  if (status !== 0) throw new Error(`youheng assess ended with ${status}: ${stderr} ${stdout.slice(-3000)}`);
  return JSON.parse(stdout) as Assessed;
}

/** The contract writes a gap only where something is lacking; here 0 is nothing lacking, null is not known. */
function gapsAsNumbers(section: FoundSection): object {
  const items = Object.entries(section.indicators).map(([id, item]) => {
    const gap = item.meets === null ? null : (item.gap?.amount ?? (item.meets ? 0 : null));
    return [id, { ...item, gap }] as const;
  });
  return { ...section, indicators: Object.fromEntries(items) };
}

/** Every place where what was found is not what was expected; what is found besides is not looked at. */
function differences(expected: unknown, found: unknown, where: string): string[] {
  if (typeof expected === "number" && typeof found === "number" && nearly(expected, found)) return [];
  if (expected === found) return [];
  if (typeof expected !== "object" || expected === null || typeof found !== "object" || found === null)
    return [`${where}: expected ${String(expected)}, found ${JSON.stringify(found)}`];
  const others = found as Readonly<Record<string, unknown>>;
  return Object.entries(expected).flatMap(([id, value]) => differences(value, others[id], `${where}.${id}`));
}

function nearly(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}
