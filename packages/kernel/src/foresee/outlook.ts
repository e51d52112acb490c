import { compileStandard } from "../assess/index.ts";
import type { Facts, Finding, PolicyBundle } from "../model/index.ts";
import type { RegionFact } from "../sense/index.ts";
import { type Backtest, backtest } from "./backtest.ts";
import type { BirthsTable } from "./births-table.ts";
import { type BirthsAndEntries, birthsAndEntries } from "./births-and-entries.ts";
import { type ChangedForecast, changedForecast } from "./changed-forecast.ts";
import { type ComingYear, comingYears, type ExpectedStudents } from "./coming-years.ts";
import type { Enrolment } from "./enrolment.ts";
import { type Forecast, type ForecastRow, forecast, type LevelMethod, TOTAL } from "./forecast.ts";
import { type PlaceUse, placeUse, type UseLines, useLines } from "./place-use.ts";
import type { PlannedChanges } from "./planned-changes.ts";
import { type SizeLines, type SizeLists, sizeLists } from "./size-lists.ts";
import { type PlaceWarning, placeWarnings } from "./place-warnings.ts";
import { type StageNeeds, stageNeeds } from "./place-needs.ts";
import type { PlannedPlaces } from "./planned-places.ts";
import { stageForecasts } from "./stage-forecasts.ts";
import { stageGrades, type StageGrades } from "./stage-grades.ts";

/** A coming year judged, in short. */
export interface ComingVerdict {
  readonly school_year: number;
  readonly verdict: string;
  readonly stages: Readonly<
    Record<string, { readonly sections: number; readonly sections_short: number; readonly cvs_over: readonly string[] }>
  >;
}

/** Students that were there: by unit and year, of a stage or of all grades ("total"). */
export interface HistoryRow {
  readonly unit: string;
  readonly school_year: number;
  readonly grade: string;
  readonly students: number;
}

/** What planned changes do to the outlook: what was counted in, and what would be expected without them. */
export interface PlannedOutlook {
  readonly applied: ChangedForecast["applied"];
  /** rows of the schools that change, as they would be without the plans */
  readonly forecasts: readonly ForecastRow[];
  /** rows of the whole region, as they would be without the plans */
  readonly region: readonly ForecastRow[];
  readonly warnings: readonly PlaceWarning[];
}

/** What is coming for a region, in one answer. */
export interface Outlook {
  readonly last_year: number;
  readonly horizon: number;
  readonly stages: readonly StageGrades[];
  readonly backtest: Backtest;
  readonly method: string;
  readonly methods: readonly LevelMethod[];
  /** totals and entry grades that were there */
  readonly history: readonly HistoryRow[];
  /** totals and entry grades that are expected, of units */
  readonly forecasts: readonly ForecastRow[];
  /** all grades and the total of the whole region */
  readonly region: readonly ForecastRow[];
  /** the same by stage: `grade` is the stage's id; of units, and of the whole region */
  readonly stage_forecasts: readonly ForecastRow[];
  readonly stage_region: readonly ForecastRow[];
  readonly warnings: readonly PlaceWarning[];
  readonly needs: readonly StageNeeds[];
  /** the last year as it is, and the coming ones */
  readonly coming_years: readonly ComingVerdict[];
  /** null: nothing is planned */
  readonly planned: PlannedOutlook | null;
  /** students of each school and stage over its places, as it was and as it is expected */
  readonly use: readonly PlaceUse[];
  /** new pupils of each school and stage over its planned enrolment, in the same form: planned enrolment stands as the capacity */
  readonly entry_use: readonly PlaceUse[];
  readonly use_lines: readonly UseLines[];
  readonly births: BirthsAndEntries;
  /** null: there is no return, and classes are not known */
  readonly sizes: SizeLists | null;
  /** students of the whole region by grade in the last year */
  readonly grades_now: readonly { readonly grade: string; readonly students: number }[];
  readonly findings: readonly Finding[];
}

/** What an outlook is made of. */
export interface OutlookAsk {
  readonly enrolment: Enrolment;
  readonly births: BirthsTable | null;
  readonly places: readonly PlannedPlaces[];
  readonly horizon: number;
  /** the standard that states the lines of warnings */
  readonly warning: PolicyBundle;
  /** the standard by which coming years are judged */
  readonly standard: PolicyBundle;
  /** the newest return; null: none, and coming years are not judged */
  readonly newest: { readonly facts: Facts; readonly regionFacts: readonly RegionFact[] } | null;
  /** new housing and schools that change; null: nothing is planned */
  readonly planned: PlannedChanges | null;
  /** lines of class and school size */
  readonly lines: SizeLines;
}

