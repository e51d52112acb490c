import { expect, it } from "vitest";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

type Leaves = ReadonlyMap<string, string>;

function leavesOf(tree: object, path = ""): Leaves {
  const leaves = new Map<string, string>();
  for (const [key, value] of Object.entries(tree) as [string, unknown][]) {
    const at = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") leaves.set(at, value);
    else for (const [inner, text] of leavesOf(value as object, at)) leaves.set(inner, text);
  }
  return leaves;
}

const chinese = leavesOf(zh);
const english = leavesOf(en);
const han = /\p{Script=Han}/u;
/** Keys whose English value rightly has Chinese in it: the name of the other language, and a unit as it stands in returns. */
const mayHaveHan = new Set(["language.other", "sense.reads"]);
const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+(?:, \w+)?)\}\}/g)].map((m) => m[1]!).toSorted();

it("has words to check", () => expect(chinese.size).toBeGreaterThan(200));

it("has the same keys in both languages", () =>
  expect([...english.keys()].toSorted()).toEqual([...chinese.keys()].toSorted()));

it("leaves nothing untranslated in English", () =>
  expect([...english].filter(([key, text]) => han.test(text) && !mayHaveHan.has(key))).toEqual([]));

it("leaves no key empty in one language only", () =>
  expect([...chinese].filter(([key, text]) => text === "" && english.get(key) !== "")).toEqual([]));

it("puts the same values into both languages", () =>
  expect(
    [...chinese].filter(([key, text]) => placeholders(text).join() !== placeholders(english.get(key)!).join()),
  ).toEqual([]));
