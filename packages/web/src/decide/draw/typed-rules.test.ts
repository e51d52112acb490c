import { readDrawRules } from "@youheng/kernel/decide";
import { expect, it } from "vitest";
import { rulesText, type TypedRules } from "./typed-rules.ts";

const typed: TypedRules = {
  title: "初中派位",
  method: "deferred_acceptance",
  schools: "S1\t第一中学\t120\t5\nS2，第二中学，80\n",
  priorities: "1, 本片区\n",
  kind: "dice",
  count: "20",
  source: "当众掷骰子",
  drawDate: "2027-07-10",
  deleteOn: "2028-08-31",
};

it("makes rules that the kernel reads, from lines pasted out of a spreadsheet or typed with commas", () => {
  const { rules, findings } = readDrawRules(JSON.parse(rulesText(typed)), "rules");
  expect(findings).toEqual([]);
  expect(rules?.schools).toEqual([
    { school_code: "S1", name: "第一中学", places: 120, held_back: 5 },
    { school_code: "S2", name: "第二中学", places: 80, held_back: 0 },
  ]);
  expect(rules).toMatchObject({
    priorities: [{ class: 1, zh: "本片区" }],
    seed: { kind: "dice", count: 20, highest: 6 },
  });
});

it("leaves what is wrong as it was typed, for the reader of rules to find", () => {
  const wrong = { ...typed, schools: "S1, 第一中学, many", deleteOn: "soon" };
  const { findings } = readDrawRules(JSON.parse(rulesText(wrong)), "rules");
  expect(findings.map(({ code }) => code).toSorted()).toEqual(["DRAW-005", "DRAW-009"]);
});