const HORIZONS = [1, 3, 5];

/**
 * The outlook of a region: how well its past would have been forecast, what is expected, where places will be missing and how likely that
 * is, what it takes, and how the standard would judge the coming years.
 *
 * @source decisions 0050–0053
 */
export function outlook(ask: OutlookAsk): Outlook {
  const { enrolment, births, places, horizon, planned } = ask;
  const plain = forecast(enrolment, { horizon, births });
  const changed = planned === null ? null : changedForecast(plain, planned, enrolment);
  const said = changed ?? plain;
  const stages = stagesOfEnrolment(enrolment, places);
  const shown = new Set([TOTAL, ...stages.map((stage) => stage.entry_grade)]);
  const warning = compileStandard(ask.warning);
  const whole = said.groups["all"] ?? [];
  return {
    last_year: said.last_year,
    horizon,
    stages,
    backtest: backtestOf(ask),
    method: said.method,
    methods: said.methods,
    history: historyOf(enrolment, stages),
    forecasts: said.forecasts.filter(({ grade }) => shown.has(grade)),
    region: whole,
    stage_forecasts: stageForecasts(said.forecasts, stages),
    stage_region: stageForecasts(whole, stages),
    warnings: placeWarnings(warning, said.forecasts, places),
    ...followsOf(ask, said, stages),
    planned: changed === null ? null : plannedOf({ plain, changed, warning, places, shown }),
    ...usesOf(ask, said, { warning, stages }),
    use_lines: useLines(
      warning,
      stages.map(({ stage }) => stage),
    ),
    births: birthsAndEntries({ enrolment, births, methods: said.methods, whole, grade: stages[0]!.entry_grade }),
    grades_now: gradesNow(enrolment),
    findings: said.findings,
  };
}

function backtestOf({ enrolment, births }: OutlookAsk): Backtest {
  const labels = Object.fromEntries(enrolment.groupings.map(({ label }) => [label, label]));
  const measuredYears = HORIZONS.filter((one) => one < enrolment.years - 3);
  return backtest(enrolment, {
    horizons: measuredYears.length > 0 ? measuredYears : [1],
    levels: { ...labels, all: "all" },
    births,
  });
}

/** What follows from the forecast where a return says what there is today: needs, classes over the lines, verdicts. */
function followsOf(
  { horizon, newest, lines, ...ask }: OutlookAsk,
  said: Forecast | ChangedForecast,
  stages: readonly StageGrades[],
): Pick<Outlook, "needs" | "sizes" | "coming_years"> {
  if (newest === null) return { needs: [], sizes: null, coming_years: [] };
  const standard = compileStandard(ask.standard);
  const years = Array.from({ length: horizon }, (_, step) => said.last_year + step + 1).map((schoolYear) => ({
    schoolYear,
    students: studentsExpected(said.forecasts, stages, schoolYear),
    gone: goneBy(said, schoolYear),
  }));
  const judged = [{ schoolYear: said.last_year, students: [], gone: [] }, ...years];
  return {
    needs: years.flatMap((year) => stageNeeds(standard, newest.facts, year)),
    sizes: sizeLists(lines, newest.facts, years),
    coming_years: comingYears(standard, { ...newest, years: judged }).map(shortVerdict),
  };
}

/** Schools that have closed or merged by then, as it is planned. */
function goneBy(said: Forecast | ChangedForecast, schoolYear: number): readonly string[] {
  if (!("applied" in said)) return [];
  return said.applied.changes
    .filter((one) => one.kind !== "open" && one.school_year <= schoolYear)
    .map(({ unit }) => unit);
}

interface BothForecasts {
  readonly plain: Forecast;
  readonly changed: ChangedForecast;
  readonly warning: ReturnType<typeof compileStandard>;
  readonly places: readonly PlannedPlaces[];
  readonly shown: ReadonlySet<string>;
}

