import { Worker } from "node:worker_threads";
import type { Words } from "@youheng/kernel/model";
import { type Cell, columnLetter } from "@youheng/kernel/sense";
import { kindOfFile } from "./file-kind.ts";
import { headOf, type ReturnSource } from "./file-source.ts";
import { READ_LIMITS } from "./limits.ts";
import { officialFiles } from "./official-files.ts";
import { openSheets } from "./open-sheets.ts";
import type { OpenSheet } from "./workbook.ts";

/** One cell as it travels: a date is written as year-month-day. */
export type GridCell = string | number | boolean | null;

/** The beginning of a sheet as it stands. */
export interface SheetGrid {
  readonly name: string;
  /** letters of the columns in use */
  readonly columns: readonly string[];
  readonly rows: readonly { readonly number: number; readonly cells: readonly GridCell[] }[];
  /** there is more than is shown */
  readonly cut: boolean;
}

/** The sheets of a workbook, to be pointed at. */
export interface SheetGrids {
  /** the workbooks inside the upload, where that is a zip of workbooks */
  readonly files: readonly string[];
  /** the one that is shown */
  readonly file: string;
  readonly sheets: readonly SheetGrid[];
}

export interface GridsOrder {
  readonly source: ReturnSource;
  readonly fileName: string;
  /** which workbook of a zip; absent: the first */
  readonly file?: string;
}

/** What the thread says: the sheets, or why there are none. */
export type GridsMessage = { readonly grids: SheetGrids } | { readonly refused: Words };

const MOST_SHEETS = 20;
const MOST_ROWS = 300;
const MOST_COLUMNS = 60;
const MEMORY_MB = 1024;

/** The beginning of every sheet of an upload, read in a thread. */
export function sheetGrids(order: GridsOrder): Promise<GridsMessage> {
  const worker = new Worker(new URL("./sheet-grids-worker.ts", import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  return new Promise((resolve, reject) => {
    worker.once("message", (message: GridsMessage) => resolve(message));
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the thread that read the sheets ended with ${code}`)));
  });
}

/**
 * Reads the beginning of every visible sheet.
 *
 * @throws UnreadableFile when the file cannot be read
 */
export async function readSheetGrids({ source, fileName, file }: GridsOrder): Promise<SheetGrids> {
  const files = await workbooksIn(source);
  const inside = files.find((one) => one.name === file) ?? files[0];
  const own: ReturnSource = inside === undefined ? source : { bytes: await inside.bytes(), name: inside.name };
  const name = inside?.name ?? fileName;
  const sheets = (await openSheets(own, name, READ_LIMITS)).filter(({ hidden }) => !hidden).slice(0, MOST_SHEETS);
  const grids: SheetGrid[] = [];
  for (const sheet of sheets) grids.push(await gridOf(sheet));
  return { files: files.map((one) => one.name), file: name, sheets: grids };
}

/** The workbooks of a zip; a workbook by itself is a zip of parts and has none. */
async function workbooksIn(source: ReturnSource): Promise<Awaited<ReturnType<typeof officialFiles>>> {
  if (kindOfFile(await headOf(source, 4096)) !== "zip") return [];
  return await officialFiles(source, READ_LIMITS);
}

async function gridOf(sheet: OpenSheet): Promise<SheetGrid> {
  const rows: SheetGrid["rows"][number][] = [];
  let cut = false;
  let width = 0;
  for await (const batch of sheet.rows(await sheet.outline())) {
    for (const { number, cells } of batch) {
      cut ||= number > MOST_ROWS || cells.length > MOST_COLUMNS;
      if (number > MOST_ROWS) break;
      const shown = Array.from(cells.slice(0, MOST_COLUMNS), plainCell);
      width = Math.max(width, shown.length);
      rows.push({ number, cells: shown });
    }
    if (cut) break;
  }
  return { name: sheet.name, columns: Array.from({ length: width }, (_, i) => columnLetter(i)), rows, cut };
}

function plainCell(cell: Cell | undefined): GridCell {
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell.toISOString().slice(0, 10);
  return cell ?? null;
}
