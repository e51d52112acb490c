import type { Workbook, Worksheet } from "exceljs";
import { factName } from "../fact-name.ts";
import { numbersOf } from "./facts-numbers.ts";
import { addSheet, paintHead, paintInput, paintTable, paintTitle, writeRow } from "./sheet-style.ts";
import { FIRST_ROW, NAME_COLUMNS } from "./workbook-plan.ts";
import type { WorkbookPlan } from "./workbook-plan.ts";

/** The figures as reported: the only numbers of the workbook that are not formulas, each with its source cell. */
export function writeDataSheet(workbook: Workbook, plan: WorkbookPlan): void {
  const { text, assessment, rows } = plan.subject;
  const { columnLetters } = assessment.facts.origin;
  const columns = NAME_COLUMNS + plan.facts.length + 3;
  const sheet = addSheet(workbook, {
    name: text.sheet.data,
    headRows: FIRST_ROW - 1,
    headColumns: 2,
    widths: [16, 26, 16, ...plan.facts.map(() => 12), 30, 12, 8],
    page: text.page,
  });
  paintTitle(sheet, text.sheet.data, text.dataHint);
  const { column } = text;
  const heads = plan.facts.map((fact) => factName(plan.subject, fact));
  writeRow(sheet, FIRST_ROW - 2, [
    column.schoolCode,
    column.schoolName,
    column.schoolKind,
    ...heads,
    column.file,
    column.sheet,
    column.row,
  ]);
  writeRow(sheet, FIRST_ROW - 1, [
    text.summary.sourceColumn,
    null,
    null,
    ...plan.facts.map((fact) => columnLetters[fact] ?? null),
  ]);
  paintHead(sheet, FIRST_ROW - 2, columns);
  paintHead(sheet, FIRST_ROW - 1, columns);
  rows.forEach((row, i) => writeSchool(sheet, plan, row, FIRST_ROW + i));
  paintTable(sheet, [FIRST_ROW, FIRST_ROW + rows.length - 1], columns);
  sheet.autoFilter = {
    from: { row: FIRST_ROW - 1, column: 1 },
    to: { row: FIRST_ROW + rows.length - 1, column: columns },
  };
}

function writeSchool(sheet: Worksheet, plan: WorkbookPlan, row: number, at: number): void {
  const { facts, standard } = plan.subject.assessment;
  const { origin } = facts;
  const kind = facts.text["school_kind"]?.[row] ?? null;
  const kindWords = kind === null ? undefined : standard.fieldOf.get("school_kind")?.codeNames?.[kind];
  const numbers = plan.facts.map((fact) => {
    const value = numbersOf(facts, fact)[row]!;
    return Number.isNaN(value) ? null : value;
  });
  const name = [facts.text["school_code"]?.[row] ?? null, facts.text["school_name"]?.[row] ?? null];
  writeRow(sheet, at, [
    ...name,
    kindWords === undefined ? kind : plan.subject.inWords(kindWords),
    ...numbers,
    origin.file,
    origin.sheet,
    origin.rowNumbers[row] ?? null,
  ]);
  plan.facts.forEach((_, i) => paintInput(sheet, at, NAME_COLUMNS + 1 + i));
}
