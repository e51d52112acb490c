import type { Words } from "@youheng/kernel/model";
import type { Worksheet } from "exceljs";
import { letter } from "../workbook/cell-address.ts";
import type { Living } from "../workbook/living.ts";
import type { WorkbookPlan } from "../workbook/workbook-plan.ts";
import type { ApplicationLayout } from "./application-layout.ts";

/** A cell of a table that the return does not answer. */
export interface Blank {
  readonly sheet: string;
  readonly cell: string;
  readonly item: string;
}

/** What every application table is written with. */
export interface ApplicationContext {
  readonly plan: WorkbookPlan;
  readonly layout: ApplicationLayout;
  readonly inWords: (words: Words) => string;
  /** grows while the tables are written */
  readonly blanks: Blank[];
}

/** Where a cell stands, and what it is called in the list of blanks. */
export interface Seat {
  readonly row: number;
  readonly column: number;
  readonly item: string;
  readonly format?: string;
}

/** Writes a cell. What has no answer stays empty (a living formula stays in it) and is listed. */
export function seat(
  { blanks }: ApplicationContext,
  sheet: Worksheet,
  content: Living | string | null,
  at: Seat,
): void {
  const cell = sheet.getCell(at.row, at.column);
  if (content !== null) cell.value = typeof content === "string" ? content : { ...content };
  if (at.format !== undefined) cell.numFmt = at.format;
  const found = typeof content === "string" ? content : (content?.result ?? "");
  if (found === "") blanks.push({ sheet: sheet.name, cell: `${letter(at.column)}${at.row}`, item: at.item });
}
