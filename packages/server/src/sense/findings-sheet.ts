import type { AutoFilter, Cell, ColumnDef, FreezePane } from "hucre";
import type { Finding } from "@youheng/kernel/model";
import { severityLabel } from "./cell-marks.ts";

const NAME = "问题清单 Findings";
const HEADERS = [
  "序号 No.",
  "级别 Severity",
  "编号 Code",
  "工作表 Sheet",
  "单元格 Cell",
  "位置 Where",
  "问题",
  "Problem",
  "怎么办",
  "What to do",
] as const;
const WIDTHS = [8, 18, 12, 14, 10, 34, 60, 60, 48, 48] as const;
const WRAPPED = { alignment: { wrapText: true, vertical: "top" } } as const;

/** Fits both a new workbook and one that is kept as it was. */
interface FindingsSheet {
  readonly name: string;
  readonly rows: Cell["value"][][];
  readonly cells: Map<string, Cell>;
  readonly columns: ColumnDef[];
  readonly freezePane: FreezePane;
  readonly autoFilter: AutoFilter;
}

/**
 * A sheet that lists all findings, each with a link to its cell.
 *
 * @param sheets  names of the workbook's other sheets: links lead there, and this one's name differs
 * @example findingsSheet([], ["学校"]).name // "问题清单 Findings"
 */
export function findingsSheet(findings: readonly Finding[], sheets: readonly string[]): FindingsSheet {
  const cells = new Map<string, Cell>();
  const rows: Cell["value"][][] = [[...HEADERS], ...findings.map(rowOf)];
  HEADERS.forEach((value, column) =>
    cells.set(`0,${column}`, { value, type: "string", style: { font: { bold: true }, ...WRAPPED } }),
  );
  findings.forEach((finding, at) => {
    for (let column = 5; column < HEADERS.length; column++)
      cells.set(`${at + 1},${column}`, textCell(rows[at + 1]?.[column]));
    const link = linkOf(finding, sheets);
    if (link !== null) cells.set(`${at + 1},4`, link);
  });
  return {
    name: freeName(sheets),
    rows,
    cells,
    columns: WIDTHS.map((width) => ({ width })),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:J${findings.length + 1}` },
  };
}

function rowOf(finding: Finding, at: number): Cell["value"][] {
  const { place } = finding;
  return [
    at + 1,
    severityLabel(finding),
    finding.code,
    place.sheet ?? "",
    place.cell ?? (place.row === undefined ? "" : String(place.row)),
    finding.where,
    finding.zh,
    finding.en,
    finding.fix,
    finding.fixEn,
  ];
}

function textCell(value: Cell["value"] | undefined): Cell {
  return { value: value ?? "", type: "string", style: WRAPPED };
}

function linkOf(finding: Finding, sheets: readonly string[]): Cell | null {
  const { sheet, cell } = finding.place;
  if (sheet === undefined || cell === undefined || !sheets.includes(sheet)) return null;
  return {
    value: cell,
    type: "string",
    hyperlink: { target: "", location: `'${sheet.replaceAll("'", "''")}'!${cell}` },
  };
}

function freeName(sheets: readonly string[]): string {
  for (let number = 1; ; number++) {
    const name = number === 1 ? NAME : `${NAME} ${number}`;
    if (!sheets.includes(name)) return name;
  }
}
