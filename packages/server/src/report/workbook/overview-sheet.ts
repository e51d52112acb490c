import { resourceUnit, verdictSentence } from "@youheng/kernel/assess";
import type { Verdict } from "@youheng/kernel/assess";
import type { Workbook, Worksheet } from "exceljs";
import { regionTitle, schoolTitle } from "../report-subject.ts";
import { unitInWords } from "../unit-in-words.ts";
import { inside, outside, rangeOf } from "./cell-address.ts";
import { gapFormat } from "./gap-format.ts";
import { living } from "./living.ts";
import type { Living } from "./living.ts";
import { addSheet, paintHead, paintTable, paintTitle, writeRow } from "./sheet-style.ts";
import { summaryCell, summaryRow } from "./stage-summary.ts";
import type { SummaryRow } from "./stage-summary.ts";
import type { StagePlan, WorkbookPlan } from "./workbook-plan.ts";

const COLUMNS = 12;
const FIRST_STAGE_ROW = 6;

/** The county-year on one page: verdict, stages, indicators. Every number is a formula over the sheets behind. */
export function writeOverviewSheet(workbook: Workbook, plan: WorkbookPlan): void {
  const { subject } = plan;
  const { text, document } = subject;
  const sheet = addSheet(workbook, {
    name: text.sheet.overview,
    headRows: 0,
    widths: [40, 18, 12, 12, 12, 12, 12, 12, 12, 12, 14, 12],
    page: text.page,
  });
  paintTitle(sheet, text.workbookTitle(regionTitle(subject)), subject.inWords(document.standard_name));
  sheet.getCell(3, 1).value = schoolTitle(subject) ?? subject.inWords(verdictSentence(document));
  sheet.getCell(3, 1).font = { bold: true, size: 12 };
  if (subject.ask.scope !== "district") return;
  const last = writeStages(sheet, plan);
  let row = last + 2;
  for (const stage of plan.stages) row = writeIndicators(sheet, plan, stage, row);
}

function writeStages(sheet: Worksheet, plan: WorkbookPlan): number {
  const { text, document } = plan.subject;
  const { column } = text;
  const head = FIRST_STAGE_ROW - 1;
  writeRow(sheet, head, [
    column.stage,
    column.students,
    column.sections,
    column.meeting,
    column.short,
    column.open,
    column.verdict,
  ]);
  paintHead(sheet, head, 7);
  plan.stages.forEach((stage, i) => writeRow(sheet, FIRST_STAGE_ROW + i, stageRow(plan, stage)));
  const last = FIRST_STAGE_ROW + plan.stages.length;
  const verdicts = rangeOf(7, [FIRST_STAGE_ROW, last - 1]);
  writeRow(sheet, last, [
    plan.subject.inWords(document.standard_name),
    null,
    null,
    null,
    null,
    null,
    living(allMustMeet(plan, [verdicts]), text.verdict[stagesVerdict(plan)]),
  ]);
  paintTable(sheet, [FIRST_STAGE_ROW, last], 7);
  sheet.getRow(last).font = { bold: true };
  return last;
}

/** The verdict over the stages, as the kernel takes it. */
function stagesVerdict({ stages }: WorkbookPlan): Verdict {
  const verdicts = stages.map(({ stage }) => stage.document.verdict);
  if (verdicts.includes("falls_short")) return "falls_short";
  return verdicts.length === 0 || verdicts.includes("not_assessable") ? "not_assessable" : "meets";
}

function stageRow(plan: WorkbookPlan, stage: StagePlan): (string | Living)[] {
  const { text } = plan.subject;
  const { document } = stage.stage;
  const verdicts = rangeOf(plan.columns.verdict, stage.rows, stage.sheet);
  const count = (verdict: Verdict, result: number): Living =>
    living(`COUNTIF(${verdicts},"${text.verdict[verdict]}")`, result);
  const open = document.sections_list.filter((section) => section.verdict === "not_assessable").length;
  return [
    stage.stage.name,
    living(
      outside({ sheet: stage.sheet, column: plan.columns.students, row: summaryRow(stage, "total") }),
      document.students,
    ),
    living(`ROWS(${rangeOf(1, stage.rows, stage.sheet)})`, document.sections),
    count("meets", document.sections_meeting),
    count("falls_short", document.sections_short),
    count("not_assessable", open),
    living(allMustMeet(plan, [verdicts, cvVerdicts(plan, stage)]), text.verdict[document.verdict]),
  ];
}

