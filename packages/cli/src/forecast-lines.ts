import { type Forecast, type ForecastRow, TOTAL } from "@youheng/kernel/foresee";
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

function tableOf(rows: readonly ForecastRow[]): readonly string[] {
  const totals = rows.filter(({ grade }) => grade === TOTAL);
  const years = [...new Set(totals.map((row) => row.school_year))];
  const byUnit = Map.groupBy(totals, ({ unit }) => unit);
  const table = [
    ["", ...years.map(String)],
    ...Array.from(byUnit, ([unit, ofUnit]) => [`  ${unit}`, ...ofUnit.map(cellOf)]),
  ];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => shownWidth(row[column] ?? ""))));
  return table.map((row) => row.map((cell, column) => padded(cell, widths[column]!, column > 0)).join("  "));
}

function cellOf({ median, low, high }: ForecastRow): string {
  const between = low === null || high === null ? "" : ` (${low.toFixed(0)}–${high.toFixed(0)})`;
  return `${median.toFixed(0)}${between}`;
}
