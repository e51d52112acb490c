import type { RegionMoved, RegionRow, Verdict } from "@youheng/kernel/assess";
import { schoolYearSpan, type Standard, type Words } from "@youheng/kernel/model";
import type { UnitWords } from "@youheng/server/policy";
import { amountInWords } from "./gap-words.ts";
import type { Overview } from "./overview-of-files.ts";

const VERDICTS: Readonly<Record<Verdict, string>> = {
  meets: "✓ 达标 meets",
  falls_short: "✗ 未达标 falls short",
  not_assessable: "? 无法判定 not assessable",
};
const MARKS: Readonly<Record<Verdict, string>> = { meets: "✓", falls_short: "✗", not_assessable: "?" };

/** Many regions for a terminal: a line of totals, then two lines a region; Chinese first. */
export function overviewLines(view: Overview, standard: Standard, units: UnitWords): readonly string[] {
  const { totals } = view;
  const { verdicts } = totals;
  const nameOf = (code: string): string => view.regions.find((row) => row.region_code === code)?.name.zh ?? code;
  return [
    `${view.standard_name.zh} · ${view.standard_name.en}  ${schoolYearSpan(view.school_year)}`,
    `区县 regions ${totals.published}/${totals.regions}：达标 meet ${verdicts.meets}，未达标 fall short ${verdicts.falls_short}，无法判定 not assessable ${verdicts.not_assessable}；未达标学部 sections short ${totals.sections_short}/${totals.sections}`,
    ...listLine("转为达标 now meet", totals.reached.map(nameOf)),
    ...listLine("不再达标 no longer meet", totals.fell.map(nameOf)),
    ...listLine(
      "最缺的是 lack most",
      totals.most_lacked.map((one) => `${partWords(standard, one)} ${one.regions}`),
    ),
    "",
    ...view.regions.flatMap((row) => rowLines(row, standard, units)),
  ];
}

function listLine(words: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [`  ${words}：${items.join("、")}`];
}

function rowLines(row: RegionRow & { readonly name: Words }, standard: Standard, units: UnitWords): readonly string[] {
  const years = row.series.map(
    (year) => `${schoolYearSpan(year.school_year)} ${MARKS[year.verdict]}${year.sections_short}`,
  );
  if (row.verdict === null) return [`${row.region_code}  ${row.name.zh}  未发布 not published  ${years.join("  ")}`];
  const [gap] = row.largest_gaps;
  const lacks =
    gap === undefined
      ? []
      : [
          `最缺 lacks most ${partWords(standard, gap)} ${amountInWords(gap, units)}（${(gap.share * 100).toFixed(1)} %）`,
        ];
  return [
    `${row.region_code}  ${row.name.zh}  ${VERDICTS[row.verdict]}  不达标学部 short ${row.sections_short}/${row.sections}  超限差异系数 CVs over ${row.cvs_over.length}`,
    `        ${[...lacks, ...movedWords(row.moved), years.join("  ")].join("  ")}`,
  ];
}

function movedWords(moved: RegionMoved | null): readonly string[] {
  if (moved === null) return [];
  const change = moved.sections_short.after - moved.sections_short.before;
  const sign = change > 0 ? "+" : change < 0 ? "−" : "±";
  return [`比 since ${schoolYearSpan(moved.school_year.before)}：${sign}${Math.abs(change)}`];
}

/** "小学骨干教师" */
function partWords(
  standard: Standard,
  { stage, indicator }: { readonly stage: string; readonly indicator: string },
): string {
  const one = standard.indicators.find(({ id }) => id === indicator);
  return `${standard.stages.find(({ id }) => id === stage)?.zh ?? stage}${(one?.short ?? one?.name)?.zh ?? indicator}`;
}
