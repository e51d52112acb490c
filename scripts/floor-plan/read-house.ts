import { globSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { Module } from "./module.ts";
import { readModule } from "./read-module.ts";

const SOURCES = [
  "packages/*/src/**/*.{ts,tsx}",
  "packages/*/bin/**/*.mjs",
  "scripts/**/*.{ts,mjs}",
  "bench/**/*.ts",
  "examples/**/*.ts",
  "e2e/**/*.ts",
];

/** All source files of the checkout, read. */
export function readHouse(root: string): readonly Module[] {
  return globSync(SOURCES, { cwd: root, exclude: ["**/node_modules/**"] })
    .map((path) => path.split(sep).join("/"))
    .sort()
    .map((path) => readModule(path, readFileSync(join(root, path), "utf8")));
}

/**
 * The numbers that policy states and that nothing else would be: those with a decimal point above 1.
 * Round numbers and shares (2000, 0.5) are met everywhere and would raise false alarms.
 *
 * @throws  Error when there are none: the rule would pass in silence
 */
export function policyNumbers(root: string): ReadonlySet<number> {
  const files = globSync("policy/standards/*/{standard.yaml,indicators/*.yaml}", { cwd: root });
  const texts = files.map((path) => readFileSync(join(root, path), "utf8").replace(/#.*$/gm, ""));
  const numbers = texts
    .flatMap((text) => text.match(/(?<=[:,[{\s]"?)\d+\.\d+(?="?(?:[\s,\]}]|$))/gm) ?? [])
    .map(Number);
  const telling = new Set(numbers.filter((number) => number > 1));
  if (telling.size === 0)
    throw new Error("policy/standards 中没有找到任何阈值 · no threshold was found in policy/standards");
  return telling;
}
