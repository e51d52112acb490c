import type { Backtest, BacktestFigures } from "@youheng/kernel/foresee";

const HEAD = [
  "层级 level",
  "年 years",
  "总数 total",
  "沿用 naive",
  "队列 cohort",
  "年级 grade",
  "沿用 naive",
  "队列 cohort",
  "80% 覆盖 covers",
  "宽 width",
  "n",
];

/** A back-test for a terminal: errors in percent of what came, ours beside "same as last year" and plain cohort survival. */
export function backtestLines({ origins, levels }: Backtest): readonly string[] {
  const [first = "—"] = origins;
  const rows = Object.entries(levels).flatMap(([label, byYears]) =>
    Object.entries(byYears).map(([years, figures]) => rowOf(label, years, figures)),
  );
  const table = [HEAD, ...rows];
  const widths = HEAD.map((_, column) => Math.max(...table.map((row) => shownWidth(row[column]!))));
  return [
    `回测：从 ${first} 到 ${origins.at(-1) ?? "—"} 学年，每年只用当年及以前的数据预测；误差是绝对误差之和占实际人数的百分比`,
    `Back-test from school years ${first} to ${origins.at(-1) ?? "—"}, each seeing only what was known then; errors: sum of absolute errors in percent of what came`,
    "",
    ...table.map((row) => row.map((cell, column) => padded(cell, widths[column]!, column > 1)).join("  ")),
  ];
}

function rowOf(label: string, years: string, figures: BacktestFigures): readonly string[] {
  const percent = (value: number | null): string => (value === null ? "—" : (value * 100).toFixed(2));
  return [
    label,
    years,
    percent(figures.wape_total),
    percent(figures.naive_wape_total),
    percent(figures.cohort_wape_total),
    percent(figures.wape_grade),
    percent(figures.naive_wape_grade),
    percent(figures.cohort_wape_grade),
    percent(figures.coverage80),
    percent(figures.width80),
    String(figures.n),
  ];
}

/** Chinese characters take two places on a terminal. */
export function shownWidth(text: string): number {
  return Array.from(text).reduce((width, letter) => width + (letter.codePointAt(0)! >= 0x2e80 ? 2 : 1), 0);
}

/** A text filled up to a width, from the left for numbers. */
export function padded(text: string, width: number, toRight: boolean): string {
  const fill = " ".repeat(Math.max(0, width - shownWidth(text)));
  return toRight ? fill + text : text + fill;
}
