const BEFORE_FIRST: readonly RegExp[] = [/^(pk|prek|pre-k|托班|小班)$/i, /^(中班)$/, /^(大班|k|kg|kindergarten)$/i];
const CHINESE = ["一", "二", "三", "四", "五", "六", "七", "八", "九"] as const;

/**
 * Grades in the order in which children pass them, where their names tell it: numbers ("1", "07"), kindergarten before them, 一年级 to 九年级, 初一 to 高三.
 *
 * @returns null where a name does not tell, or two tell the same
 * @example naturalGrades(["09", "10", "KG", "01"]) // ["KG", "01", "09", "10"]
 */
export function naturalGrades(grades: readonly string[]): readonly string[] | null {
  const ranks = grades.map(rankOf);
  if (ranks.some((rank) => rank === null) || new Set(ranks).size < ranks.length) return null;
  return grades
    .map((grade, at) => ({ grade, rank: ranks[at]! }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ grade }) => grade);
}

function rankOf(grade: string): number | null {
  const name = grade.trim();
  const before = BEFORE_FIRST.findIndex((one) => one.test(name));
  if (before >= 0) return before - BEFORE_FIRST.length + 1;
  const number = /^(?:g|grade )?0*(\d{1,2})(?:年级)?$/i.exec(name)?.[1];
  if (number !== undefined) return Number(number);
  const plain = CHINESE.findIndex((one) => name === `${one}年级`);
  if (plain >= 0) return plain + 1;
  const later = /^(初|高)([一二三])$/.exec(name);
  if (later === null) return null;
  return (later[1] === "初" ? 7 : 10) + CHINESE.findIndex((one) => one === later[2]);
}
