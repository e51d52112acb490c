import type { Worksheet } from "exceljs";
import { CV_DECIMALS, VALUE_DECIMALS } from "../shown.ts";
import { inside, outside, rangeOf } from "../workbook/cell-address.ts";
import { formatBeside } from "../workbook/format-beside.ts";
import { living } from "../workbook/living.ts";
import type { Living } from "../workbook/living.ts";
import { paintHead, paintTable, writeRow } from "../workbook/sheet-style.ts";
import { summaryRow } from "../workbook/stage-summary.ts";
import type { StagePlan } from "../workbook/workbook-plan.ts";
import { seat } from "./application-context.ts";
import type { ApplicationContext } from "./application-context.ts";
import type { TableOf } from "./application-layout.ts";

const HEAD = 2;
const FIRST = 4;
/** Before the indicators: stage, and what the row says. */
const NAMES = 2;

/** One indicator of one stage, and the cell it goes to. */
interface Spot {
  readonly stage: StagePlan;
  readonly k: number;
  readonly row: number;
  readonly column: number;
}

/** 表Ⅱ-1: how many schools meet each indicator, and their share. Returns the first row under it. */
export function writeMeetingTable(sheet: Worksheet, context: ApplicationContext, table: TableOf<"meeting">): number {
  return writeByIndicator(sheet, context, table, (stage, row) => {
    const overall = NAMES + 1 + context.layout.indicators.length;
    indicatorIndexes(context).forEach((k, i) => {
      const item = itemOf(context, stage, k);
      const column = NAMES + 1 + i;
      const count = meetingCell(context, { stage, k, row, column });
      seat(context, sheet, count, { row, column, item, format: "0" });
      seat(context, sheet, shareCell(stage, count, row, column), { row: row + 1, column, item, format: "0.0%" });
    });
    const item = `${stage.stage.name} ${context.inWords(table.overall)}`;
    const count = overallCell(context, stage);
    seat(context, sheet, count, { row, column: overall, item, format: "0" });
    seat(context, sheet, shareCell(stage, count, row, overall), {
      row: row + 1,
      column: overall,
      item,
      format: "0.0%",
    });
  });
}

/** 表Ⅲ: mean and CV of each indicator. Returns the first row under it. */
export function writeBalanceTable(sheet: Worksheet, context: ApplicationContext, table: TableOf<"balance">): number {
  return writeByIndicator(sheet, context, table, (stage, row) => {
    const indexes = indicatorIndexes(context);
    const found = indexes.map((k) => stage.stage.document.indicators[idOf(context, k)]!);
    found.forEach((one, i) => {
      const item = itemOf(context, stage, indexes[i]!);
      const column = NAMES + 1 + i;
      const from = (name: "total" | "cv"): string =>
        outside({ sheet: stage.sheet, column: context.plan.columns.value(indexes[i]!), row: summaryRow(stage, name) });
      seat(context, sheet, living(from("total"), one.mean), {
        row,
        column,
        item,
        format: formatBeside(one.mean, one.threshold, VALUE_DECIMALS),
      });
      seat(context, sheet, living(from("cv"), one.cv), {
        row: row + 1,
        column,
        item,
        format: formatBeside(one.cv, one.cv_limit, CV_DECIMALS),
      });
    });
    const overall = NAMES + 1 + indexes.length;
    const cvs = `${inside(NAMES + 1, row + 1)}:${inside(NAMES + indexes.length, row + 1)}`;
    const mean = found.every((one) => one.cv !== null)
      ? found.reduce((sum, one) => sum + one.cv!, 0) / found.length
      : null;
    sheet.getCell(row, overall).value = context.inWords(context.layout.words.no_mean);
    seat(context, sheet, living(`IF(COUNT(${cvs})<COLUMNS(${cvs}),"",AVERAGE(${cvs}))`, mean), {
      row: row + 1,
      column: overall,
      item: `${stage.stage.name} ${context.inWords(table.overall)}`,
      format: "0.000",
    });
  });
}