function plannedOf({ plain, changed, warning, places, shown }: BothForecasts): PlannedOutlook {
  const { housing, changes } = changed.applied;
  const touched = new Set([
    ...housing.map(({ unit }) => unit),
    ...changes.flatMap(({ unit, into, from }) => [unit, into ?? unit, from ?? unit]),
  ]);
  const forecasts = plain.forecasts.filter(({ unit, grade }) => touched.has(unit) && shown.has(grade));
  return {
    applied: changed.applied,
    forecasts,
    region: plain.groups["all"] ?? [],
    warnings: placeWarnings(warning, forecasts, places),
  };
}

function usesOf(
  { enrolment, places }: OutlookAsk,
  { forecasts }: Forecast,
  {
    warning,
    stages,
  }: { readonly warning: ReturnType<typeof compileStandard>; readonly stages: readonly StageGrades[] },
): Pick<Outlook, "use" | "entry_use"> {
  const entries = stages.map(({ stage, entry_grade }) => ({ stage, grades: [entry_grade] }));
  const planned = places.map((place) => ({ ...place, capacity: place.plannedEntry }));
  return {
    use: placeUse(warning, { enrolment, forecasts, places, stages }),
    entry_use: placeUse(warning, { enrolment, forecasts, places: planned, stages: entries }),
  };
}

function gradesNow({ units, grades, years, students }: Enrolment): Outlook["grades_now"] {
  return grades
    .map((grade, g) => ({
      grade,
      students: units.reduce((sum, _, unit) => {
        const value = students[(unit * grades.length + g) * years + years - 1]!;
        return Number.isNaN(value) ? sum : sum + value;
      }, 0),
    }))
    .filter(({ grade, students: all }) => grade !== TOTAL && all > 0);
}

/**
 * The stages of an enrolment.
 *
 * @example stagesOfEnrolment(enrolment, places)[0]?.entry_grade // "1"
 */
export function stagesOfEnrolment({ grades }: Enrolment, places: readonly PlannedPlaces[]): readonly StageGrades[] {
  return stageGrades(grades, places);
}

/**
 * Students of every school and stage expected in a year: the medians of its grades, added up.
 *
 * @example studentsExpected([], [], 2027) // []
 */
export function studentsExpected(
  rows: readonly ForecastRow[],
  stages: readonly StageGrades[],
  schoolYear: number,
): readonly ExpectedStudents[] {
  const stageOf = new Map(stages.flatMap(({ stage, grades }) => grades.map((grade) => [grade, stage] as const)));
  const sums = new Map<string, ExpectedStudents>();
  for (const row of rows) {
    const stage = stageOf.get(row.grade);
    if (row.school_year !== schoolYear || stage === undefined) continue;
    const key = `${row.unit}\u0000${stage}`;
    sums.set(key, { unit: row.unit, stage, students: (sums.get(key)?.students ?? 0) + row.median });
  }
  return [...sums.values()];
}

function historyOf(enrolment: Enrolment, stages: readonly StageGrades[]): readonly HistoryRow[] {
  const { units, grades, firstYear, years, students, withheld } = enrolment;
  const entries = stages.map((stage) => grades.indexOf(stage.entry_grade));
  return units.flatMap((unit, u) =>
    Array.from({ length: years }, (_, year) => year).flatMap((year) => {
      const cells = grades.map((_, grade) => (u * grades.length + grade) * years + year);
      if (cells.some((at) => Number.isNaN(students[at]) || withheld[at] === 1)) return [];
      const at = { unit, school_year: firstYear + year };
      const total = cells.reduce((sum, cell) => sum + students[cell]!, 0);
      const entered = entries.filter((grade) => students[cells[grade]!]! > 0 && grades[grade] !== TOTAL);
      return [
        { ...at, grade: TOTAL, students: total },
        ...entered.map((grade) => ({ ...at, grade: grades[grade]!, students: students[cells[grade]!]! })),
      ];
    }),
  );
}

function shortVerdict({ school_year, document }: ComingYear): ComingVerdict {
  const stages = Object.entries(document.stages).map(
    ([id, { sections, sections_short, indicators }]) =>
      [
        id,
        {
          sections,
          sections_short,
          cvs_over: Object.entries(indicators).flatMap(([name, one]) => (one.cv_meets === false ? [name] : [])),
        },
      ] as const,
  );
  return { school_year, verdict: document.verdict, stages: Object.fromEntries(stages) };
}
