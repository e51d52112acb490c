import { groupingsIn, type Subtotal, subtotals } from "@youheng/kernel/assess";
import type { Field } from "@youheng/kernel/model";
import type { ReportSubject, SubjectStage } from "../report-subject.ts";
import { CV_DECIMALS, shownBeside, shownGap, shownPlain, VALUE_DECIMALS } from "../shown.ts";
import { cell, type Table, type TableCell } from "./blocks.ts";

/** How many of a part's gaps stand in its row. */
const GAPS_SHOWN = 3;
/** The mean is below the threshold: a mark beside the number, so that colour is not alone. */
const BELOW = "↓";

/**
 * Subtotals by every grouping that the return has, township, school group and school district side by side: a table for each
 * grouping and stage. Nothing where the return names no such belonging.
 */
export function groupingTables(subject: ReportSubject): readonly Table[] {
  const { ask } = subject;
  return groupingsIn(ask.answer)
    .filter(({ type }) => type === "text")
    .flatMap((field) => {
      const { stages } = subtotals(ask.answer, { field: field.id, group: ask.group });
      return subject.stages.flatMap((stage) => {
        const parts = stages[stage.id] ?? [];
        return parts.length < 2 ? [] : [groupingTable(subject, { field, stage, parts })];
      });
    });
}

interface Parted {
  readonly field: Field;
  readonly stage: SubjectStage;
  readonly parts: readonly Subtotal[];
}

function groupingTable(subject: ReportSubject, { field, stage, parts }: Parted): Table {
  const { text, assessment, inWords } = subject;
  const { column, grouping } = text;
  return {
    kind: "table",
    caption: grouping.table(inWords(field), stage.name),
    dense: true,
    columns: [
      { head: inWords(field), width: 4, align: "left" },
      { head: `${column.sections}${text.open}${column.meeting}${text.close}`, width: 2.2, align: "right" },
      { head: column.students, width: 2, align: "right" },
      ...assessment.standard.indicators.map(({ indicator }) => ({
        head: inWords(indicator.short ?? indicator.name),
        width: 2.5,
        align: "right" as const,
      })),
      { head: text.regions.gaps, width: 5, align: "left" },
    ],
    rows: parts.map((part) => [
      cell(part.value ?? grouping.none),
      cell(`${part.sections}${text.open}${part.sections_meeting}${text.close}`),
      cell(shownPlain(text, part.students)),
      ...assessment.standard.indicators.map(({ indicator }) => meanCell(subject, stage, part, indicator.id)),
      cell(gapsOf(subject, part).join(text.separator) || text.none),
    ]),
    note: grouping.note(BELOW, GAPS_SHOWN),
  };
}

/** The mean of a part beside the threshold, and its CV inside. */
function meanCell({ text }: ReportSubject, stage: SubjectStage, part: Subtotal, id: string): TableCell {
  const { mean, cv } = part.indicators[id]!;
  if (mean === null) return cell(text.none);
  const { threshold } = stage.document.indicators[id]!;
  const isBelow = threshold !== null && mean < threshold;
  const inside = cv === null ? "" : `${text.open}${cv.toFixed(CV_DECIMALS)}${text.close}`;
  return cell(shownBeside(text, mean, threshold, VALUE_DECIMALS) + (isBelow ? BELOW : "") + inside, isBelow);
}

function gapsOf({ text, assessment, inWords }: ReportSubject, part: Subtotal): readonly string[] {
  return assessment.standard.indicators
    .flatMap(({ indicator }) => {
      const { gap, sections_meeting: meeting } = part.indicators[indicator.id]!;
      if (gap === null || gap.amount === 0) return [];
      return [{ words: `${inWords(indicator.short ?? indicator.name)} ${shownGap(text, gap)}`, meeting }];
    })
    .toSorted((a, b) => a.meeting - b.meeting)
    .slice(0, GAPS_SHOWN)
    .map(({ words }) => words);
}
