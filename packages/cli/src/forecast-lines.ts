import { type ChangedForecast, type Forecast, type ForecastRow, TOTAL } from "@youheng/kernel/foresee";
import { padded, shownWidth } from "./backtest-lines.ts";

/** A forecast for a terminal: totals of every unit and group, one column a year, with the 80 % interval. */
export function forecastLines({ method, last_year, forecasts, groups }: Forecast): readonly string[] {
  const tables = [...Object.entries(groups).toReversed(), ["unit", forecasts] as const];
  return [
    `预测（最后一年 ${last_year}；合计，括号内为 80% 区间）· expected totals after ${last_year}, 80 % interval in brackets`,
    method,
    ...tables.flatMap(([label, rows]) => ["", label, ...tableOf(rows)]),
  ];
}

const KINDS = { open: "新建 opens", close: "撤销 closes", merge: "合并 merges" } as const;

/** What of the plans was counted in; nothing where none was asked for. */
export function appliedLines(said: Forecast | ChangedForecast): readonly string[] {
  if (!("applied" in said)) return [];
  const { housing, changes } = said.applied;
  return [
    "",
    "已计入的规划 · counted in",
    ...changes.map(
      ({ school_year, kind, unit, into, from, students }) =>
        `  ${school_year} ${KINDS[kind]}: ${from === null ? "" : `${from} → `}${unit}${into === null ? "" : ` → ${into}`} · ${students.toFixed(0)} 人 students`,
    ),
    ...housing.map(
      ({ school_year, unit, dwellings, students_per_dwelling, students }) =>
        `  ${school_year} 住房 housing: ${unit} · ${dwellings} 套 dwellings × ${students_per_dwelling} = ${students.toFixed(0)} 人 students`,
    ),
  ];
}

function tableOf(rows: readonly ForecastRow[]): readonly string[] {
  const totals = rows.filter(({ grade }) => grade === TOTAL);
  const years = [...new Set(totals.map((row) => row.school_year))].toSorted((a, b) => a - b);
  const byUnit = Map.groupBy(totals, ({ unit }) => unit);
  const table = [
    ["", ...years.map(String)],
    ...Array.from(byUnit, ([unit, ofUnit]) => [
      `  ${unit}`,
      ...years.map((year) => ofUnit.find((row) => row.school_year === year)).map((row) => (row ? cellOf(row) : "—")),
    ]),
  ];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => shownWidth(row[column] ?? ""))));
  return table.map((row) => row.map((cell, column) => padded(cell, widths[column]!, column > 0)).join("  "));
}

function cellOf({ median, low, high }: ForecastRow): string {
  const between = low === null || high === null ? "" : ` (${low.toFixed(0)}–${high.toFixed(0)})`;
  return `${median.toFixed(0)}${between}`;
}
