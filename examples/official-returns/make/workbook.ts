import {
  layoutsIn,
  addressOf,
  type OfficialForm,
  type OfficialLayout,
  type OfficialSheet,
} from "@youheng/kernel/sense";
import { writeXlsx } from "hucre";
import { chineseWords } from "../../district/make/columns.ts";
import type { SchoolFacts } from "../../district/make/facts.ts";
import { withFixedDates } from "../../district/make/zip-dates.ts";
import { cellsOf, has, type NamedCells } from "./cells.ts";

type Cell = string | number | null;

/** One sheet before it is written. */
export interface PlainSheet {
  readonly code: string;
  readonly name: string;
  readonly rows: Cell[][];
}

/** The return of one school. */
export interface SchoolReturn {
  readonly facts: SchoolFacts;
  readonly year: number;
  readonly cells: NamedCells;
  /** the ways of naming sheets that schools have; see `sheetName` */
  readonly habit: number;
}

/** The return of a school as it should be. @example returnOf(facts, 0).year // 2026 */
export function returnOf(facts: SchoolFacts, habit: number): SchoolReturn {
  return { facts, year: Number(facts["school_year"]), cells: cellsOf(facts), habit };
}

/** The sheets a school hands in, laid out by the form files: those of its stages, and the basic sheet. */
export function sheetsOf(form: OfficialForm, school: SchoolReturn): PlainSheet[] {
  const stages = ["primary", "lower_secondary", "upper_secondary"].filter((stage) => has(school.facts, stage));
  const tables = form.sheets.flatMap((sheet): PlainSheet[] => {
    const layout = layoutsIn(sheet, school.year).at(-1);
    if (layout === undefined) return [];
    const concerned = layout.stages ?? (sheet.stages.length > 0 ? sheet.stages : stagesOfAgeSheet(sheet.code));
    if (!concerned.some((stage) => stages.includes(stage))) return [];
    return [{ code: sheet.code, name: sheetName(sheet, school), rows: tableRows(sheet, layout, school) }];
  });
  return [basicSheet(school), ...tables];
}

function stagesOfAgeSheet(code: string): readonly string[] {
  return code === "教基3113" ? ["primary"] : code === "教基3116" ? ["lower_secondary"] : [];
}

/** Schools name their sheets in every way: by code, with blanks, with the title, by the title alone, with the year. */
function sheetName(sheet: OfficialSheet, { habit, year }: SchoolReturn): string {
  const title = (sheet.titles[0] ?? "").replaceAll(/[（）、，,()]/g, "").slice(0, 18);
  return [
    sheet.code,
    `${sheet.code.slice(0, 2)} ${sheet.code.slice(2)}`,
    `${sheet.code} ${title}`,
    title,
    `${sheet.code}_${year}`,
  ][habit % 5]!;
}

function headRow({ facts, year }: SchoolReturn, code: string): Cell[] {
  const who = `学校（机构）标识码：${facts["school_code"]}　学校（机构）名称：${facts["school_name"]}`;
  return [
    `表号：${code.replace("续", "")}表${code.endsWith("续") ? "（续）" : ""}`,
    null,
    who,
    null,
    null,
    `${year}/${year + 1}学年初`,
  ];
}

function tableRows(sheet: OfficialSheet, layout: OfficialLayout, school: SchoolReturn): Cell[][] {
  const corner = addressOf(layout.corner);
  const rows: Cell[][] = [[layout.title ?? sheet.titles[0] ?? ""], headRow(school, sheet.code)];
  while (rows.length < corner.row - 2) rows.push([]);
  rows.push(["指标名称", "代码", ...layout.columns]);
  rows.push([
    "甲",
    "乙",
    ...layout.columns.map((heading, i) =>
      heading === "计量单位" ? "丙" : String(i + (layout.columns[0] === "计量单位" ? 0 : 1)),
    ),
  ]);
  let code = 0;
  for (const label of layout.rows) {
    const isPart = label.endsWith(":");
    rows.push([
      isPart ? label.slice(0, -1) : label,
      isPart ? null : String(++code).padStart(2, "0"),
      ...layout.columns.map(() => null),
    ]);
  }
  fillTable(rows, layout, school.cells);
  return rows;
}

function fillTable(rows: Cell[][], layout: OfficialLayout, cells: NamedCells): void {
  const corner = addressOf(layout.corner);
  const unitColumn = layout.columns.indexOf("计量单位");
  for (const cell of layout.cells) {
    const part = cell.under === undefined ? 0 : layout.rows.indexOf(`${cell.under}:`);
    const label = layout.rows.findIndex((row, i) => i >= part && cell.row.some((one) => plain(one) === plain(row)));
    const heading = layout.columns.findIndex((column) => cell.column.some((one) => plain(one) === plain(column)));
    const row = rows[corner.row + label];
    if (label < 0 || heading < 0 || row === undefined) throw new Error(`the layout has no cell "${cell.name}"`);
    row[corner.column + heading] = cells.get(cell.name) ?? null;
    if (unitColumn >= 0 && cell.unit !== undefined) row[corner.column + unitColumn] = cell.unit;
  }
}

function plain(label: string): string {
  return label.replace(/^#/, "");
}

function basicSheet({ facts, year, habit }: SchoolReturn): PlainSheet {
  const words = (id: string): Cell => {
    const value = facts[id];
    return typeof value === "boolean"
      ? Number(value)
      : typeof value === "string"
        ? (chineseWords[value] ?? value)
        : (value ?? null);
  };
  const lines: readonly (readonly [string, Cell])[] = [
    ["学校（机构）名称", words("school_name")],
    ["学校（机构）标识码", words("school_code")],
    ["学校（机构）地址代码", `${facts["region_code"]}001001`],
    ["学校（机构）驻地城乡类型", words("locality")],
    ["学校（机构）办学类型", words("school_kind")],
    ["学校（机构）举办者", words("ownership")],
    ["建校年月", `${facts["built_year"]}09`],
    ["经度", words("lon")],
    ["纬度", words("lat")],
  ];
  const head: Cell[][] = [
    ["学校（机构）基本情况"],
    ["表号：教基1001表", null, `${year}/${year + 1}学年初`],
    ["指标名称", "代码", "内容"],
  ];
  const body = lines.map(([label, value], i): Cell[] => [label, String(i + 1).padStart(2, "0"), value]);
  return { code: "教基1001", name: habit % 5 === 3 ? "学校机构基本情况" : "教基1001", rows: [...head, ...body] };
}

/** The bytes of one workbook; the same sheets give the same bytes. */
export async function workbookOf(sheets: readonly PlainSheet[]): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    properties: {
      creator: "青榕区教育局（虚构）",
      created: new Date(Date.UTC(2026, 9, 20)),
      modified: new Date(Date.UTC(2026, 9, 20)),
    },
    sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => [...row]) })),
  });
  return withFixedDates(new Uint8Array(bytes));
}
