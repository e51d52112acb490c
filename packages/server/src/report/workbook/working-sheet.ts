import type { Workbook, Worksheet } from "exceljs";
import { rangeOf } from "./cell-address.ts";
import { living } from "./living.ts";
import { addSheet, paintHead, paintTable, paintTitle, writeRow } from "./sheet-style.ts";
import { belowFloorCell, denominatorCell, metCell, resourceCell, shareCell, studentsCell } from "./working-formulas.ts";
import type { SectionCells } from "./working-formulas.ts";
import { FIRST_ROW } from "./workbook-plan.ts";
import type { StagePlan, WorkbookPlan } from "./workbook-plan.ts";

/** How the figures of one stage are made: students, share of common facilities, what each section has, what it meets. */
export function writeWorkingSheet(workbook: Workbook, plan: WorkbookPlan, stage: StagePlan): void {
  const { text, assessment } = plan.subject;
  const { indicators } = assessment.standard;
  const columns = plan.columns.belowFloor(indicators.length - 1);
  const sheet = addSheet(workbook, {
    name: stage.working,
    headRows: FIRST_ROW - 1,
    headColumns: 2,
    widths: [16, 26, 10, 12, ...indicators.flatMap(() => [14, 10, 8, 9])],
    page: text.page,
  });
  paintTitle(sheet, stage.working);
  writeHeads(sheet, plan, columns);
  stage.stage.sections.forEach((section, i) => writeSection(sheet, { plan, stage, section, row: FIRST_ROW + i }));
  paintTable(sheet, stage.rows, columns);
  if (plan.subject.ask.scope === "district") writeTotals(sheet, plan, stage, columns);
}

function writeHeads(sheet: Worksheet, plan: WorkbookPlan, columns: number): void {
  const { text, assessment, inWords } = plan.subject;
  const { column } = text;
  const above = FIRST_ROW - 2;
  assessment.standard.indicators.forEach(({ indicator }, k) => {
    sheet.getCell(above, plan.columns.resource(k)).value = inWords(indicator.name);
    sheet.mergeCells(above, plan.columns.resource(k), above, plan.columns.belowFloor(k));
  });
  const heads = assessment.standard.indicators.flatMap(() => [
    column.resource,
    column.denominator,
    column.met,
    column.below,
  ]);
  writeRow(sheet, FIRST_ROW - 1, [column.schoolCode, column.schoolName, column.students, column.share, ...heads]);
  paintHead(sheet, above, columns);
  paintHead(sheet, FIRST_ROW - 1, columns);
}

function writeSection(sheet: Worksheet, cells: SectionCells): void {
  const { plan, section, row } = cells;
  const { standard } = plan.subject.assessment;
  const share = plan.columns.share === 0 ? null : shareCell(cells);
  const figures = standard.indicators.flatMap((_, k) => [
    resourceCell(cells, k),
    denominatorCell(cells, k),
    metCell(cells, k),
    belowFloorCell(cells, k),
  ]);
  writeRow(sheet, row, [
    section.document.school_code,
    section.document.school_name,
    studentsCell(cells),
    share,
    ...figures,
  ]);
  if (share !== null) sheet.getCell(row, plan.columns.share).numFmt = "0.0000";
}

/** Totals under the sections: a total that lacks a figure does not exist. */
function writeTotals(sheet: Worksheet, plan: WorkbookPlan, stage: StagePlan, columns: number): void {
  const { text, assessment } = plan.subject;
  const row = stage.rows[1] + 1;
  const total = (column: number, values: readonly number[]) => {
    const range = rangeOf(column, stage.rows);
    sheet.getCell(row, column).value = living(
      `IF(COUNT(${range})<ROWS(${range}),"",SUM(${range}))`,
      values.reduce((sum, value) => sum + value, 0),
    );
  };
  const own = (column: Float64Array) => stage.stage.sections.map(({ index }) => column[index]!);
  sheet.getCell(row, 2).value = text.summary.total;
  total(plan.columns.students, own(stage.stage.columns.sections.students));
  assessment.standard.indicators.forEach((_, k) => {
    total(plan.columns.resource(k), own(stage.stage.columns.resources[k]!));
    total(plan.columns.denominator(k), own(stage.stage.columns.denominators[k]!));
  });
  paintHead(sheet, row, columns);
}
