import { explain } from "@youheng/kernel/assess";
import type { Trace, TraceInput } from "@youheng/kernel/model";
import { factName } from "../fact-name.ts";
import type { ReportSubject, SubjectSection, SubjectStage } from "../report-subject.ts";
import { shownBeside, shownGap, shownPlain, VALUE_DECIMALS } from "../shown.ts";
import { nameWithUnit, unitInWords } from "../unit-in-words.ts";
import { bullets, cell, heading, note, plain } from "./blocks.ts";
import type { Block, Table, TableCell } from "./blocks.ts";
import { sectionsOf, spreadFigure, valueFigure } from "./figures.ts";
import { findingsTable } from "./findings-table.ts";
import { leftOutRows } from "./left-out-rows.ts";
import { lineageTable } from "./lineage-table.ts";
import { methodNotes } from "./method-notes.ts";

/** One school, one plan 一校一案: where the school stands item by item, how each number came about, what is to be done. */
export function schoolBlocks(subject: ReportSubject): readonly Block[] {
  const { text, stages } = subject;
  const { chapter } = text;
  return [
    heading(chapter.verdict),
    ...stages.flatMap((stage) => stage.sections.map((section) => verdictOf(subject, stage, section))),
    ...leftOutRows(subject).map((row) => plain(`${row.stage}${text.colon}${row.rule}`)),
    heading(chapter.items),
    ...stages.flatMap((stage) =>
      stage.sections.flatMap((section) => [
        itemsTable(subject, stage, section),
        ...valueFigure(subject, stage, section),
        ...spreadFigure(subject, sectionsOf(stage), section.document.school_code),
      ]),
    ),
    heading(chapter.plan),
    ...planBlocks(subject),
    heading(chapter.figures),
    inputsTable(subject),
    ...findingsTable(subject),
    heading(chapter.method),
    bullets(methodNotes(subject)),
    heading(chapter.lineage),
    lineageTable(subject),
    heading(chapter.signatures),
    { kind: "signatures", labels: [text.plan.school, text.plan.secretary, text.plan.principal, text.plan.date] },
  ];
}

function verdictOf({ text }: ReportSubject, stage: SubjectStage, { document }: SubjectSection): Block {
  const verdict = document.verdict === null ? text.none : text.verdict[document.verdict];
  const items = `${text.column.items} ${document.items_met}/${Object.keys(document.indicators).length}`;
  return {
    kind: "paragraph",
    tone: "verdict",
    text: `${stage.name}${text.colon}${verdict}${text.comma}${items}${text.comma}${text.column.students} ${shownPlain(text, document.students)}`,
  };
}

/** Every indicator of the section: value, threshold, floor, what it lacks, and the numbers put into the formula. */
function itemsTable(subject: ReportSubject, stage: SubjectStage, section: SubjectSection): Table {
  const { text, assessment } = subject;
  const { column } = text;
  return {
    kind: "table",
    caption: text.table.items(stage.name),
    columns: [
      { head: column.indicator, width: 6, align: "left" },
      { head: column.how, width: 5, align: "left" },
      { head: column.value, width: 2.2, align: "right" },
      { head: column.threshold, width: 2, align: "right" },
      { head: column.floor, width: 2, align: "right" },
      { head: column.meets, width: 3.2, align: "center" },
      { head: column.lacking, width: 3, align: "right" },
    ],
    rows: assessment.standard.indicators.map((_, k) => itemRow(subject, stage, section, k)),
  };
}

function itemRow(
  subject: ReportSubject,
  stage: SubjectStage,
  { document }: SubjectSection,
  k: number,
): readonly TableCell[] {
  const { text, assessment, inWords } = subject;
  const { indicator } = assessment.standard.indicators[k]!;
  const found = document.indicators[indicator.id]!;
  const why = traceOf(subject, stage, document.school_code, indicator.id);
  const state =
    found.meets === null
      ? text.cannotTell
      : found.meets
        ? text.meetsAlready
        : found.floor_meets === false
          ? text.belowFloorWord
          : text.short;
  return [
    cell(nameWithUnit(text, inWords(indicator.name), indicator.unit)),
    cell(why?.substituted ?? ""),
    cell(shownBeside(text, found.value, found.threshold, VALUE_DECIMALS), found.meets === false),
    cell(shownPlain(text, found.threshold)),
    cell(shownPlain(text, found.floor)),
    cell(state, found.meets === false),
    cell(found.gap === null || found.gap.amount === 0 ? text.none : shownGap(text, found.gap)),
  ];
}

function traceOf(
  { ask }: ReportSubject,
  stage: SubjectStage,
  schoolCode: string | null,
  indicator: string,
): Trace | null {
  return schoolCode === null ? null : explain(ask.answer, { stage: stage.id, indicator, schoolCode, group: ask.group });
}

/** One line for each gap; measures, persons and dates are the school's to write. */
function planBlocks({ text, stages, assessment, inWords }: ReportSubject): readonly Block[] {
  const { column } = text;
  const rows = stages.flatMap((stage) =>
    stage.sections.flatMap(({ document }) =>
      assessment.standard.indicators.flatMap(({ indicator }) => {
        const { gap } = document.indicators[indicator.id]!;
        if (gap === null || gap.amount === 0) return [];
        return [
          [
            cell(stage.name),
            cell(inWords(indicator.short ?? indicator.name)),
            cell(text.plan.need(shownGap(text, gap))),
            cell(""),
            cell(""),
            cell(""),
          ],
        ];
      }),
    ),
  );
  if (rows.length === 0) return [plain(text.plan.nothing)];
  return [
    note(text.plan.intro),
    {
      kind: "table",
      caption: text.table.plan,
      columns: [
        { head: column.stage, width: 2, align: "left" },
        { head: column.indicator, width: 4, align: "left" },
        { head: column.lacking, width: 3.4, align: "left" },
        { head: column.measure, width: 6, align: "left" },
        { head: column.owner, width: 2.6, align: "left" },
        { head: column.due, width: 2.6, align: "left" },
      ],
      rows,
    },
  ];
}

/** The school's figures as reported, each with the cell it was read from. */
function inputsTable(subject: ReportSubject): Table {
  const { text } = subject;
  return {
    kind: "table",
    caption: text.table.inputs,
    columns: [
      { head: text.column.fact, width: 5, align: "left" },
      { head: text.column.value, width: 3, align: "right" },
      { head: text.column.cell, width: 8, align: "left" },
    ],
    rows: inputsOf(subject),
  };
}

function inputsOf(subject: ReportSubject): readonly (readonly TableCell[])[] {
  const { text, stages, assessment } = subject;
  const traces = stages.flatMap((stage) =>
    stage.sections.flatMap(({ document }) =>
      assessment.standard.indicators.map(({ indicator }) =>
        traceOf(subject, stage, document.school_code, indicator.id),
      ),
    ),
  );
  const inputs = new Map(traces.flatMap(inputsIn).map((input) => [input.field, input]));
  return [...inputs.values()].map((input) => [
    cell(factName(subject, input.field)),
    cell(text.amount(shownPlain(text, input.value), unitInWords(text, input.unit))),
    cell([input.place?.file, input.place?.sheet, input.place?.cell].filter(Boolean).join(" · ")),
  ]);
}

/** The reported figures that went into a number, also those of its steps. */
function inputsIn(trace: Trace | null): readonly TraceInput[] {
  return trace === null ? [] : [...(trace.inputs ?? []), ...(trace.steps ?? []).flatMap(inputsIn)];
}
