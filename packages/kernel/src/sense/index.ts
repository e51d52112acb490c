/**
 * The room "sense" 感知: what do we know, and is it right? From the cells of a return to facts, with every finding.
 * Cells in, facts and findings out; no file is read here (that is the server's part of the room).
 */
export {
  cellText,
  cleanKey,
  cleanText,
  columnLetter,
  type Cell,
  isEmptyCell,
  isErrorCell,
  UNCALCULATED,
} from "./cell.ts";
export { checkFacts } from "./check-facts.ts";
export { withoutImpossible } from "./impossible-values.ts";
export { type KnownCodes, withKnownCodes } from "./known-codes.ts";
export { compareYears } from "./compare-years.ts";
export { type ChangedCell, type Difference, differenceOf, type NamedSchool, rowsByCode } from "./difference-of.ts";
export { isTextField } from "./facts-columns.ts";
export { factsOfRows, type FormRow, type FormValue, rowOfFacts } from "./facts-of-rows.ts";
export { placeOfCell, schoolName } from "./fact-places.ts";
export {
  createFindingLog,
  type FindingLog,
  LISTED_CELLS,
  type NewFinding,
  sortFindings,
  type Telling,
  whereOf,
} from "./finding-log.ts";
export { type FormIndex, indexForm, type ReadingColumn } from "./form-index.ts";
export { findHeader, HEADER_WITHIN, type HeaderBlock, type Merge, type SheetRow } from "./header-block.ts";
export { headerFingerprint } from "./header-fingerprint.ts";
export * from "./lineage.ts";
export * from "./lineage-gaps.ts";
export { checkLineage } from "./check-lineage.ts";
export { readLineage, type LineageReading, type LineageSource } from "./read-lineage.ts";
export { type NumberReading, readNumber } from "./read-number.ts";
export { readRegionFacts, type RegionFact, type RegionReading, type RegionSource } from "./region-facts.ts";
export { createReturnReader } from "./return-reader.ts";
export type { ReturnColumn, ReturnReader, SheetReading, SheetSource } from "./return-types.ts";
export { scaleDecimal } from "./scale-decimal.ts";
export { type FactsPart, rowsOf, splitFacts } from "./split-facts.ts";
export type {
  OfficialBands,
  OfficialCell,
  OfficialCheck,
  OfficialCountyFact,
  OfficialFact,
  OfficialForm,
  OfficialHead,
  OfficialLayout,
  OfficialSheet,
  OfficialSum,
} from "./official-form.ts";
export { layoutsIn, type OfficialPage, recogniseSheets } from "./official-recognise.ts";
export { readTable, type TableReading, type TableSource, type TableValue } from "./read-table.ts";
export type { TableColumn, TableForm, TableType } from "./table-form.ts";
export type { ApplicationForm } from "./application-form.ts";
export { applicationPages } from "./application-page.ts";
export { type OfficialGround, type OfficialReading, readOfficialReturn } from "./official-return.ts";
export { pointedForm, type Point, type PointedAsk, type PointedSheet, proposedTitles } from "./pointed-form.ts";
export { officialFormText } from "./official-form-text.ts";
export { addressOf } from "./official-words.ts";
