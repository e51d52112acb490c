import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { textOf } from "../text/index.ts";
import { actInWords } from "./act-words.ts";

const server = path.resolve(import.meta.dirname, "../../../server/src");
/** Where an act is named in the server: `what: "draw.create"`, `what = "visit.move"`, `act("draw.fix", …)`, `? "a.b" : "c.d"`. */
const NAMED = /(?:\bwhat(?:: | = )|\bact\(|\? |: )"([a-z-]+\.[a-z._-]+)"/g;
const NOT_ACTS = /^(?:urn|application|text)\b|\.(?:csv|xlsx|json|yaml|html|txt)$/;

const actsOfTheServer = (): readonly string[] => {
  const files = readdirSync(server, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !/\.(?:test|fixture)\.ts$/.test(file),
  );
  const lines = files.flatMap((file) => readFileSync(path.join(server, file), "utf8").split("\n"));
  const acting = lines.filter((line) => /\bwhat\b|\bact\(/.test(line) && !line.includes("*"));
  return [...new Set(acting.flatMap((line) => [...line.matchAll(NAMED)].map((found) => found[1]!)))].filter(
    (what) => !NOT_ACTS.test(what),
  );
};

describe("an act in words", () => {
  it("is said in the reader's language", () => {
    expect(actInWords(textOf("zh"), "version.publish")).toBe("发布");
    expect(actInWords(textOf("en"), "teachers.plan.adopt")).toBe("Teachers' plan adopted");
  });

  it("stands as it is when the dictionary does not know it", () => {
    expect(actInWords(textOf("zh"), "moon.land")).toBe("moon.land");
  });

  it("is known for every act that the server names", () => {
    const acts = actsOfTheServer();
    expect(acts.length).toBeGreaterThan(50);
    expect(acts.filter((what) => actInWords(textOf("zh"), what) === what)).toEqual([]);
    expect(acts.filter((what) => actInWords(textOf("en"), what) === what)).toEqual([]);
  });
});
