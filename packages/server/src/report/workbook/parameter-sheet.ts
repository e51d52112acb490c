import { resourceStep, roundingResidue } from "@youheng/kernel/assess";
import { equalWithin } from "@youheng/kernel/stats";
import type { Workbook, Worksheet } from "exceljs";
import { unitInWords } from "../unit-in-words.ts";
import { addSheet, paintHead, paintInput, paintTable, paintTitle, writeRow } from "./sheet-style.ts";
import { FIRST_PARAMETER_ROW, PARAMETER_COLUMNS } from "./workbook-plan.ts";
import type { WorkbookPlan } from "./workbook-plan.ts";

/** The limits of the standard and the constants of the computation, to which every formula refers. */
export function writeParameterSheet(workbook: Workbook, plan: WorkbookPlan): void {
  const { text, assessment } = plan.subject;
  const { stages } = assessment.standard.bundle.standard;
  const columns = PARAMETER_COLUMNS.limits + 2 * stages.length;
  const sheet = addSheet(workbook, {
    name: text.sheet.parameters,
    headRows: FIRST_PARAMETER_ROW - 1,
    widths: [30, 38, 24, 18, 10, 10, ...stages.flatMap(() => [12, 14]), 48],
    page: text.page,
  });
  paintTitle(sheet, text.parameter.title, text.parameter.rowHint);
  const { column } = text;
  const limits = stages.flatMap((stage) => {
    const name = stage[plan.subject.ask.language];
    return [`${name} ${column.threshold}`, `${name} ${column.cvLimit}`];
  });
  writeRow(sheet, FIRST_PARAMETER_ROW - 1, [
    "id",
    column.indicator,
    column.clause,
    column.unit,
    column.scale,
    column.step,
    ...limits,
    column.formula,
  ]);
  paintHead(sheet, FIRST_PARAMETER_ROW - 1, columns);
  const last = writeIndicators(sheet, plan);
  paintTable(sheet, [FIRST_PARAMETER_ROW, last], columns, { wrapText: true, vertical: "middle" });
  writeConstants(sheet, plan);
}

function writeIndicators(sheet: Worksheet, plan: WorkbookPlan): number {
  const { text, assessment, inWords } = plan.subject;
  const { stages } = assessment.standard.bundle.standard;
  assessment.standard.indicators.forEach(({ indicator, ratio }, k) => {
    const limits = stages.flatMap((stage) => [
      indicator.atLeast?.[stage.id] ?? null,
      indicator.cvAtMost?.[stage.id] ?? null,
    ]);
    const { row } = plan.parameter.scale(k);
    const step = resourceStep(assessment, k) ?? null;
    writeRow(sheet, row, [
      indicator.id,
      inWords(indicator.name),
      indicator.clause,
      unitInWords(text, indicator.unit),
      ratio?.scale ?? 1,
      step,
      ...limits,
      indicator.formula,
    ]);
    limits.forEach((_, i) => paintInput(sheet, row, PARAMETER_COLUMNS.limits + i));
  });
  return FIRST_PARAMETER_ROW + assessment.standard.indicators.length - 1;
}

/** The constants stand under the indicators: words in the second column, the number in that of the scale. */
function writeConstants(sheet: Worksheet, { subject, parameter }: WorkbookPlan): void {
  const { text, assessment, ask, inWords } = subject;
  const { sectionRule, split, compositeCv } = assessment.standard.bundle.standard;
  const stageName = (id: string): string =>
    assessment.standard.bundle.stages?.find((stage) => stage.id === id)?.[ask.language] ?? id;
  const constants = [
    { at: parameter.met, words: text.parameter.met, value: sectionRule?.met ?? null },
    { at: parameter.others, words: text.parameter.others, value: sectionRule?.othersAtLeast ?? null },
    { at: parameter.equalWithin, words: text.parameter.equalWithin, value: equalWithin },
    { at: parameter.residue, words: text.parameter.residue, value: roundingResidue },
    ...Object.entries(split?.weights ?? {}).map(([stage, value]) => ({
      at: parameter.weight(stage),
      words: text.parameter.weight(stageName(stage)),
      value,
    })),
    ...Object.entries(compositeCv?.atMost ?? {}).map(([stage, value]) => ({
      at: parameter.compositeLimit(stage),
      words: `${compositeCv === undefined ? "" : inWords(compositeCv.name)}${text.colon}${stageName(stage)}`,
      value,
    })),
  ];
  for (const { at, words, value } of constants) {
    writeRow(sheet, at.row, [null, words, null, null, value]);
    paintTable(sheet, [at.row, at.row], PARAMETER_COLUMNS.scale, { wrapText: true, vertical: "middle" });
    paintInput(sheet, at.row, at.column);
  }
}
