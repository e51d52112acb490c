import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from "docx";
import { HEAT } from "../content/blocks.ts";
import type { Table as ReportTable, TableCell as ReportCell, TableColumn } from "../content/blocks.ts";
import { run } from "./docx-run.ts";

/** Width of the text on A4 in twentieths of a point. */
const PAGE_WIDTH = 9600;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "B8C4CC" } as const;
const ALIGN = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, center: AlignmentType.CENTER } as const;

/** A table with its caption; its head stands on every page, and no row is cut in two. */
export function docxTable(table: ReportTable): readonly (Paragraph | Table)[] {
  const size = table.dense ? 14 : 18;
  const total = table.columns.reduce((sum, { width }) => sum + width, 0);
  const widths = table.columns.map(({ width }) => Math.round((PAGE_WIDTH * width) / total));
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: table.columns.map((column, i) => headCell(column, widths[i]!, size)),
  });
  const rows = table.rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((cell, i) => bodyCell(cell, table.columns[i]!, widths[i]!, size)),
      }),
  );
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 160, after: 60 },
      children: [run(table.caption, { bold: true, size: 20 })],
    }),
    new Table({
      width: { size: PAGE_WIDTH, type: WidthType.DXA },
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      borders: { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE },
      rows: [head, ...rows],
    }),
    new Paragraph({
      spacing: { after: 160 },
      children: table.note === undefined ? [] : [run(table.note, { size: 17, color: "51606B" })],
    }),
  ];
}

function headCell(column: TableColumn, width: number, size: number): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    shading: { type: ShadingType.CLEAR, fill: "E3EDF4" },
    margins: MARGINS,
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run(column.head, { bold: true, size })] })],
  });
}

function bodyCell(cell: ReportCell, column: TableColumn, width: number, size: number): TableCell {
  const short = cell.tone === "short";
  const fill = short ? "FFE9D2" : cell.heat === undefined ? null : HEAT[cell.heat].slice(1).toUpperCase();
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: MARGINS,
    ...(fill === null ? {} : { shading: { type: ShadingType.CLEAR, fill } }),
    children: [
      new Paragraph({
        alignment: ALIGN[column.align],
        children: [run(cell.text, short ? { bold: true, size, color: "8A3B00" } : { size })],
      }),
    ],
  });
}

const MARGINS = { top: 40, bottom: 40, left: 70, right: 70 };
