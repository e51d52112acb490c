/**
 * The room "foresee" 预见: what is coming? Enrolment by unit, grade and year ahead, with how sure it is, measured on what has already come.
 */
export { type Backtest, backtest, type BacktestAsk, type BacktestFigures, UNIT, YEARS_BEFORE } from "./backtest.ts";
export { birthsFindings } from "./births-findings.ts";
export { type BirthsRow, type BirthsTable, birthsTable } from "./births-table.ts";
export { type Enrolment, enrolmentOf, type EnrolmentAsk, type EnrolmentRow, type Grouping } from "./enrolment.ts";
export { type Forecast, forecast, type ForecastAsk, type ForecastRow, type LevelMethod, TOTAL } from "./forecast.ts";
export { FILE_LEVEL, type FileReading, joinedFiles } from "./join-files.ts";
export { type JoinedHistory, type RowsWithLineage, withLineage } from "./joined-history.ts";
export { readBirths } from "./read-births.ts";
export { readEnrolment, type EnrolmentReading, type TablePlace } from "./read-enrolment.ts";
export { type ComingYear, comingYears, type ComingYearsAsk, type ExpectedStudents } from "./coming-years.ts";
export { type PlaceWarning, placeWarnings, type WarningLevel } from "./place-warnings.ts";
export { type PlannedPlaces, readPlannedPlaces } from "./planned-places.ts";
export { type StageNeeds, stageNeeds } from "./place-needs.ts";
export { expectedStudents, type StageEntry } from "./expected-students.ts";
export { likelyValues } from "./spread.ts";
export {
  type ComingVerdict,
  type HistoryRow,
  type Outlook,
  outlook,
  type OutlookAsk,
  type PlannedOutlook,
  stagesOfEnrolment,
  studentsExpected,
} from "./outlook.ts";
export { stageForecasts } from "./stage-forecasts.ts";
export { stageGrades, type StageGrades } from "./stage-grades.ts";
export { type AppliedChange, type AppliedHousing, type ChangedForecast, changedForecast } from "./changed-forecast.ts";
export type { ChangeRow, HousingRow, PlannedChanges } from "./planned-changes.ts";
export { type BirthsAndEntries, birthsAndEntries, type EntriesAsk } from "./births-and-entries.ts";
export { type PlaceUse, placeUse, type PlaceUseAsk, type UseLines, useLines } from "./place-use.ts";
export {
  type CrowdedClasses,
  type LargeSchool,
  type SizeLine,
  type SizeLines,
  type SizeLists,
  sizeLists,
} from "./size-lists.ts";
export { readChanges, readHousing } from "./read-planned-changes.ts";
