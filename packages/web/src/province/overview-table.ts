import type { LargeGap } from "@youheng/kernel/assess";
import type { OverviewRow } from "@youheng/server/api";
import type { ChartTable } from "../chart/index.ts";
import { useSpeech } from "../shell/index.ts";
import { unitWords } from "../text/index.ts";
import { partName, requirementNames } from "./part-names.ts";
import { useProvince, yearsOf } from "./province.tsx";

/** The regions as a table of plain cells, for files and for those who cannot see a chart; and the line below a saved picture. */
export function useOverviewTable(): {
  readonly table: (rows: readonly OverviewRow[]) => ChartTable;
  readonly foot: string;
  readonly verdictOf: (row: OverviewRow) => string;
} {
  const speech = useSpeech();
  const { t, say, yearOf, text } = speech;
  const { view, bundle, place } = useProvince();
  const verdictOf = (row: OverviewRow): string =>
    row.verdict === null
      ? t(row.published ? "province.computing" : "province.unpublished")
      : t(`verdict.${row.verdict}`);
  const years = yearsOf(view);
  const gapWords = (gap: LargeGap | undefined): string | null =>
    gap === undefined
      ? null
      : t("province.gapLine", {
          part: partName(bundle, gap, speech),
          amount: `${gap.amount} ${unitWords(text, gap.unit, gap.amount)}`,
        });
  const columns = [
    t("province.col.code"),
    t("province.col.name"),
    t("province.col.verdict"),
    t("province.col.students"),
    t("province.col.sections"),
    t("province.col.short"),
    t("province.col.overCount"),
    t("province.col.others"),
    t("province.col.lacks"),
    t("province.col.share"),
    ...years.flatMap((year) => [
      `${yearOf(year)} ${t("province.col.verdict")}`,
      `${yearOf(year)} ${t("province.col.short")}`,
    ]),
  ];
  const table = (rows: readonly OverviewRow[]): ChartTable => ({
    columns,
    rows: rows.map((row) => [
      row.region_code,
      say(row.name),
      verdictOf(row),
      row.students,
      row.sections,
      row.sections_short,
      row.verdict === null ? null : row.cvs_over.length,
      row.verdict === null ? null : requirementNames(bundle, row.requirements_short, speech).join(t("province.comma")),
      gapWords(row.largest_gaps[0]),
      row.largest_gaps[0]?.share ?? null,
      ...years.flatMap((schoolYear) => {
        const year = row.series.find((one) => one.school_year === schoolYear);
        return year === undefined ? [null, null] : [t(`verdict.${year.verdict}`), year.sections_short];
      }),
    ]),
  });
  const foot = t("province.foot", { place, year: yearOf(view.school_year), standard: say(view.standard_name) });
  return { table, foot, verdictOf };
}
