import type { ReportSubject } from "../report-subject.ts";
import { shownGap } from "../shown.ts";
import { cell } from "./blocks.ts";
import type { Table } from "./blocks.ts";

/** What the district lacks in all, by indicator and stage, in real units. */
export function lackingTable({ text, assessment, stages, inWords }: ReportSubject): readonly Table[] {
  const { column } = text;
  const lacking = assessment.standard.indicators.filter(({ indicator }) =>
    stages.some(({ document }) => (document.indicators[indicator.id]!.gap?.amount ?? 0) > 0),
  );
  if (lacking.length === 0) return [];
  return [
    {
      kind: "table",
      caption: text.table.lacking,
      columns: [
        { head: column.indicator, width: 6, align: "left" },
        ...stages.flatMap(({ name }) => [
          { head: `${name} ${column.lacking}`, width: 4, align: "right" as const },
          { head: `${name} ${column.short}`, width: 3, align: "right" as const },
        ]),
      ],
      rows: lacking.map(({ indicator }) => [
        cell(inWords(indicator.short ?? indicator.name)),
        ...stages.flatMap(({ document }) => {
          const { gap, sections_short: short } = document.indicators[indicator.id]!;
          return [cell(gap === null || gap.amount === 0 ? text.none : shownGap(text, gap)), cell(String(short))];
        }),
      ]),
      note: text.lackingNote,
    },
  ];
}
