import type { Backtest, BacktestFigures } from "@youheng/kernel/foresee";

/** What one level and number of years ahead of one set came to. Ratios are of our figure to the better of the two plain methods'. */
export interface Cell {
  readonly set: string;
  readonly level: string;
  readonly years: number;
  readonly n: number;
  readonly total: number;
  readonly grade: number;
  readonly coverage: number;
  /** width of the intervals ÷ that of the naive method's at the same coverage */
  readonly width: number;
}

/** Below so many unit-origins a figure is chance. */
const LEAST = 10;
const MANY = 200;
const WORSE = 1.005;

/** The cells of a back-test that say something. */
export function cellsOf(set: string, levels: Backtest["levels"]): readonly Cell[] {
  return Object.entries(levels).flatMap(([level, byYears]) =>
    Object.entries(byYears).flatMap(([years, found]) =>
      found.n < LEAST ? [] : [{ set, level, years: Number(years), n: found.n, ...ratiosOf(found) }],
    ),
  );
}

function ratiosOf(found: BacktestFigures) {
  const best = Math.min(found.naive_wape_total!, found.cohort_wape_total!);
  const bestGrade = Math.min(found.naive_wape_grade!, found.cohort_wape_grade!);
  return {
    total: found.wape_total! / best,
    grade: found.wape_grade! / bestGrade,
    coverage: found.coverage80 ?? Number.NaN,
    width: (found.width80 ?? Number.NaN) / (found.naive_width80_at_same_coverage ?? Number.NaN),
  };
}

export const HEAD = [
  "| family | total ÷ best | worst | worse in | grades ÷ best | worst | worse in | covers | 75–85 %, n ≥ 200 | mean miss | width ÷ naive | wider in |",
  "|---|---|---|---|---|---|---|---|---|---|---|---|",
].join("\n");

/** One line of the table for a family of sets. */
export function familyLine(name: string, cells: readonly Cell[]): string {
  const many = cells.filter(({ n }) => n >= MANY);
  const good = many.filter(({ coverage }) => coverage >= 0.75 && coverage <= 0.85);
  const known = cells.filter(({ coverage }) => !Number.isNaN(coverage));
  const miss = known.map(({ coverage }) => Math.abs(coverage - 0.8));
  const ratio = (of: (cell: Cell) => number) => [
    geometric(cells.map(of)).toFixed(3),
    Math.max(...cells.map(of)).toFixed(3),
    `${cells.filter((cell) => of(cell) > WORSE).length}/${cells.length}`,
  ];
  return `| ${[
    name,
    ...ratio(({ total }) => total),
    ...ratio(({ grade }) => grade),
    mean(known.map(({ coverage }) => coverage)).toFixed(3),
    `${good.length}/${many.length}`,
    mean(miss).toFixed(3),
    geometric(known.map(({ width }) => width).filter((value) => value > 0)).toFixed(3),
    `${known.filter(({ width }) => width > 1).length}/${known.length}`,
  ].join(" | ")} |`;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function geometric(values: readonly number[]): number {
  return Math.exp(mean(values.map(Math.log)));
}
