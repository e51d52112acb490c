import { describe, expect, it } from "vitest";
import { checkHouse } from "./check-house.ts";
import { readModule } from "./read-module.ts";

const house = { policyNumbers: new Set([4.2]) };

/** A house with one sound module on each floor. */
const SOUND = {
  "packages/kernel/src/stats/sum.ts": "export function sum(values: Float64Array): number { return values.length; }",
  "packages/server/src/store/index.ts":
    'import { sum } from "@youheng/kernel/stats"; import fs from "node:fs"; fs; sum;',
  "packages/web/src/assess/bar.tsx": 'import type { YearView } from "@youheng/server/api"; export type Bar = YearView;',
  "packages/cli/src/main.ts": 'import { open } from "@youheng/server"; console.log(open);',
};

function breaches(files: Readonly<Record<string, string>>): readonly string[] {
  const modules = Object.entries({ ...SOUND, ...files }).map(([path, text]) => readModule(path, text));
  return checkHouse(modules, house).map(({ rule, path, line, what }) => `${rule.id} ${path}:${line} ${what}`);
}

describe("checkHouse", () => {
  it("finds nothing in a sound house", () => {
    expect(breaches({})).toEqual([]);
  });

  it("fails when a floor has no modules, so that it can never pass by looking at nothing", () => {
    expect(() => checkHouse([], house)).toThrow("packages/kernel/src");
    expect(() => checkHouse([readModule("packages/kernel/src/stats/sum.ts", "")], house)).toThrow(
      "packages/server/src",
    );
  });

  it.each([
    [
      "a step up the stairs",
      "packages/kernel/src/stats/a.ts",
      'import { open } from "@youheng/server/store";',
      "down-the-stairs",
      "kernel → server (@youheng/server/store)",
    ],
    [
      "a step up in types only",
      "packages/server/src/http/a.ts",
      'import type { Bar } from "@youheng/web";',
      "down-the-stairs",
      "server → web (@youheng/web)",
    ],
    [
      "the web running the server",
      "packages/web/src/ask/a.ts",
      'import { open } from "@youheng/server/api";',
      "down-the-stairs",
      "web → server: only `import type` from @youheng/server/api, not @youheng/server/api",
    ],
    [
      "the web knowing more of the server than its interface",
      "packages/web/src/ask/a.ts",
      'import type { Store } from "@youheng/server/store";',
      "down-the-stairs",
      "web → server: only `import type` from @youheng/server/api, not @youheng/server/store",
    ],
    [
      "a path into another floor",
      "packages/server/src/http/a.ts",
      '\nexport * from "../../../kernel/src/stats/index.ts";',
      "through-the-package",
      "../../../kernel/src/stats/index.ts",
    ],
    [
      "a look to the right",
      "packages/kernel/src/stats/a.ts",
      'import type { A } from "../assess/index.ts";',
      "look-left",
      "stats → assess",
    ],
    [
      "a look to the right, late",
      "packages/server/src/store/a.ts",
      'const m = await import("../http/index.ts");',
      "look-left",
      "store → http",
    ],
    ["a room that is not on the plan", "packages/kernel/src/cellar/a.ts", "", "known-rooms", "kernel/cellar"],
    [
      "a window instead of the door",
      "packages/server/src/http/a.ts",
      'import { open } from "../store/connect.ts";',
      "one-door",
      "../store/connect.ts",
    ],
    [
      "a room that calls the entry",
      "packages/server/src/http/a.ts",
      'import { open } from "../main.ts";',
      "one-place-assembles",
      "../main.ts",
    ],
    [
      "a library in the kernel",
      "packages/kernel/src/stats/a.ts",
      'import { mean } from "d3-array";',
      "kernel-alone",
      "d3-array",
    ],
    [
      "a module of Node in the kernel",
      "packages/kernel/src/stats/a.ts",
      'import { readFileSync } from "node:fs";',
      "kernel-alone",
      "node:fs",
    ],
    [
      "a clock in the kernel",
      "packages/kernel/src/stats/a.ts",
      "export const now = () => Date.now();",
      "kernel-timeless",
      "Date.now",
    ],
    [
      "today in the kernel",
      "packages/kernel/src/stats/a.ts",
      "export const now = () => new Date();",
      "kernel-timeless",
      "new Date()",
    ],
    [
      "dice in the kernel",
      "packages/kernel/src/stats/a.ts",
      "export const roll = () => Math.random();",
      "kernel-timeless",
      "Math.random",
    ],
    ["the console in the kernel", "packages/kernel/src/stats/a.ts", "console.log(1);", "kernel-timeless", "console"],
    [
      "the network in the kernel",
      "packages/kernel/src/stats/a.ts",
      "export const ask = () => fetch(String());",
      "kernel-timeless",
      "fetch",
    ],
    ["a name that says nothing", "packages/cli/src/string-utils.ts", "", "telling-names", "utils"],
    [
      "an export that says nothing",
      "packages/cli/src/a.ts",
      "export class PlanManager {}",
      "telling-names",
      "PlanManager",
    ],
    ["a threshold in code", "packages/kernel/src/assess/a.ts", "export const least = 4.2;", "policy-is-data", "4.2"],
    [
      "a table's name in code",
      "packages/server/src/sense/a.ts",
      "export const sheet = `教基3112`;",
      "policy-is-data",
      "教基3112",
    ],
    [
      "a judgement in SQL",
      "packages/server/src/store/a.ts",
      "export const q = 'select avg(area) from x';",
      "sql-does-not-judge",
      "SQL",
    ],
    [
      "a journey that reads a count once",
      "e2e/a.e2e.test.ts",
      "\nexpect(await rows.count()).toBe(4); await expect.poll(() => rows.count()).toBe(4);",
      "journeys-wait",
      "count() read once",
    ],
    [
      "a file that cannot be parsed",
      "packages/kernel/src/stats/a.ts",
      "export const = ;",
      "readable",
      "Unexpected token",
    ],
  ])("finds %s", (_, path, text, rule, what) => {
    const line = text.startsWith("\n") ? 2 : 1;
    expect(breaches({ [path]: text })).toEqual([`${rule} ${path}:${line} ${what}`]);
  });

  it("knows a name of one's own from the global of that name", () => {
    const own = "export function step(process: number, of: { fetch: number }) { return process + of.fetch; }";
    expect(breaches({ "packages/kernel/src/stats/a.ts": own })).toEqual([]);
  });

  it("lets a date that is handed in be taken apart, and tests use libraries", () => {
    expect(
      breaches({
        "packages/kernel/src/model/a.ts": "export const year = (day: string) => new Date(day).getUTCFullYear();",
        "packages/kernel/src/model/a.test.ts":
          'import fc from "fast-check"; import { readFileSync } from "node:fs"; fc; readFileSync;',
      }),
    ).toEqual([]);
  });
});
