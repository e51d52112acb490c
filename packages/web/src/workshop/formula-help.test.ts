import { describe, expect, it } from "vitest";
import type { Field } from "@youheng/kernel/model";
import { completionsOf, fieldChoices, formulaTrouble, putIn, wordAt, wordBefore } from "./formula-help.ts";

const fields: readonly Field[] = [
  { id: "students", zh: "在校生数", en: "Students", type: "count", unit: "students", byStage: true },
  { id: "classes", zh: "班级数", en: "Classes", type: "count", unit: "classes", byStage: true, aliases: ["班数"] },
  { id: "teaching_area_m2", zh: "教学及辅助用房面积", en: "Teaching area", type: "amount", unit: "m2", byStage: false },
  { id: "school_name", zh: "学校名称", en: "Name", type: "text", unit: "", byStage: false },
  { id: "pay_ratio", zh: "工资比", en: "Pay ratio", type: "share", unit: "share", byStage: false, of: "county" },
];

describe("help with a formula", () => {
  it("says nothing of a formula that reads and has the unit", () => {
    expect(formulaTrouble("教学及辅助用房面积 ÷ 在校生数", { unit: "m2 per student", fields })).toEqual([]);
  });

  it("names the place of an unknown word, and the likely one", () => {
    const [trouble, ...more] = formulaTrouble("教学及辅助用房面积 ÷ 在校声数", { unit: "m2 per student", fields });
    expect(more).toEqual([]);
    expect([trouble?.at, trouble?.word, trouble?.likely]).toEqual([12, "在校声数", "在校生数"]);
  });

  it("says that the unit is another, of the whole formula", () => {
    const troubles = formulaTrouble("教学及辅助用房面积 × 在校生数", { unit: "m2 per student", fields });
    expect(troubles.length).toBeGreaterThan(0);
    expect(troubles[0]?.likely).toBeNull();
  });

  it("offers the facts of schools that are numbers, those beginning with what is typed first", () => {
    const choices = fieldChoices(fields);
    expect(choices.map(({ word }) => word)).toEqual(["在校生数", "班级数", "教学及辅助用房面积"]);
    expect(completionsOf("数", choices).map(({ word }) => word)).toEqual(["在校生数", "班级数"]);
    expect(completionsOf("teach", choices).map(({ word }) => word)).toEqual(["教学及辅助用房面积"]);
    expect([completionsOf("", choices), completionsOf("在校生数", choices)]).toEqual([[], []]);
  });

  it("finds words at and before a place, and puts one in", () => {
    expect(wordAt("a ÷ 在校生", 4)).toBe("在校生");
    expect(wordBefore("a ÷ 在校", 6)).toEqual({ from: 4, word: "在校" });
    expect(putIn("a ÷ 在校", { from: 4, to: 6 }, "在校生数")).toEqual({ text: "a ÷ 在校生数", caret: 8 });
  });
});
