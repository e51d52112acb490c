import type { Alignment, Fill, Workbook, Worksheet } from "exceljs";

const HEAD_FILL: Fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFE3EDF4" } };
const INPUT_FILL: Fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFFBE6" } };
const LINE = { style: "thin", color: { argb: "FFB8C4CC" } } as const;
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE };

/** How a sheet is printed and scrolled. */
export interface SheetLook {
  readonly name: string;
  /** rows repeated on every printed page and kept in sight, from the first */
  readonly headRows: number;
  /** columns kept in sight */
  readonly headColumns?: number;
  readonly widths: readonly number[];
  /** the footer's page numbers */
  readonly page: string;
}

/** Adds a sheet that prints on A4 landscape, one page wide, with its head on every page. */
export function addSheet(workbook: Workbook, { name, headRows, headColumns = 0, widths, page }: SheetLook): Worksheet {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: "frozen", xSplit: headColumns, ySplit: headRows }],
    pageSetup: {
      paperSize: 9,
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 },
      ...(headRows > 0 ? { printTitlesRow: `1:${headRows}` } : {}),
    },
    headerFooter: { oddFooter: `&L&A&R${page}` },
  });
  sheet.columns = widths.map((width) => ({ width }));
  return sheet;
}

/** The sheet's title in its first row, with a hint below it. */
export function paintTitle(sheet: Worksheet, title: string, hint?: string): void {
  const cell = sheet.getCell(1, 1);
  cell.value = title;
  cell.font = { bold: true, size: 14 };
  if (hint === undefined) return;
  sheet.getCell(2, 1).value = hint;
  sheet.getCell(2, 1).font = { italic: true, size: 9, color: { argb: "FF5B6770" } };
}

/** Makes the cells of a row look like a head. */
export function paintHead(sheet: Worksheet, row: number, columns: number): void {
  for (let column = 1; column <= columns; column++) {
    const cell = sheet.getCell(row, column);
    cell.font = { bold: true };
    cell.fill = HEAD_FILL;
    cell.border = BORDER;
    cell.alignment = { wrapText: true, vertical: "middle", horizontal: "center" };
  }
}

/** Draws the lines of a table. */
export function paintTable(
  sheet: Worksheet,
  [first, last]: readonly [number, number],
  columns: number,
  alignment?: Partial<Alignment>,
): void {
  for (let row = first; row <= last; row++)
    for (let column = 1; column <= columns; column++) {
      const cell = sheet.getCell(row, column);
      cell.border = BORDER;
      if (alignment !== undefined) cell.alignment = alignment;
    }
}

/** Marks a cell that a user may change. */
export function paintInput(sheet: Worksheet, row: number, column: number): void {
  sheet.getCell(row, column).fill = INPUT_FILL;
}

/** Writes a row of values from column 1; null leaves a cell empty. Text is written as text, whatever it begins with. */
export function writeRow(
  sheet: Worksheet,
  row: number,
  values: readonly (string | number | null | { formula: string; result: string | number })[],
): void {
  values.forEach((value, i) => {
    if (value !== null) sheet.getCell(row, i + 1).value = value;
  });
}
