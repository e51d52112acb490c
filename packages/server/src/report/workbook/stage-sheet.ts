import { resourceUnit } from "@youheng/kernel/assess";
import type { Workbook, Worksheet } from "exceljs";
import { CV_DECIMALS, VALUE_DECIMALS } from "../shown.ts";
import { unitInWords } from "../unit-in-words.ts";
import { inside, letter, outside } from "./cell-address.ts";
import { living, unlessEmpty } from "./living.ts";
import { addSheet, paintHead, paintTable, paintTitle, writeRow } from "./sheet-style.ts";
import { formatBeside } from "./format-beside.ts";
import { gapFormat } from "./gap-format.ts";
import { belowCell, gapCell, itemsCell, missingCell, valueCell, verdictCell } from "./stage-formulas.ts";
import { gapTotalCell, studentsTotalCell, SUMMARY_ROWS, summaryCell, summaryRow } from "./stage-summary.ts";
import type { SectionCells } from "./working-formulas.ts";
import { studentsCell } from "./working-formulas.ts";
import { FIRST_ROW } from "./workbook-plan.ts";
import type { StagePlan, WorkbookPlan } from "./workbook-plan.ts";

/** One stage, one row a section: values, items met, verdict, gaps; under them mean, deviation, CV, limit. */
export function writeStageSheet(workbook: Workbook, plan: WorkbookPlan, stage: StagePlan): void {
  const { text, assessment } = plan.subject;
  const { indicators } = assessment.standard;
  const columns = plan.columns.gap(indicators.length - 1);
  const sheet = addSheet(workbook, {
    name: stage.sheet,
    headRows: FIRST_ROW - 1,
    headColumns: 2,
    widths: [13, 22, 8, ...indicators.map(() => 11), 6, 6, 6, 9, ...indicators.map(() => 10.5)],
    page: text.page,
  });
  paintTitle(
    sheet,
    `${text.table.all(stage.stage.name)}　${plan.subject.inWords(assessment.standard.bundle.standard.name)}`,
  );
  writeHeads(sheet, plan, stage, columns);
  stage.stage.sections.forEach((section, i) => writeSection(sheet, { plan, stage, section, row: FIRST_ROW + i }));
  paintTable(sheet, stage.rows, columns);
  indicators.forEach((_, k) => markShort(sheet, plan, stage, k));
  if (plan.subject.ask.scope === "district") writeSummary(sheet, plan, stage, columns);
}

function writeHeads(sheet: Worksheet, plan: WorkbookPlan, stage: StagePlan, columns: number): void {
  const { text, assessment, inWords } = plan.subject;
  const { column } = text;
  const { indicators } = assessment.standard;
  const names = indicators.map(({ indicator }) => `${inWords(indicator.name)}\n${unitInWords(text, indicator.unit)}`);
  const gaps = indicators.map(
    ({ indicator }, k) =>
      `${column.gap}${text.colon}${inWords(indicator.short ?? indicator.name)}\n${unitInWords(text, resourceUnit(assessment, k))}`,
  );
  writeRow(sheet, 2, [
    column.schoolCode,
    column.schoolName,
    column.students,
    ...names,
    column.items,
    column.belowCount,
    column.missingCount,
    column.verdict,
    ...gaps,
  ]);
  sheet.getRow(2).height = 84;
  const thresholds = indicators.map(({ indicator }, k) => {
    const cell = outside(plan.parameter.threshold(k, stage.stage.id));
    return living(unlessEmpty([cell], cell), indicator.atLeast?.[stage.stage.id] ?? null);
  });
  const floors = indicators.map((_, k) => {
    const own = inside(plan.columns.value(k), 3);
    const others = outside(plan.parameter.others);
    return living(unlessEmpty([own, others], `${own}*${others}`), stage.stage.columns.limits.items[k]!.floor);
  });
  writeRow(sheet, 3, [text.summary.threshold, null, null, ...thresholds]);
  writeRow(sheet, 4, [text.summary.floor, null, null, ...floors]);
  for (const row of [2, 3, 4]) paintHead(sheet, row, columns);
  for (const row of [3, 4]) sheet.mergeCells(row, 1, row, plan.columns.students);
}

function writeSection(sheet: Worksheet, cells: SectionCells): void {
  const { plan, section, row } = cells;
  const { assessment } = plan.subject;
  const { indicators, bundle } = assessment.standard;
  const values = indicators.map((_, k) => valueCell(cells, k));
  const gaps = indicators.map((_, k) => gapCell(cells, k));
  const verdict = bundle.standard.sectionRule === undefined ? null : verdictCell(cells);
  const counts = [itemsCell(cells), belowCell(cells), missingCell(cells)];
  writeRow(sheet, row, [
    section.document.school_code,
    section.document.school_name,
    studentsCell(cells),
    ...values,
    ...counts,
    verdict,
    ...gaps,
  ]);
  indicators.forEach(({ indicator }, k) => {
    const { value, threshold } = section.document.indicators[indicator.id]!;
    sheet.getCell(row, plan.columns.value(k)).numFmt = formatBeside(value, threshold, VALUE_DECIMALS);
    sheet.getCell(row, plan.columns.gap(k)).numFmt = gapFormat(assessment, k);
  });
  for (const column of [plan.columns.items, plan.columns.below, plan.columns.missing, plan.columns.verdict])
    sheet.getCell(row, column).alignment = { horizontal: "center" };
}

/** Orange and bold where the threshold is not met; the column of items and the verdict say it in words. */
function markShort(sheet: Worksheet, plan: WorkbookPlan, stage: StagePlan, k: number): void {
  const column = letter(plan.columns.value(k));
  const [first, last] = stage.rows;
  sheet.addConditionalFormatting({
    ref: `${column}${first}:${column}${last}`,
    rules: [
      {
        type: "expression",
        priority: 1,
        formulae: [`'${stage.working}'!$${letter(plan.columns.met(k))}${first}&""="0"`],
        style: {
          font: { bold: true, color: { argb: "FF8A3B00" } },
          fill: { type: "pattern", pattern: "solid", bgColor: { argb: "FFFFE3C2" } },
        },
      },
    ],
  });
}

function writeSummary(sheet: Worksheet, plan: WorkbookPlan, stage: StagePlan, columns: number): void {
  const { text, assessment } = plan.subject;
  for (const name of SUMMARY_ROWS) {
    const row = summaryRow(stage, name);
    sheet.getCell(row, 2).value = text.summary[name];
    assessment.standard.indicators.forEach(({ indicator }, k) => {
      const cell = sheet.getCell(row, plan.columns.value(k));
      const found = stage.stage.document.indicators[indicator.id]!;
      cell.value = { ...summaryCell(plan, stage, k, name) };
      if (name === "total") cell.numFmt = formatBeside(found.mean, found.threshold, VALUE_DECIMALS);
      if (name === "deviation") cell.numFmt = "0.0000";
      if (name === "limit") cell.numFmt = "0.00";
      if (name === "cv") cell.numFmt = formatBeside(found.cv, found.cv_limit, CV_DECIMALS);
    });
    paintHead(sheet, row, columns);
  }
  const total = summaryRow(stage, "total");
  sheet.getCell(total, plan.columns.students).value = { ...studentsTotalCell(plan, stage) };
  assessment.standard.indicators.forEach((_, k) => {
    sheet.getCell(total, plan.columns.gap(k)).value = { ...gapTotalCell(plan, stage, k) };
    sheet.getCell(total, plan.columns.gap(k)).numFmt = gapFormat(assessment, k);
  });
}
