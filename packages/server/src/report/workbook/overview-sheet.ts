import { verdictSentence } from "@youheng/kernel/assess";
import type { Verdict } from "@youheng/kernel/assess";
import type { Workbook, Worksheet } from "exceljs";
import { regionTitle, schoolTitle } from "../report-subject.ts";
import { outside, rangeOf } from "./cell-address.ts";
import { living } from "./living.ts";
import type { Living } from "./living.ts";
import { compositeVerdict, FIRST_STAGE_ROW, writeIndicators } from "./overview-indicators.ts";
import { requirementVerdicts } from "./requirement-sheet.ts";
import { addSheet, paintHead, paintTable, paintTitle, writeRow } from "./sheet-style.ts";
import { summaryRow } from "./stage-summary.ts";
import type { StagePlan, WorkbookPlan } from "./workbook-plan.ts";

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
  writeStages(sheet, plan);
  for (const stage of plan.stages) writeIndicators(sheet, plan, stage);
}

function writeStages(sheet: Worksheet, plan: WorkbookPlan): void {
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
  const verdicts = [rangeOf(7, [FIRST_STAGE_ROW, last - 1]), ...requirementVerdicts(plan)];
  writeRow(sheet, last, [
    plan.subject.inWords(document.standard_name),
    null,
    null,
    null,
    null,
    null,
    living(allMustMeet(plan, verdicts), text.verdict[document.verdict]),
  ]);
  paintTable(sheet, [FIRST_STAGE_ROW, last], 7);
  sheet.getRow(last).font = { bold: true };
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
    living(
      allMustMeet(plan, [verdicts, cvVerdicts(plan, stage), ...compositeVerdict(plan, stage)]),
      text.verdict[document.verdict],
    ),
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
