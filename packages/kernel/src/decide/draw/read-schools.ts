import type { Finding } from "../../model/index.ts";
import { cellText, cleanKey, type SheetRow, isEmptyCell } from "../../sense/index.ts";
import { complaintsOn } from "./draw-complaints.ts";
import type { DrawSchool } from "./draw-rules.ts";
import { schoolOf } from "./read-rules.ts";

const HEADERS: Readonly<Record<string, string>> = {
  school_code: "school_code",
  code: "school_code",
  学校标识码: "school_code",
  学校代码: "school_code",
  school_name: "name",
  name: "name",
  学校名称: "name",
  places: "places",
  capacity: "places",
  学位: "places",
  学位数: "places",
  招生计划: "places",
  held_back: "held_back",
  预留学位: "held_back",
  预留: "held_back",
};

/**
 * Reads the schools of a draw from a table: school_code, school_name, places, held_back; headers in English or Chinese.
 *
 * @returns  the schools, and every finding with its row
 * @example  readDrawSchools([{ number: 1, cells: ["学校代码", "学位数"] }, { number: 2, cells: ["S1", 30] }], source).schools[0]?.places // 30
 */
export function readDrawSchools(
  rows: readonly SheetRow[],
  { file, sheet }: { readonly file: string; readonly sheet: string },
): { readonly schools: readonly DrawSchool[]; readonly findings: readonly Finding[] } {
  const complaints = complaintsOn(file);
  const header = rows.find(({ cells }) => cells.some((cell) => HEADERS[cleanKey(cellText(cell))] === "school_code"));
  if (header === undefined) {
    complaints.error(
      "DRAW-040",
      { sheet },
      {
        zh: "学校表没有“学校代码”（school_code）一列。",
        en: 'The table of schools has no column "school_code".',
        fix: "请加一行表头：school_code、school_name、places、held_back。",
        fixEn: "Add a header row: school_code, school_name, places, held_back.",
      },
    );
    return { schools: [], findings: complaints.list() };
  }
  const parts = header.cells.map((cell) => HEADERS[cleanKey(cellText(cell))]);
  const schools = rows
    .filter(({ number, cells }) => number > header.number && !cells.every(isEmptyCell))
    .map(({ number, cells }) => {
      const filled = parts.flatMap((part, at) =>
        part === undefined || isEmptyCell(cells[at]) ? [] : [[part, wholeOrText(cellText(cells[at]))] as const],
      );
      return schoolOf(Object.fromEntries(filled), `row ${number}`, complaints, number);
    });
  return { schools, findings: complaints.list() };
}

/** Numbers of places as numbers; everything else, and codes with leading noughts, as it stands. */
function wholeOrText(text: string): string | number {
  return /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : text;
}
