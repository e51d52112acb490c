import type { Finding } from "../model/index.ts";
import { areasFound, type BirthsTable } from "./births-table.ts";
import type { Enrolment } from "./enrolment.ts";
import { levelTree } from "./level-tree.ts";

const NAMED = 5;

/**
 * What is to be said of the areas of a births file: those that are no district, county or unit of the enrolment are not used, or stand
 * together for the whole where none is. One area for the whole is as it should be.
 *
 * @example birthsFindings(null, enrolment) // []
 */
export function birthsFindings(births: BirthsTable | null, enrolment: Enrolment): readonly Finding[] {
  if (births === null || births.areas.length < 2) return [];
  const { level, unknown } = areasFound(births, levelTree(enrolment).levels);
  if (unknown.length === 0) return [];
  const names = (between: string, more: string) =>
    `${unknown.slice(0, NAMED).join(between)}${unknown.length > NAMED ? more : ""}`;
  const [zh, en] =
    level === null
      ? [
          `出生数文件里的 ${unknown.length} 个地区（${names("、", "……")}）都不是学生数文件里的地区或单位：把它们合在一起，当作全部学生所在地区的出生数。`,
          `None of the ${unknown.length} areas of the births file (${names(", ", " …")}) is a district, county or unit of the enrolment: all together are taken for the births of the whole.`,
        ]
      : [
          `出生数文件里有 ${unknown.length} 个地区（${names("、", "……")}）在学生数文件里找不到，没有采用。`,
          `${unknown.length} areas of the births file (${names(", ", " …")}) are not in the enrolment and were not used.`,
        ];
  return [
    {
      code: "FORESEE-014",
      severity: "warning",
      where: names("、", "……"),
      place: { field: "area" },
      zh,
      en,
      fix: "请核对地区名称是否与学生数文件的分组列一致。",
      fixEn: "Check whether the areas are written as in the grouping columns of the enrolment.",
      count: unknown.length,
    },
  ];
}