function cvVerdicts(plan: WorkbookPlan, stage: StagePlan): string {
  const row = summaryRow(stage, "verdict");
  const count = plan.subject.assessment.standard.indicators.length;
  const [from, to] = [plan.columns.value(0), plan.columns.value(count - 1)].map((column) =>
    outside({ sheet: stage.sheet, column, row }),
  );
  return `${from}:${to!.slice(to!.indexOf("!") + 1)}`;
}

/** The verdict over parts that must all hold: one that falls short decides; one that cannot be judged leaves it open. */
function allMustMeet({ subject }: WorkbookPlan, ranges: readonly string[]): string {
  const { verdict, cvVerdict } = subject.text;
  const count = (words: readonly string[]): string =>
    ranges.flatMap((range) => [...new Set(words)].map((word) => `COUNTIF(${range},"${word}")`)).join("+");
  const short = count([verdict.falls_short, cvVerdict.falls_short]);
  const open = count([verdict.not_assessable, cvVerdict.not_assessable]);
  const met = count([verdict.meets, cvVerdict.meets]);
  return `IF(${short}>0,"${verdict.falls_short}",IF(OR(${open}>0,${met}=0),"${verdict.not_assessable}","${verdict.meets}"))`;
}

function writeIndicators(sheet: Worksheet, plan: WorkbookPlan, stage: StagePlan, head: number): number {
  const { text, assessment } = plan.subject;
  const { column } = text;
  writeRow(sheet, head, [
    `${stage.stage.name}${text.colon}${column.indicator}`,
    column.unit,
    column.threshold,
    column.mean,
    column.cv,
    column.cvLimit,
    column.cvVerdict,
    column.meeting,
    column.short,
    column.meetingShare,
    column.lacking,
    column.lackingUnit,
  ]);
  paintHead(sheet, head, COLUMNS);
  assessment.standard.indicators.forEach((_, k) => writeIndicator(sheet, plan, { stage, k, row: head + 1 + k }));
  const last = head + assessment.standard.indicators.length;
  paintTable(sheet, [head + 1, last], COLUMNS);
  return last + 2;
}

function writeIndicator(
  sheet: Worksheet,
  plan: WorkbookPlan,
  { stage, k, row }: { readonly stage: StagePlan; readonly k: number; readonly row: number },
): void {
  const { text, assessment, inWords } = plan.subject;
  const { indicator } = assessment.standard.indicators[k]!;
  const found = stage.stage.document.indicators[indicator.id]!;
  const column = plan.columns.value(k);
  const from = (name: SummaryRow, result: number | string | null): Living =>
    living(outside({ sheet: stage.sheet, column, row: summaryRow(stage, name) }), result);
  const threshold = living(outside({ sheet: stage.sheet, column, row: 3 }), found.threshold);
  const lacking = living(
    outside({ sheet: stage.sheet, column: plan.columns.gap(k), row: summaryRow(stage, "total") }),
    found.gap?.amount ?? null,
  );
  const meetingShare = living(
    `IF(${inside(8, row)}+${inside(9, row)}=0,"",${inside(8, row)}/ROWS(${rangeOf(1, stage.rows, stage.sheet)}))`,
    found.sections_meeting + found.sections_short === 0 ? null : found.sections_meeting / stage.stage.document.sections,
  );
  writeRow(sheet, row, [
    inWords(indicator.name),
    unitInWords(text, indicator.unit),
    threshold,
    from("total", found.mean),
    from("cv", found.cv),
    from("limit", found.cv_limit),
    from("verdict", summaryCell(plan, stage, k, "verdict").result),
    from("meeting", found.sections_meeting),
    from("short", found.sections_short),
    meetingShare,
    lacking,
    unitInWords(text, resourceUnit(assessment, k)),
  ]);
  ["", "", "#,##0.00", "#,##0.00", "0.0000", "0.00", "", "0", "0", "0.0%", gapFormat(assessment, k)].forEach(
    (format, i) => {
      if (format !== "") sheet.getCell(row, i + 1).numFmt = format;
    },
  );
}
