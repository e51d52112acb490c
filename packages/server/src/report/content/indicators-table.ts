import { resourceUnit } from "@youheng/kernel/assess";
import type { ReportSubject, SubjectStage } from "../report-subject.ts";
import { CV_DECIMALS, shownBeside, shownGap, shownPlain, shownShare, VALUE_DECIMALS } from "../shown.ts";
import { nameWithUnit } from "../unit-in-words.ts";
import { cell } from "./blocks.ts";
import type { Table, TableCell } from "./blocks.ts";

/** Sections and verdict of each stage. */
export function stagesTable({ text, stages }: ReportSubject): Table {
  const { column } = text;
  return {
    kind: "table",
    caption: text.table.stages,
    columns: [
      { head: column.stage, width: 3, align: "left" },
      ...[column.students, column.sections, column.meeting, column.short, column.open].map((head) => ({
        head,
        width: 2,
        align: "right" as const,
      })),
      { head: column.verdict, width: 3, align: "center" },
    ],
    rows: stages.map(({ name, document }) => {
      const open = document.sections_list.filter((section) => section.verdict === "not_assessable").length;
      const counts = [document.sections, document.sections_meeting, document.sections_short, open].map((count) =>
        cell(String(count)),
      );
      return [
        cell(name),
        cell(shownPlain(text, document.students)),
        ...counts,
        cell(text.verdict[document.verdict], document.verdict === "falls_short"),
      ];
    }),
  };
}

/** The indicators of one stage: mean beside threshold, share of sections meeting, CV beside limit, what is lacking in all. */
export function indicatorsTable(subject: ReportSubject, stage: SubjectStage): Table {
  const { text, assessment } = subject;
  const { column } = text;
  return {
    kind: "table",
    caption: text.table.indicators(stage.name),
    columns: [
      { head: column.indicator, width: 6, align: "left" },
      { head: column.threshold, width: 2, align: "right" },
      { head: column.mean, width: 2.2, align: "right" },
      { head: column.meeting, width: 2, align: "right" },
      { head: column.meetingShare, width: 2, align: "right" },
      { head: column.cv, width: 2, align: "right" },
      { head: column.cvLimit, width: 2, align: "right" },
      { head: column.cvVerdict, width: 2, align: "center" },
      { head: column.lacking, width: 3, align: "right" },
    ],
    rows: assessment.standard.indicators.map((_, k) => indicatorRow(subject, stage, k)),
  };
}

function indicatorRow(
  { text, assessment, inWords }: ReportSubject,
  { document }: SubjectStage,
  k: number,
): readonly TableCell[] {
  const { indicator } = assessment.standard.indicators[k]!;
  const found = document.indicators[indicator.id]!;
  const lacks = found.gap !== null && found.gap.amount > 0;
  const over = found.cv_meets === false;
  const verdict =
    found.cv_limit === null
      ? text.none
      : text.cvVerdict[found.cv_meets === null ? "not_assessable" : over ? "falls_short" : "meets"];
  return [
    cell(nameWithUnit(text, inWords(indicator.name), indicator.unit)),
    cell(shownPlain(text, found.threshold)),
    cell(
      shownBeside(text, found.mean, found.threshold, VALUE_DECIMALS),
      found.mean !== null && found.threshold !== null && found.mean < found.threshold,
    ),
    cell(`${found.sections_meeting}/${document.sections}`),
    cell(shownShare(text, found.sections_meeting, document.sections)),
    cell(shownBeside(text, found.cv, found.cv_limit, CV_DECIMALS), over),
    cell(found.cv_limit === null ? text.none : found.cv_limit.toFixed(2)),
    cell(verdict, over),
    cell(lacks ? shownGap(text, { amount: found.gap.amount, unit: resourceUnit(assessment, k) }) : text.none),
  ];
}
