import type { Workbook } from "exceljs";
import { leftOutRows } from "../content/left-out-rows.ts";
import { lineageRows } from "../content/lineage-rows.ts";
import { methodNotes } from "../content/method-notes.ts";
import { addSheet, paintHead, paintTable, paintTitle, writeRow } from "./sheet-style.ts";
import type { WorkbookPlan } from "./workbook-plan.ts";

/** Who was left out, and by which rule. */
export function writeLeftOutSheet(workbook: Workbook, { subject }: WorkbookPlan): void {
  const { text } = subject;
  const sheet = addSheet(workbook, {
    name: text.sheet.leftOut,
    headRows: 2,
    widths: [18, 30, 12, 60, 40],
    page: text.page,
  });
  paintTitle(sheet, text.table.leftOut);
  const { column } = text;
  writeRow(sheet, 2, [column.schoolCode, column.schoolName, column.stage, column.rule, column.where]);
  paintHead(sheet, 2, 5);
  const rows = leftOutRows(subject);
  rows.forEach((row, i) => writeRow(sheet, 3 + i, [row.schoolCode, row.schoolName, row.stage, row.rule, row.place]));
  paintTable(sheet, [3, 2 + rows.length], 5, { wrapText: true, vertical: "top" });
}

/** Where the figures come from, how they are computed, what awaits checking. */
export function writeNotesSheet(workbook: Workbook, { subject }: WorkbookPlan): void {
  const { text, assessment, inWords } = subject;
  const sheet = addSheet(workbook, { name: text.sheet.notes, headRows: 1, widths: [28, 120], page: text.page });
  paintTitle(sheet, text.sheet.notes);
  const blocks: readonly (readonly [string, string])[] = [
    ...lineageRows(subject),
    ...methodNotes(subject).map((note, i) => [i === 0 ? text.chapter.method : "", note] as const),
    ...assessment.standard.bundle.standard.awaits.map(
      (one, i) => [i === 0 ? text.chapter.awaits : "", inWords(one)] as const,
    ),
  ];
  blocks.forEach(([what, says], i) => writeRow(sheet, 2 + i, [what, says]));
  paintTable(sheet, [2, 1 + blocks.length], 2, { wrapText: true, vertical: "top" });
}