function writeByIndicator(
  sheet: Worksheet,
  context: ApplicationContext,
  table: TableOf<"meeting"> | TableOf<"balance">,
  writeStage: (stage: StagePlan, row: number) => void,
): number {
  const { plan, inWords } = context;
  const { standard } = plan.subject.assessment;
  const names = indicatorIndexes(context).map((k) => inWords(standard.indicators[k]!.indicator.name));
  const columns = NAMES + names.length + 1;
  writeRow(sheet, HEAD, [null, null, ...names, inWords(table.overall)]);
  writeRow(sheet, HEAD + 1, [null, null, ...Array.from({ length: names.length + 1 }, (_, i) => `L${i + 1}`)]);
  for (let column = 1; column <= columns; column++) sheet.getColumn(column).width = column === 2 ? 26 : 13.5;
  sheet.getRow(HEAD).height = 80;
  for (const row of [HEAD, HEAD + 1]) paintHead(sheet, row, columns);
  plan.stages.forEach((stage, i) => {
    const row = FIRST + 2 * i;
    sheet.getCell(row, 1).value = stage.stage.name;
    sheet.mergeCells(row, 1, row + 1, 1);
    table.rows.forEach((words, at) => (sheet.getCell(row + at, 2).value = inWords(words)));
    writeStage(stage, row);
  });
  const last = FIRST + 2 * plan.stages.length - 1;
  paintTable(sheet, [FIRST, last], columns, { vertical: "middle", horizontal: "center", wrapText: true });
  return last + 1;
}

/** Sections that meet indicator k; empty while one of them cannot be judged. */
function meetingCell({ plan }: ApplicationContext, { stage, k }: Spot): Living {
  const { indicator } = plan.subject.assessment.standard.indicators[k]!;
  const found = stage.stage.document.indicators[indicator.id]!;
  const [met, short] = (["meeting", "short"] as const).map((name) =>
    outside({ sheet: stage.sheet, column: plan.columns.value(k), row: summaryRow(stage, name) }),
  );
  const isOpen = stage.stage.sections.some(({ document }) => document.indicators[indicator.id]!.meets === null);
  return living(`IF(${met}+${short}<${sectionsOf(stage)},"",${met})`, isOpen ? null : found.sections_meeting);
}

function overallCell({ plan }: ApplicationContext, stage: StagePlan): Living {
  const { verdict } = plan.subject.text;
  const verdicts = rangeOf(plan.columns.verdict, stage.rows, stage.sheet);
  const isOpen = stage.stage.sections.some(({ document }) => document.verdict === "not_assessable");
  return living(
    `IF(COUNTIF(${verdicts},"${verdict.not_assessable}")>0,"",COUNTIF(${verdicts},"${verdict.meets}"))`,
    isOpen ? null : stage.stage.document.sections_meeting,
  );
}

function shareCell(stage: StagePlan, { result }: Living, row: number, column: number): Living {
  const count = inside(column, row);
  return living(
    `IF(${count}="","",${count}/${sectionsOf(stage)})`,
    typeof result === "number" ? result / stage.stage.document.sections : null,
  );
}

function sectionsOf(stage: StagePlan): string {
  return `ROWS(${rangeOf(1, stage.rows, stage.sheet)})`;
}

/** Where the indicators of the tables stand among those of the standard. */
export function indicatorIndexes({ plan, layout }: ApplicationContext): readonly number[] {
  const { indicators } = plan.subject.assessment.standard;
  return layout.indicators.map((id) => indicators.findIndex(({ indicator }) => indicator.id === id));
}

function idOf({ plan }: ApplicationContext, k: number): string {
  return plan.subject.assessment.standard.indicators[k]!.indicator.id;
}

function itemOf({ plan, inWords }: ApplicationContext, stage: StagePlan, k: number): string {
  return `${stage.stage.name} ${inWords(plan.subject.assessment.standard.indicators[k]!.indicator.name)}`;
}
