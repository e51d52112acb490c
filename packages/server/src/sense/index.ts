/**
 * The room "sense" 感知 of the server: files in, facts out. `readReturn` is its one door for every format; what a cell means is
 * decided in the kernel's part of the room.
 */
export { bytesOf, type ReturnSource } from "./file-source.ts";
export { READ_LIMITS, type ReadLimits } from "./limits.ts";
export { markWorkbook } from "./mark-workbook.ts";
export { type NamedColumn, type NamedRow, type NamedTable, readNamedTable, unzipped } from "./named-table.ts";
export { readLineageFile } from "./read-lineage-file.ts";
export { readReturnInWorker } from "./read-return-in-worker.ts";
export { readReturn, type ReadOptions, type ReadProgress, type ReadReturn } from "./read-return.ts";
export { readRegionFile } from "./read-region-file.ts";
export { readTableFile } from "./read-table-file.ts";
export { readSheet, type SheetRows } from "./read-sheet.ts";
export { type SourceAnswer, type SourceAsk, sourceWindows, type SourceWindows } from "./source-window-cache.ts";
export type { SourceWindow, WindowAsk, WindowCell, WindowRow } from "./source-window.ts";
export { type GridCell, type SheetGrid, type SheetGrids, sheetGrids } from "./sheet-grids.ts";
export {
  readBirthsFile,
  readChangesFile,
  type EnrolmentFileAsk,
  readEnrolmentFiles,
  type ReadEnrolment,
  readHousingFile,
  readPlacesFile,
} from "./read-enrolment-file.ts";
