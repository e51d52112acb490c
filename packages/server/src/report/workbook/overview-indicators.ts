import { resourceUnit } from "@youheng/kernel/assess";
import type { Worksheet } from "exceljs";
import { unitInWords } from "../unit-in-words.ts";
import { inside, outside, rangeOf } from "./cell-address.ts";
import { gapFormat } from "./gap-format.ts";
import { living, unlessEmpty } from "./living.ts";
import type { Living } from "./living.ts";
import { paintHead, paintTable, writeRow } from "./sheet-style.ts";
import { summaryCell, summaryRow } from "./stage-summary.ts";
import type { SummaryRow } from "./stage-summary.ts";
import { tolerance } from "./working-formulas.ts";
import type { StagePlan, WorkbookPlan } from "./workbook-plan.ts";

/** The first row of the table of stages. */
export const FIRST_STAGE_ROW = 6;
const COLUMNS = 12;
const CV = 5;
const VERDICT = 7;

/** The indicators of one stage: mean, CV, verdict, gap, each a formula over the sheet of the stage. */
export function writeIndicators(sheet: Worksheet, plan: WorkbookPlan, stage: StagePlan): void {
  const { text, assessment } = plan.subject;
  const head = blockHead(plan, stage);
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
  if (hasComposite(plan)) writeComposite(sheet, plan, stage, last + 1);
  paintTable(sheet, [head + 1, last + Number(hasComposite(plan))], COLUMNS);
}

/** The head row of a stage's block, under the table of stages. */
function blockHead(plan: WorkbookPlan, stage: StagePlan): number {
  const rows = plan.subject.assessment.standard.indicators.length + Number(hasComposite(plan));
  return FIRST_STAGE_ROW + plan.stages.length + 2 + plan.stages.indexOf(stage) * (rows + 2);
}

function hasComposite({ subject }: WorkbookPlan): boolean {
  return subject.assessment.standard.bundle.standard.compositeCv !== undefined;
}

/** Where the verdict on the mean of all CVs stands; nowhere when the standard has no such limit. */
export function compositeVerdict(plan: WorkbookPlan, stage: StagePlan): readonly string[] {
  if (!hasComposite(plan)) return [];
  const row = blockHead(plan, stage) + plan.subject.assessment.standard.indicators.length + 1;
  return [rangeOf(VERDICT, [row, row])];
}

/** The mean of the CVs of all indicators, against its limit. */
function writeComposite(sheet: Worksheet, plan: WorkbookPlan, stage: StagePlan, row: number): void {
  const { text, assessment, inWords } = plan.subject;
  const { compositeCv } = assessment.standard.bundle.standard;
  const { value, limit, meets } = stage.stage.document.composite_cv;
  const cvs = rangeOf(CV, [row - assessment.standard.indicators.length, row - 1]);
  const own = outside(plan.parameter.compositeLimit(stage.stage.id));
  const [at, limitAt] = [inside(CV, row), inside(CV + 1, row)];
  const { not_assessable: open, meets: within, falls_short: over } = text.cvVerdict;
  const formula = `IF(${limitAt}="","",IF(${at}="","${open}",IF(${at}<=${limitAt}*(1+${tolerance(plan)}),"${within}","${over}")))`;
  const word = limit === null ? null : meets === null ? open : meets ? within : over;
  writeRow(sheet, row, [
    compositeCv === undefined ? null : inWords(compositeCv.name),
    null,
    null,
    null,
    living(`IF(COUNT(${cvs})<ROWS(${cvs}),"",AVERAGE(${cvs}))`, value),
    living(unlessEmpty([own], own), limit),
    living(formula, word),
  ]);
  sheet.getCell(row, CV).numFmt = "0.0000";
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
