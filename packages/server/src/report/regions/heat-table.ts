import type { StageDocument } from "@youheng/kernel/assess";
import type { Heat, Table, TableCell } from "../content/blocks.ts";
import { cell } from "../content/blocks.ts";
import { shownShare } from "../shown.ts";
import type { RegionsSubject } from "./regions-subject.ts";
import { standardOf } from "./regions-subject.ts";

/** From which share of schools on a cell is how dark; all of them: not at all. */
const DARKER: readonly (readonly [number, Heat])[] = [
  [0.9, 1],
  [0.7, 2],
  [0, 3],
];
/** Beside the share: the CV is over its limit. */
const OVER = " ▲";

/** Counties × indicators, a table for each stage: the share of schools that meet the indicator, darker where it is lower. */
export function heatTable(subject: RegionsSubject): readonly Table[] {
  const { text, inWords, regions } = subject;
  const { indicators, bundle } = standardOf(subject);
  return bundle.standard.stages.flatMap((stage): Table[] => {
    const rows = regions.flatMap(({ name, document }) => {
      const found = document.stages[stage.id];
      return found === undefined || found.sections === 0
        ? []
        : [
            [
              cell(name),
              cell(String(found.sections)),
              ...indicators.map((one) => heatCell(subject, found, one.indicator.id)),
            ],
          ];
    });
    if (rows.length === 0) return [];
    return [
      {
        kind: "table",
        caption: text.regions.heat(inWords(stage)),
        dense: true,
        columns: [
          { head: text.regions.region, width: 4.6, align: "left" },
          { head: text.column.sections, width: 1.8, align: "right" },
          ...indicators.map(({ indicator }) => ({
            head: inWords(indicator.short ?? indicator.name),
            width: 2.6,
            align: "right" as const,
          })),
        ],
        rows,
        note: text.regions.heatNote,
      },
    ];
  });
}

function heatCell({ text }: RegionsSubject, stage: StageDocument, id: string): TableCell {
  const { sections_meeting: meeting, cv_meets: cvMeets } = stage.indicators[id]!;
  const judged = stage.sections_list.filter(({ indicators }) => indicators[id]!.meets !== null).length;
  if (judged === 0) return cell(text.none);
  const share = meeting / judged;
  const heat = share === 1 ? undefined : DARKER.find(([from]) => share >= from)![1];
  return {
    text: shownShare(text, meeting, judged) + (cvMeets === false ? OVER : ""),
    ...(heat !== undefined && { heat }),
  };
}
