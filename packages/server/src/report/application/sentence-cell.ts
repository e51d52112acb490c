import { outside } from "../workbook/cell-address.ts";
import { living } from "../workbook/living.ts";
import type { Living } from "../workbook/living.ts";
import { requirementCell, requirementOf } from "../workbook/requirement-sheet.ts";
import type { ApplicationContext } from "./application-context.ts";
import { slotFormula, slotsOf } from "./application-layout.ts";
import type { RequirementRow, Slot } from "./application-layout.ts";
import { countyCell } from "./county-figures.ts";
import { schoolsCell } from "./school-figures.ts";

/** A sentence with its figures in it, one living formula; what is not reported shows as a line to fill in. */
export interface Sentence {
  readonly cell: Living;
  /** every figure is there */
  readonly isFilled: boolean;
}

/** The conclusion of a row that has a sentence. */
export function sentenceCell(context: ApplicationContext, row: RequirementRow, sentence: string): Sentence {
  const blank = context.inWords(context.layout.words.blank);
  const parts = slotsOf(sentence)
    .filter((part) => part !== "")
    .map((part) =>
      typeof part === "string" ? { formula: quoted(part), text: part, isFilled: true } : filled(context, row, part),
    );
  const text = parts.map((part) => part.text ?? blank).join("");
  return {
    cell: living(parts.map((part) => part.formula).join("&"), text),
    isFilled: parts.every((part) => part.isFilled),
  };
}

function filled(context: ApplicationContext, row: RequirementRow, slot: Slot) {
  const blank = context.inWords(context.layout.words.blank);
  const cell = slotCell(context, row, slot);
  const value = cell === null || typeof cell.result === "string" ? null : cell.result;
  if (cell === null) return { formula: quoted(blank), text: null, isFilled: false };
  return {
    formula: `IF(${cell.formula}="",${quoted(blank)},TEXT(${cell.formula},"${slot.digits}"))`,
    text: value === null ? null : inDigits(value, slot.digits),
    isFilled: value !== null,
  };
}

function slotCell({ plan }: ApplicationContext, row: RequirementRow, slot: Slot): Living | null {
  const count = row.counts?.[slot.text];
  if (count !== undefined)
    return schoolsCell(plan, { kinds: count.kinds, of: count.of, compare: ">", amount: count.over });
  if (slot.text !== "value" || row.value === undefined) return countyCell(plan, slotFormula(slot));
  const found = requirementOf(plan, row.value);
  const at = requirementCell(plan, row.value, "value");
  return found === undefined || at === null ? null : living(outside(at), found.value);
}

/**
 * A number as a spreadsheet's TEXT(…) shows it: of 15 digits, the last shown rounded up from a half.
 *
 * @param digits  "0", "0.000", "0.0%"
 * @example       inDigits(0.8535, "0.0%") // "85.4%"
 */
export function inDigits(value: number, digits: string): string {
  const isPercent = digits.endsWith("%");
  const decimals = (digits.split(".")[1] ?? "").replace("%", "").length;
  const shifted = Number((value * (isPercent ? 100 : 1) * 10 ** decimals).toPrecision(15));
  const rounded = (Math.sign(shifted) * Math.round(Math.abs(shifted))) / 10 ** decimals;
  return rounded.toFixed(decimals) + (isPercent ? "%" : "");
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
