import { type Cell, cellText, cleanKey, isErrorCell, UNCALCULATED } from "./cell.ts";
import { type NumberReading, readNumber, type Trouble } from "./read-number.ts";

/** A text that was read, nothing (not reported), or the trouble. */
export type TextReading = { readonly text: string } | { readonly trouble: Trouble } | null;

const SCIENTIFIC = /^\d(\.\d+)?[eE]\+?\d+$/;
const YEAR = /^(\d{4})(年?$|学年|年度|[-~/.—–至到]|年[\d至到-]|\d{2}$|\d{4}$)/;
const TRUE_WORDS = new Set(["true", "yes", "y", "1", "是", "有", "√", "✓", "✔", "☑", "对"]);
const FALSE_WORDS = new Set(["false", "no", "n", "0", "否", "×", "✗", "✘", "☐", "x", "非"]);

/**
 * Reads plain text; numbers as they would be typed.
 *
 * @example readText(" 第一小学 ", new Set(["—"])) // { text: "第一小学" }
 */
export function readText(cell: Cell | undefined, blanks: ReadonlySet<string>): TextReading {
  const text = cellText(cell);
  if (text === "" || blanks.has(text)) return null;
  if (isErrorCell(text)) return { trouble: text === UNCALCULATED ? "uncalculated" : "error-cell" };
  return { text };
}

/**
 * Reads an identifying code (school, region): leading zeros stay, and a code that the spreadsheet has turned into a number with
 * an exponent, or cut to fifteen digits, is a trouble instead of a wrong code.
 *
 * @example readIdentifier("2.13E+09", new Set()) // { trouble: "damaged-code" }
 */
export function readIdentifier(cell: Cell | undefined, blanks: ReadonlySet<string>): TextReading {
  if (typeof cell === "number") return fromNumericCode(cell);
  if (cell instanceof Date) return { trouble: "date" };
  const read = readText(cell, blanks);
  if (read === null || "trouble" in read) return read;
  const text = read.text.replace(/^'|\s|\.0$/g, "");
  return SCIENTIFIC.test(text) ? { trouble: "damaged-code" } : { text };
}

function fromNumericCode(value: number): TextReading {
  if (!Number.isInteger(value) || value < 0) return { trouble: "code" };
  if (value >= 1e15) return { trouble: "long-code" };
  return { text: String(value) };
}

/**
 * Reads a code by any of its spellings: the Chinese word, the national code (as text or number), the code itself.
 *
 * @param spellings  spelling as `cleanKey` leaves it → code
 * @example readCode(211, new Map([["211", "primary"]]), new Set()) // { text: "primary" }
 */
export function readCode(
  cell: Cell | undefined,
  spellings: ReadonlyMap<string, string>,
  blanks: ReadonlySet<string>,
): TextReading {
  const read = readText(cell, blanks);
  if (read === null || "trouble" in read) return read;
  const code = spellings.get(cleanKey(read.text).replace(/\.0$/, ""));
  return code === undefined ? { trouble: "code" } : { text: code };
}

/**
 * Reads a flag: 是/否, √/×, true/false, 1/0 and the spellings of the field.
 *
 * @returns 1, 0, null when not reported, or the trouble
 * @example readFlag("√", new Map(), new Set()) // 1
 */
export function readFlag(
  cell: Cell | undefined,
  spellings: ReadonlyMap<string, string>,
  blanks: ReadonlySet<string>,
): number | null | Trouble {
  if (typeof cell === "boolean") return cell ? 1 : 0;
  const text = cellText(cell);
  const key = cleanKey(text);
  const word = spellings.get(key) ?? key;
  if (TRUE_WORDS.has(word)) return 1;
  if (FALSE_WORDS.has(word)) return 0;
  if (text === "" || blanks.has(text)) return null;
  if (isErrorCell(text)) return text === UNCALCULATED ? "uncalculated" : "error-cell";
  return "flag";
}

/**
 * Reads a year: 2024, "2024年", "2024-2025学年" (the first), a date cell.
 *
 * @example readYear("２０２４－２０２５学年", { scale: 1, plus: 0, share: false, scales: new Map(), blanks: new Set() }) // 2024
 */
export function readYear(cell: Cell | undefined, how: NumberReading): number | null | Trouble {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "year" : cell.getUTCFullYear();
  const number = readNumber(cell, how);
  if (typeof number === "number" || number === null || number !== "not-a-number")
    return typeof number === "number" ? compactYear(number) : number;
  const match = YEAR.exec(cellText(cell).replaceAll(" ", ""));
  return match === null ? "year" : Number(match[1]);
}

/** 199809 and 19980901 are a year with its month and day. */
function compactYear(value: number): number {
  if (value >= 19000101 && value <= 21001231) return Math.floor(value / 10000);
  return value >= 190001 && value <= 210012 ? Math.floor(value / 100) : value;
}
