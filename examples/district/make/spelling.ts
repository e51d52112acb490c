import { chineseWords, type Column, columns, nationalCodes } from "./columns.ts";
import type { Cell, SchoolFacts } from "./facts.ts";

/** How one year's file writes its cells. */
export type Spelling = (column: Column, facts: SchoolFacts) => Cell;

const texts = new Set(["region_code", "school_code", "school_name"]);

function plain(column: Column, facts: SchoolFacts): Cell {
  return facts[column.id] ?? null;
}

function words(cell: Cell, dictionary: Readonly<Record<string, string>>): Cell {
  if (typeof cell === "boolean") return cell ? "是" : "否";
  return typeof cell === "string" ? (dictionary[cell] ?? cell) : cell;
}

/** 2022: national codes, blanks left empty. */
export const withCodes: Spelling = (column, facts) => {
  const dictionary = column.id === "locality" ? { urban: "111", town: "121", rural: "210" } : nationalCodes;
  return words(plain(column, facts), dictionary);
};

/** 2023: Chinese words, shares in percent. */
export const withPercent: Spelling = (column, facts) => {
  const cell = words(plain(column, facts), chineseWords);
  return column.id === "migrant_students_share" && typeof cell === "number" ? Math.round(cell * 100) : cell;
};

/** 2024: an export of the city's platform: the English names, empty where nothing was reported. */
export const withEnglish: Spelling = (column, facts) => plain(column, facts);

/** 2025: areas typed as text with thousands separators, the largest class in full-width digits, "—" and "无" for nothing. */
export const asTyped: Spelling = (column, facts) => {
  const cell = inTenThousands(column, facts);
  if (cell === null) return column.group === "校舍与设施" && /room_m2|_rooms/.test(column.id) ? "无" : "—";
  if (typeof cell !== "number") return cell;
  if (column.id === "teaching_area_m2") return grouped(cell);
  return column.id.startsWith("largest_class") ? fullWidth(String(cell)) : cell;
};

/** 2026: as 2025, and the numbers are numbers. */
export const inTenThousands: Spelling = (column, facts) => {
  const cell = words(plain(column, facts), chineseWords);
  return column.id === "equipment_yuan" && typeof cell === "number" ? Math.round(cell / 100) / 100 : cell;
};

function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

function fullWidth(digits: string): string {
  return digits.replace(/\d/g, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) + 0xfee0));
}

/** Totals of the count columns, as a bureau puts them below: text where a total makes no sense. */
export function totalsRow(rows: readonly SchoolFacts[], spelling: Spelling): Cell[] {
  return columns.map((column) => {
    if (column.id === "school_name") return "合计";
    const adds =
      /^(students|classes|teachers|backbone|pe_arts|teaching_area|sports_area|equipment|multimedia|music_rooms|art_rooms)/.test(
        column.id,
      );
    if (!adds || texts.has(column.id)) return null;
    const total = rows.reduce((sum, row) => sum + (typeof row[column.id] === "number" ? Number(row[column.id]) : 0), 0);
    return spelling(column, { [column.id]: total });
  });
}
