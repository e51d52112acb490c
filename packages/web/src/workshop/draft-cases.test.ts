import { expect, it } from "vitest";
import { casesIn } from "./draft-cases.ts";

const cases =
  'cases:\n  # 手算\n  - zh: 例\n    schools: |\n      学校 | 在校生数\n\n      甲 | 1\n    expect:\n      primary: { mean: "1" }\n';

it("takes the cases out as they stand, wherever they stand", () => {
  expect(casesIn(`id: a\nzh: 甲\n${cases}`)).toBe(cases);
  expect(casesIn(`id: a\n${cases}without: [x]\n`)).toBe(cases);
  expect(casesIn(`id: a\ncases:\n- zh: 例\n- zh: 又一例\nzh: 甲\n`)).toBe("cases:\n- zh: 例\n- zh: 又一例\n");
});

it("has none where there are none", () => {
  for (const text of ["", "id: a\n", "id: a\nindicators:\n  - id: b\n    cases: no\n"]) expect(casesIn(text)).toBe("");
});
