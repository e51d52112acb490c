import { cleanKey } from "../sense/index.ts";

const CHINESE_NUMBERS = "一二三四五六七八九";
/** Classes of kindergartens, and preparation for school, stand before grade 1. */
const BEFORE_SCHOOL = new Map([
  ["托班", -5],
  ["小班", -4],
  ["中班", -3],
  ["大班", -2],
  ["pk", -2],
  ["prek", -2],
  ["prekindergarten", -2],
  ["pk3", -3],
  ["pk4", -2],
  ["3k", -3],
  ["4k", -2],
  ["学前班", -1],
  ["k", 0],
  ["kg", 0],
  ["kindergarten", 0],
  ["5k", 0],
]);
/** Students who are in no grade come after all. */
const NO_GRADE = new Set(["ug", "ungraded", "不分年级"]);
const LAST = 99;
/** The first grade of lower and of upper secondary is so many grades after primary's. */
const SECONDARY = new Map([
  ["初", 6],
  ["高", 9],
]);

/**
 * Where a grade stands among others, told by its name: K 0, 1 to 12, pre-school below, ungraded last; English, Chinese and bare numbers.
 *
 * @returns null when the name does not tell
 * @example rankOfGrade("初二") // 8
 */
export function rankOfGrade(name: string): number | null {
  const key = cleanKey(name).toLowerCase();
  if (NO_GRADE.has(key)) return LAST;
  const early = BEFORE_SCHOOL.get(key);
  if (early !== undefined) return early;
  const number = /^(?:grade|gr|g|year|y)?[-_]?(\d{1,2})(?:年级|级|th|st|nd|rd)?$/.exec(key);
  if (number !== null) return Number(number[1]);
  const chinese = /^([一二三四五六七八九])年级$/.exec(key);
  if (chinese !== null) return CHINESE_NUMBERS.indexOf(chinese[1]!) + 1;
  const secondary = /^([初高])(?:中)?([一二三四])(?:年级)?$/.exec(key);
  if (secondary === null) return null;
  return SECONDARY.get(secondary[1]!)! + CHINESE_NUMBERS.indexOf(secondary[2]!) + 1;
}

/**
 * Grades in the order in which children pass them, where every name tells its place; else as they first appear.
 *
 * @example gradesInOrder(["6", "7", "K", "1", "7"]) // ["K", "1", "6", "7"]
 */
export function gradesInOrder(names: readonly string[]): readonly string[] {
  const grades = [...new Set(names)];
  const ranks = new Map(grades.map((grade) => [grade, rankOfGrade(grade)] as const));
  const known = [...ranks.values()].filter((rank) => rank !== null);
  if (new Set(known).size < grades.length) return grades;
  return grades.toSorted((a, b) => ranks.get(a)! - ranks.get(b)!);
}
