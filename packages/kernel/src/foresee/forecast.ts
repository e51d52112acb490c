import type { Finding } from "../model/index.ts";
import { birthsFindings } from "./births-findings.ts";
import { birthsByLevel, type BirthsTable } from "./births-table.ts";
import { GRADE_MODELS, MODELS } from "./candidates.ts";
import type { Enrolment } from "./enrolment.ts";
import { errorSize, type ErrorSize } from "./error-size.ts";
import { gradeBlocks } from "./grade-blocks.ts";
import { type LevelPast, levelPast, totalBlocks } from "./level-past.ts";
import { levelTree } from "./level-tree.ts";
import { type LevelForecast, rollingForecasts } from "./rolling-origins.ts";
import { UNIT } from "./backtest.ts";

/** Grade name of all grades together. */
export const TOTAL = "total";

/** One number that is expected, with the 80 % and the 95 % interval around it. Null: too few years are known to say. */
export interface ForecastRow {
  readonly unit: string;
  readonly school_year: number;
  readonly grade: string;
  readonly median: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly low95: number | null;
  readonly high95: number | null;
}

/** Shares of the models in a level's total and grades, by years ahead. */
export interface LevelMethod {
  readonly level: string;
  readonly years_ahead: number;
  readonly total: Readonly<Record<string, number>>;
  readonly grades: Readonly<Record<string, number>>;
  /** the grade that births tell and the years from birth to it; null where births do not tell */
  readonly births: { readonly grade: string; readonly lag: number } | null;
}

/** What is expected of every unit and of every group. */
export interface Forecast {
  readonly method: string;
  readonly methods: readonly LevelMethod[];
  readonly last_year: number;
  readonly forecasts: readonly ForecastRow[];
  readonly groups: Readonly<Record<string, readonly ForecastRow[]>>;
  readonly findings: readonly Finding[];
}

/** What is asked for. */
export interface ForecastAsk {
  /** years ahead */
  readonly horizon: number;
  readonly births: BirthsTable | null;
}

/**
 * Forecast 预测: enrolment by unit, grade and year, with intervals; districts and counties beside them; everything adds up.
 * Units that are not there in the last year are taken for closed and not forecast.
 *
 * @source decisions 0050–0052
 */
export function forecast(enrolment: Enrolment, { horizon, births }: ForecastAsk): Forecast {
  const tree = levelTree(enrolment);
  const rolling = rollingForecasts({
    levels: tree.levels,
    firstYear: enrolment.firstYear,
    years: enrolment.years,
    horizon,
    births: birthsByLevel(births, tree.levels),
  });
  const last = rolling.at.at(-1)!;
  const rowsOf = (column: string): readonly ForecastRow[] =>
    rowsOfLevel(levelPast(enrolment, column, { tree, rolling, horizon }), enrolment);
  const labels = [
    ...tree.levels.slice(0, -1).map(({ series }) => series.label),
    ...tree.beside.map((one) => one.label),
  ];
  const methods = tree.levels.flatMap(({ series }, i) => methodOf(series.label, last[i]!, enrolment.grades));
  return {
    method: methodWords(methods),
    methods,
    last_year: enrolment.firstYear + enrolment.years - 1,
    forecasts: rowsOf(UNIT),
    groups: Object.fromEntries(labels.map((label) => [label, rowsOf(label)])),
    findings: [...closedFindings(enrolment), ...shortFindings(enrolment), ...birthsFindings(births, enrolment)],
  };
}

