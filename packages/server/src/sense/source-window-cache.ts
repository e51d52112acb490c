import { Worker } from "node:worker_threads";
import type { Field, Form, Words } from "@youheng/kernel/model";
import { unreadable } from "./file-findings.ts";
import type { PartOrder } from "./source-window-part.ts";
import { cellPlace, type SheetPart, type SourceWindow, sourceWindow, type WindowAsk } from "./source-window.ts";

/** What the thread says: the part, or why there is none. */
export type PartMessage = { readonly part: SheetPart } | { readonly refused: Words };

/** Which cell of which upload is asked about. */
export interface SourceAsk extends WindowAsk {
  /** SHA-256 of the upload: under it its parts are kept */
  readonly digest: string;
  readonly fileName: string;
  /** absent: the first sheet */
  readonly sheet?: string;
  /** the workbook inside the upload, where that is a zip of workbooks */
  readonly file?: string;
  readonly form: Form;
  readonly fields: readonly Field[];
  /** the bytes of the upload; asked for only when they are needed */
  readonly bytes: () => Promise<Uint8Array>;
}

/** The window, or in words why there is none. */
export type SourceAnswer = { readonly window: SourceWindow } | { readonly refused: Words };

/** Windows into uploaded files. The parts that were read are kept within a bound, so that the next click is answered at once. */
export interface SourceWindows {
  readonly look: (ask: SourceAsk) => Promise<SourceAnswer>;
}

/** Rows that are read and kept at once: a county whole, a stretch of a province. */
const PART_ROWS = 5000;
/** More than any window reaches over the edge of a part. */
const OVERLAP = 100;
/** Cells kept over all uploads: some 60 MB. */
const CELLS_KEPT = 1_500_000;
const MEMORY_MB = 1024;

/**
 * Opens windows into uploads. Files are read in a thread, so that the server goes on answering; two who ask for the same part wait for
 * one reading; what was used longest ago is dropped when more than `cellsKept` cells are held.
 *
 * @example "window" in (await sourceWindows().look({ ...upload, sheet: "学校", cell: "F6", rows: 5, columns: 4 })) // true
 */
export function sourceWindows(cellsKept: number = CELLS_KEPT): SourceWindows {
  const kept = new Map<string, SheetPart>();
  const underWay = new Map<string, Promise<PartMessage>>();
  const partFor = async (ask: SourceAsk, row: number): Promise<PartMessage> => {
    const block = Math.floor(row / PART_ROWS);
    const key = JSON.stringify([ask.digest, ask.form.id, ask.file ?? null, ask.sheet ?? null, block]);
    const known = kept.get(key);
    if (known !== undefined) return { part: keep(kept, key, known, cellsKept) };
    const reading = underWay.get(key) ?? readPart(ask, block).finally(() => underWay.delete(key));
    underWay.set(key, reading);
    const message = await reading;
    if ("part" in message) keep(kept, key, message.part, cellsKept);
    return message;
  };
  return {
    look: async (ask) => {
      const place = cellPlace(ask.cell);
      if (place === null) return { refused: tellNoAddress(ask.cell) };
      const message = await partFor(ask, place.row);
      if ("refused" in message) return message;
      const window = sourceWindow(message.part, ask);
      return window === null ? { refused: tellNoCell(ask.cell, message.part) } : { window };
    },
  };
}

/** Puts a part to the end of the line, and drops from its front what is too much. */
function keep(kept: Map<string, SheetPart>, key: string, part: SheetPart, cellsKept: number): SheetPart {
  kept.delete(key);
  kept.set(key, part);
  let cells = Array.from(kept.values(), cellsOf).reduce((sum, one) => sum + one, 0);
  for (const [oldest, one] of kept) {
    if (cells <= cellsKept) break;
    kept.delete(oldest);
    cells -= cellsOf(one);
  }
  return part;
}

function cellsOf(part: SheetPart): number {
  return part.rows.size * part.width;
}

async function readPart(ask: SourceAsk, block: number): Promise<PartMessage> {
  const order: PartOrder = {
    source: { bytes: await ask.bytes(), name: ask.fileName },
    fileName: ask.fileName,
    ...(ask.sheet === undefined ? {} : { sheet: ask.sheet }),
    ...(ask.file === undefined ? {} : { file: ask.file }),
    firstRow: Math.max(1, block * PART_ROWS - OVERLAP),
    lastRow: (block + 1) * PART_ROWS + OVERLAP,
    form: ask.form,
    fields: ask.fields,
  };
  try {
    return await readInThread(order);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY") {
      const { zh, en } = unreadable.resources().telling;
      return { refused: { zh, en } };
    }
    throw error;
  }
}

function readInThread(order: PartOrder): Promise<PartMessage> {
  const worker = new Worker(new URL("./source-window-worker.ts", import.meta.url), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  return new Promise((resolve, reject) => {
    worker.once("message", (message: PartMessage) => resolve(message));
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the thread that read the sheet ended with ${code}`)));
  });
}

function tellNoAddress(cell: string): Words {
  return { zh: `“${cell}”不是单元格地址，应如 F6。`, en: `"${cell}" is no address of a cell; write it like F6.` };
}

function tellNoCell(cell: string, part: SheetPart): Words {
  return {
    zh: `工作表“${part.sheet}”没有单元格 ${cell}：它只有 ${part.lastRow} 行、${part.width} 列。`,
    en: `The sheet "${part.sheet}" has no cell ${cell}: it has ${part.lastRow} rows and ${part.width} columns.`,
  };
}
