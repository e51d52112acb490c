/** What a spreadsheet cell, or a field of a CSV file, holds after reading. An error cell is its text: "#DIV/0!". */
export type Cell = string | number | boolean | Date | null;

/** Stands in a cell whose formula was never calculated, so that it is not taken for an empty one. */
export const UNCALCULATED = "#UNCALCULATED!";

const ERROR_CELL =
  /^#(DIV\/0!|N\/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!|FIELD!|BLOCKED!|UNCALCULATED!)$|^Err:5\d\d$/;
const UNCLEAN = /[！-～−﹣﹘\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad\s]/;
const FULL_WIDTH = /[！-～]/g;
const MINUS = /[−﹣﹘]/g;
const INVISIBLE = /[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad]/g;
const BLANKS = /[\s\u00a0\u3000]+/g;

/**
 * A text as it was meant: full-width letters, digits and signs to half-width, every kind of blank (no-break, ideographic,
 * line break) to one space, invisible characters away, trimmed. Chinese punctuation that has no ASCII twin stays.
 *
 * @example cleanText("１２．５％ ") // "12.5%"
 */
export function cleanText(text: string): string {
  if (!UNCLEAN.test(text)) return text;
  return text
    .replace(INVISIBLE, "")
    .replace(FULL_WIDTH, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(MINUS, "-")
    .replace(BLANKS, " ")
    .trim();
}

/**
 * The form of a text by which spellings are compared: cleaned, without any blank, lower case.
 *
 * @example cleanKey("学校\n标识码 ") // "学校标识码"
 */
export function cleanKey(text: string): string {
  const clean = cleanText(text);
  return (clean.includes(" ") ? clean.replaceAll(" ", "") : clean).toLowerCase();
}

/**
 * A cell as text: a date as year-month-day, a whole number without exponent; an empty cell is "".
 *
 * @example cellText(211) // "211"
 */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return cleanText(cell);
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "" : cell.toISOString().slice(0, 10);
  return String(cell);
}

/** True for the texts that spreadsheets show instead of a value: "#DIV/0!", "#REF!". @example isErrorCell("#N/A") // true */
export function isErrorCell(cell: Cell | undefined): boolean {
  return (
    typeof cell === "string" && (cell.charCodeAt(0) === 35 || cell.startsWith("Err:")) && ERROR_CELL.test(cell.trim())
  );
}

/** True when nothing visible stands in the cell. @example isEmptyCell(" ") // true */
export function isEmptyCell(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === "string" && (cell === "" || cleanText(cell) === ""));
}

/**
 * The letter of a column as spreadsheets name it.
 *
 * @param index  from 0
 * @example columnLetter(27) // "AB"
 */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}
