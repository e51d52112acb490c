/**
 * The room "foresee" 预见: what is coming? Enrolment by unit, grade and year ahead, with how sure it is, measured on what has already come.
 */
export { type Backtest, backtest, type BacktestAsk, type BacktestFigures, UNIT, YEARS_BEFORE } from "./backtest.ts";
export { type BirthsRow, type BirthsTable, birthsTable } from "./births-table.ts";
export { type Enrolment, enrolmentOf, type EnrolmentAsk, type EnrolmentRow, type Grouping } from "./enrolment.ts";
export { type Forecast, forecast, type ForecastAsk, type ForecastRow, type LevelMethod, TOTAL } from "./forecast.ts";
export { readBirths } from "./read-births.ts";
export { readEnrolment, type EnrolmentReading, type TablePlace } from "./read-enrolment.ts";
