import { type AssessmentDocument, compileStandard } from "../assess/index.ts";
import type { Facts, Finding, PolicyBundle } from "../model/index.ts";
import type { RegionFact } from "../sense/index.ts";
import { type Backtest, backtest } from "./backtest.ts";
import type { BirthsTable } from "./births-table.ts";
import { comingYears, type ExpectedStudents } from "./coming-years.ts";
import type { Enrolment } from "./enrolment.ts";
import { type ForecastRow, forecast, type LevelMethod, TOTAL } from "./forecast.ts";
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
}

const HORIZONS = [1, 3, 5];

/**
 * The outlook of a region: how well its past would have been forecast, what is expected, where places will be missing and how likely that
 * is, what it takes, and how the standard would judge the coming years.
 *
 * @source decisions 0050–0053
 */
export function outlook(ask: OutlookAsk): Outlook {
  const { enrolment, births, places, horizon, newest } = ask;
  const said = forecast(enrolment, { horizon, births });
  const stages = stageGrades(enrolment.grades, places);
  const shown = new Set([TOTAL, ...stages.map((stage) => stage.entry_grade)]);
  const standard = compileStandard(ask.standard);
  const years = Array.from({ length: horizon }, (_, step) => said.last_year + step + 1).map((schoolYear) => ({
    schoolYear,
    students: expectedIn(said.forecasts, stages, schoolYear),
  }));
  const labels = Object.fromEntries(enrolment.groupings.map(({ label }) => [label, label]));
  const measuredYears = HORIZONS.filter((one) => one < enrolment.years - 3);
  return {
    last_year: said.last_year,
    horizon,
    stages,
    backtest: backtest(enrolment, {
      horizons: measuredYears.length > 0 ? measuredYears : [1],
      levels: { ...labels, all: "all" },
      births,
    }),
    method: said.method,
    methods: said.methods,
    history: historyOf(enrolment, stages),
    forecasts: said.forecasts.filter(({ grade }) => shown.has(grade)),
    region: said.groups["all"] ?? [],
    stage_forecasts: stageForecasts(said.forecasts, stages),
    stage_region: stageForecasts(said.groups["all"] ?? [], stages),
    warnings: placeWarnings(compileStandard(ask.warning), said.forecasts, places),
    needs: newest === null ? [] : years.flatMap((year) => stageNeeds(standard, newest.facts, year)),
    coming_years:
      newest === null
        ? []
        : comingYears(standard, { ...newest, years: [{ schoolYear: said.last_year, students: [] }, ...years] }).map(
            shortVerdict,
          ),
    findings: said.findings,
  };
}

function expectedIn(
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

function shortVerdict({
  school_year,
  document,
}: {
  readonly school_year: number;
  readonly document: AssessmentDocument;
}): ComingVerdict {
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
