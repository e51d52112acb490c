import { type Cell, cleanText, isErrorCell, UNCALCULATED } from "./cell.ts";
import { scaleDecimal } from "./scale-decimal.ts";

/** Why a cell that holds something could not be read. */
export type Trouble =
  | "not-a-number"
  | "error-cell"
  | "uncalculated"
  | "date"
  | "flag"
  | "year"
  | "code"
  | "damaged-code"
  | "long-code";

/** What reading needs to know besides the cell. */
export interface NumberReading {
  /** factor from the header: 10000 for 万元 */
  readonly scale: number;
  /** added after scaling: a year of the Republic + 1911 */
  readonly plus: number;
  /** percent signs are understood: a share */
  readonly share: boolean;
  /** unit words that scale when they stand in the cell: "万元" → 10000 */
  readonly scales: ReadonlyMap<string, number>;
  /** cell texts that mean "not reported", as `cleanText` leaves them */
  readonly blanks: ReadonlySet<string>;
}

const GROUPED = /^[+-]?\d{1,3}([, ]\d{3})+(\.\d+)?$/;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/**
 * Reads a number from a cell: numbers kept as text, full-width digits and signs, thousands separators, percent for shares,
 * a scaling unit in the cell itself ("12万元").
 *
 * @returns the number in the base unit; null when not reported; the trouble when something stands there that is no number
 * @example readNumber("１，２３４", { scale: 1, plus: 0, share: false, scales: new Map(), blanks: new Set() }) // 1234
 */
export function readNumber(cell: Cell | undefined, how: NumberReading): number | null | Trouble {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === "number") return fromNumber(cell, how);
  if (typeof cell === "boolean") return "not-a-number";
  if (cell instanceof Date) return "date";
  if (isPlainDigits(cell)) return fromDecimal(cell, how);
  return fromText(cell, how);
}

function fromNumber(value: number, how: NumberReading): number | Trouble {
  if (!Number.isFinite(value)) return "not-a-number";
  return how.scale === 1 ? value + how.plus : fromDecimal(String(value), how);
}

function fromDecimal(text: string, how: NumberReading): number {
  return scaleDecimal(text, how.scale) + how.plus;
}

function fromText(cell: string, how: NumberReading): number | null | Trouble {
  const text = cleanText(cell);
  if (text === "" || how.blanks.has(text)) return null;
  if (isErrorCell(text)) return text === UNCALCULATED ? "uncalculated" : "error-cell";
  const decimal = plainDecimal(text);
  if (decimal !== null) return finite(fromDecimal(decimal, how));
  if (how.share && text.endsWith("%")) return withUnit(text.slice(0, -1), 0.01, how);
  for (const [unit, scale] of how.scales)
    if (text.endsWith(unit)) return withUnit(text.slice(0, -unit.length), scale, how);
  return "not-a-number";
}

function withUnit(text: string, scale: number, how: NumberReading): number | Trouble {
  const decimal = plainDecimal(text.trim());
  return decimal === null ? "not-a-number" : finite(scaleDecimal(decimal, scale) + how.plus);
}

function finite(value: number): number | Trouble {
  return Number.isFinite(value) ? value : "not-a-number";
}

function plainDecimal(text: string): string | null {
  if (GROUPED.test(text)) return text.replace(/[, ]/g, "");
  return DECIMAL.test(text) ? text : null;
}

/** The way of nearly every cell, without a regular expression. */
function isPlainDigits(text: string): boolean {
  if (text.length === 0 || text.length > 15) return false;
  let points = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 46) points++;
    else if (code < 48 || code > 57) return false;
  }
  return points <= 1 && text !== ".";
}
