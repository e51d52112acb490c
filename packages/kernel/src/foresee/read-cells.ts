import { type Cell, cellText, isEmptyCell, type NumberReading, readNumber } from "../sense/index.ts";

const BLANKS = [
  "—",
  "——",
  "-",
  "--",
  "–",
  "/",
  "无",
  "未填",
  "未报",
  "缺",
  "空",
  "暂无",
  "N/A",
  "NA",
  "n/a",
  "null",
  "NULL",
];
/** Suppressed for confidentiality: an asterisk, or "<10". */
const WITHHELD = /^(\*+|[xXcCsS.]|[<≤＜]=? ?\d+|…|\.\.\.?)$/;
const PLAIN: NumberReading = { scale: 1, plus: 0, share: false, scales: new Map(), blanks: new Set(BLANKS) };
const YEAR = /^((?:18|19|20|21)\d{2})(?:\.0+)?(?:$|\s*[-–—/~至到]\s*\d{2,4}|年|学年)/;

/** A number of persons; null: blank or withheld; "wrong": something that is no number. */
export function readCount(cell: Cell | undefined): number | null | "wrong" {
  if (typeof cell === "number") return Number.isFinite(cell) ? cell : "wrong";
  if (isEmptyCell(cell)) return null;
  const text = cellText(cell);
  if (WITHHELD.test(text)) return null;
  const read = readNumber(cell, PLAIN);
  return typeof read === "string" ? "wrong" : read;
}

/**
 * The first year of a school year, however it is written.
 *
 * @returns null when it is no year
 * @example readSchoolYear("2012-13") // 2012
 */
export function readSchoolYear(cell: Cell | undefined): number | null {
  if (typeof cell === "number") return Number.isInteger(cell) && cell >= 1800 && cell < 2200 ? cell : null;
  const found = YEAR.exec(cellText(cell));
  return found === null ? null : Number(found[1]);
}
