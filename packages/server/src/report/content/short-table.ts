import type { SectionIndicatorDocument } from "@youheng/kernel/assess";
import type { ReportSubject, SubjectSection, SubjectStage } from "../report-subject.ts";
import { shownBeside, shownGap, shownPlain, VALUE_DECIMALS } from "../shown.ts";
import { cell } from "./blocks.ts";
import type { Table, TableCell } from "./blocks.ts";

/** The sections of a stage that fall short or cannot be judged, each with what it lacks in real units. */
export function shortTable(subject: ReportSubject, stage: SubjectStage): readonly Table[] {
  const { text } = subject;
  const { column } = text;
  const short = stage.sections.filter(
    ({ document }) => document.verdict === "falls_short" || document.verdict === "not_assessable",
  );
  if (short.length === 0) return [];
  return [
    {
      kind: "table",
      caption: text.table.short(stage.name),
      columns: [
        { head: column.school, width: 5, align: "left" },
        { head: column.students, width: 2.8, align: "right" },
        { head: column.items, width: 2, align: "right" },
        { head: column.verdict, width: 2.6, align: "center" },
        { head: column.gaps, width: 11, align: "left" },
      ],
      rows: short.map((section) => shortRow(subject, section)),
    },
  ];
}

function shortRow(subject: ReportSubject, { document }: SubjectSection): readonly TableCell[] {
  const { text } = subject;
  return [
    cell(document.school_name ?? document.school_code ?? text.none),
    cell(shownPlain(text, document.students)),
    cell(String(document.items_met)),
    cell(document.verdict === null ? text.none : text.verdict[document.verdict], document.verdict === "falls_short"),
    cell(itemsNotMet(subject, document.indicators).join(text.separator)),
  ];
}

/** Each indicator not met, with value, threshold and gap in words; and those that lack a figure. */
export function itemsNotMet(
  { text, assessment, inWords }: ReportSubject,
  indicators: Readonly<Record<string, SectionIndicatorDocument>>,
): readonly string[] {
  return assessment.standard.indicators.flatMap(({ indicator }) => {
    const found = indicators[indicator.id]!;
    const name = inWords(indicator.short ?? indicator.name);
    if (found.missing !== undefined) return [text.missingPart(name, text.missing[found.missing.reason])];
    if (found.meets !== false || found.gap === null) return [];
    const value = shownBeside(text, found.value, found.threshold, VALUE_DECIMALS);
    const floor = found.floor_meets === false ? text.belowFloor : "";
    return [text.gapPart(name, value, shownPlain(text, found.threshold), shownGap(text, found.gap)) + floor];
  });
}