function rowsOfLevel(past: LevelPast, enrolment: Enrolment): readonly ForecastRow[] {
  const { series, horizon } = past;
  const origin = series.years - 1;
  const students = past.students[origin]!;
  const totals = past.totals[origin]!;
  const blocks = { totals: totalBlocks(past, past.totals), grades: gradeBlocks(past) };
  const rows: ForecastRow[] = [];
  const sizes = Array.from({ length: horizon }, (_, step) => {
    const at = (values: Float64Array) => values.filter((__, i) => i % horizon === step);
    const ask = { origin, step, units: past.units };
    return {
      totals: errorSize(blocks.totals, { ...ask, count: series.count, forecasts: at(totals) }),
      grades: errorSize(blocks.grades, { ...ask, count: series.count * series.grades, forecasts: at(students) }),
    };
  });
  for (let one = 0; one < series.count; one++) {
    if (!(series.totals[one * series.years + origin]! > 0)) continue;
    for (let step = 0; step < horizon; step++) {
      const named = { unit: series.names[one]!, school_year: enrolment.firstYear + origin + step + 1 };
      enrolment.grades.forEach((grade, g) => {
        const cell = one * series.grades + g;
        const median = students[cell * horizon + step]!;
        if (median > 0 && grade !== TOTAL) rows.push({ ...named, grade, ...around(median, sizes[step]!.grades, cell) });
      });
      rows.push({ ...named, grade: TOTAL, ...around(totals[one * horizon + step]!, sizes[step]!.totals, one) });
    }
  }
  return rows;
}

function around(
  median: number,
  { p80, p95 }: ErrorSize,
  at: number,
): Omit<ForecastRow, "unit" | "school_year" | "grade"> {
  const half = p80[at]! * median;
  const wide = Math.max(p95[at]! * median, half);
  if (Number.isNaN(half)) return { median, low: null, high: null, low95: null, high95: null };
  return {
    median,
    low: Math.max(0, median - half),
    high: median + half,
    low95: Math.max(0, median - wide),
    high95: median + wide,
  };
}

function methodOf(
  level: string,
  { weights, births }: LevelForecast,
  grades: readonly string[],
): readonly LevelMethod[] {
  return weights.map(({ total, grade }, step) => ({
    level,
    years_ahead: step + 1,
    total: shares(MODELS, total),
    grades: shares(GRADE_MODELS, grade),
    births: births === null ? null : { grade: grades[births.grade]!, lag: births.lag },
  }));
}

function shares(models: readonly string[], weights: Float64Array): Readonly<Record<string, number>> {
  return Object.fromEntries(
    models.flatMap((model, i) => (weights[i]! > 0 ? [[model, Math.round(weights[i]! * 1000) / 1000]] : [])),
  );
}

function methodWords(methods: readonly LevelMethod[]): string {
  const said = methods
    .filter((one) => one.years_ahead === 1)
    .map(({ level, total }) => {
      const parts = Object.entries(total).toSorted((a, b) => b[1] - a[1]);
      return `${level}: ${parts.map(([model, share]) => `${model} ${share}`).join(" + ")}`;
    });
  return `combination chosen by rolling-origin validation, reconciled (one year ahead — ${said.join("; ")})`;
}

function closedFindings(enrolment: Enrolment): readonly Finding[] {
  const { units, grades, years, students } = enrolment;
  const closed = units.filter((_, unit) =>
    grades.every((__, grade) => !(students[(unit * grades.length + grade) * years + years - 1]! > 0)),
  );
  if (closed.length === 0) return [];
  const some = closed.slice(0, 5).join("、");
  return [
    {
      code: "FORESEE-020",
      severity: "note",
      where: some,
      place: {},
      zh: `${closed.length} 个单位在最后一年没有学生（${some}${closed.length > 5 ? "……" : ""}），按已停办处理，不作预测。`,
      en: `${closed.length} units have no students in the last year (${closed.slice(0, 5).join(", ")}${closed.length > 5 ? " …" : ""}); they are taken for closed and not forecast.`,
      fix: "如果只是这一年缺数，请补上。",
      fixEn: "If only that year is missing, add it.",
      count: closed.length,
    },
  ];
}

function shortFindings({ years }: Enrolment): readonly Finding[] {
  if (years > 2) return [];
  return [
    {
      code: "FORESEE-021",
      severity: "warning",
      where: "",
      place: {},
      zh: `只有 ${years} 年的数据：无法回测，没有区间，预测等于沿用最近一年。`,
      en: `There are only ${years} years: nothing can be back-tested, there are no intervals, and little more than last year can be said.`,
      fix: "请补充更早的学年，至少五年。",
      fixEn: "Add earlier years, five at least.",
    },
  ];
}
