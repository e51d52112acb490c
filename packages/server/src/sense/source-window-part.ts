import type { Field, Form } from "@youheng/kernel/model";
import {
  type Cell,
  findHeader,
  HEADER_WITHIN,
  indexForm,
  isEmptyCell,
  type Merge,
  type SheetRow,
} from "@youheng/kernel/sense";
import { unreadable } from "./file-findings.ts";
import { kindOfFile } from "./file-kind.ts";
import { headOf, type ReturnSource } from "./file-source.ts";
import { READ_LIMITS } from "./limits.ts";
import { officialFiles } from "./official-files.ts";
import { openSheets } from "./open-sheets.ts";
import type { SheetPart } from "./source-window.ts";
import type { OpenSheet } from "./workbook.ts";

/** Which part of which file is read; structured-clonable, for a thread. */
export interface PartOrder {
  readonly source: ReturnSource;
  readonly fileName: string;
  /** absent: the first sheet */
  readonly sheet?: string;
  /** the workbook inside the upload, where that is a zip of workbooks */
  readonly file?: string;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly form: Form;
  readonly fields: readonly Field[];
}

/**
 * Reads a stretch of a sheet, and its first rows, as texts. Reading stops where the stretch ends.
 *
 * @throws UnreadableFile when the file cannot be read or has no such sheet
 */
export async function readSheetPart(order: PartOrder): Promise<SheetPart> {
  const { source, fileName } = await fileOf(order);
  const sheet = sheetNamed(await openSheets(source, fileName, READ_LIMITS), order.sheet);
  const outline = await sheet.outline();
  const { rows, lastRow } = await rowsOfPart(sheet.rows(outline), order);
  const head = Array.from(rows, ([number, cells]): SheetRow => ({ number, cells })).filter(
    (row) => row.number <= HEADER_WITHIN,
  );
  return {
    sheet: sheet.name,
    rows,
    lastRow,
    merges: outline.merges.filter((merge) => isNear(merge, order)),
    width: Math.max(0, ...Array.from(rows.values(), (cells) => cells.length)),
    ...headerOf(head, outline.merges, order),
  };
}

/** The upload, or the workbook inside it, where that is a zip of workbooks. */
async function fileOf({ source, fileName, file }: PartOrder): Promise<Pick<PartOrder, "source" | "fileName">> {
  if (file === undefined || kindOfFile(await headOf(source, 4096)) !== "zip") return { source, fileName };
  const inside = (await officialFiles(source, READ_LIMITS)).find((one) => one.name === file);
  return inside === undefined
    ? { source, fileName }
    : { source: { bytes: await inside.bytes(), name: inside.name }, fileName: inside.name };
}

function sheetNamed(sheets: readonly OpenSheet[], asked: string | undefined): OpenSheet {
  const found = asked === undefined ? sheets[0] : sheets.find((sheet) => sheet.name === asked);
  if (found !== undefined) return found;
  throw unreadable.noSheet(
    asked ?? "",
    sheets.map((sheet) => sheet.name),
  );
}

async function rowsOfPart(
  batches: AsyncIterable<readonly SheetRow[]>,
  order: PartOrder,
): Promise<{ rows: Map<number, readonly string[]>; lastRow: number }> {
  const rows = new Map<number, readonly string[]>();
  let lastRow = 0;
  for await (const batch of batches)
    for (const { number, cells } of batch) {
      if (number > order.lastRow) return { rows, lastRow };
      if (number > HEADER_WITHIN && number < order.firstRow) continue;
      rows.set(number, Array.from(cells, shownText));
      lastRow = Math.max(lastRow, number);
    }
  return { rows, lastRow };
}

function isNear(merge: Merge, { firstRow, lastRow }: PartOrder): boolean {
  const inPart = merge.endRow + 1 >= firstRow && merge.startRow < lastRow;
  return inPart || merge.startRow < HEADER_WITHIN;
}

/** The header as the form knows it; on a sheet of another kind the first row with two filled cells. */
function headerOf(
  head: readonly SheetRow[],
  merges: readonly Merge[],
  { form, fields }: PartOrder,
): Pick<SheetPart, "header" | "nameColumn"> {
  const block = findHeader(head, merges, indexForm(form, fields));
  if (block !== null && block.matched > 1) {
    const name = block.columns.find((one) => one.match?.column.id === "school_name");
    return { header: { firstRow: block.firstRow, lastRow: block.lastRow }, nameColumn: name?.at ?? 0 };
  }
  const first = head.find((row) => row.cells.filter((cell) => !isEmptyCell(cell)).length > 1);
  return { header: first === undefined ? null : { firstRow: first.number, lastRow: first.number }, nameColumn: 0 };
}

/** A cell as a spreadsheet shows it: numbers with 15 digits at most, a date as year-month-day. */
function shownText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return String(Number(cell.toPrecision(15)));
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "" : cell.toISOString().slice(0, 10);
  return cell.trim();
}
