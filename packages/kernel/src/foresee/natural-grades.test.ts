import { describe, expect, it } from "vitest";
import { naturalGrades } from "./natural-grades.ts";

describe("the order of grades that their names tell", () => {
  it("puts a file that begins with a high school in order", () => {
    expect(naturalGrades(["09", "10", "11", "12", "06", "KG", "01"])).toEqual([
      "KG",
      "01",
      "06",
      "09",
      "10",
      "11",
      "12",
    ]);
  });

  it("knows the Chinese names", () => {
    expect(naturalGrades(["高一", "初三", "初一", "二年级", "大班", "小班"])).toEqual([
      "小班",
      "大班",
      "二年级",
      "初一",
      "初三",
      "高一",
    ]);
  });

  it("says nothing where a name does not tell, or two tell the same", () => {
    expect(naturalGrades(["1", "UG"])).toBeNull();
    expect(naturalGrades(["1", "01"])).toBeNull();
    expect(naturalGrades(["初一", "7"])).toBeNull();
    expect(naturalGrades([])).toEqual([]);
  });
});
