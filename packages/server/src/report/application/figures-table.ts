import type { Worksheet } from "exceljs";
import type { Living } from "../workbook/living.ts";
import { paintHead, paintTable } from "../workbook/sheet-style.ts";
import type { WorkbookPlan } from "../workbook/workbook-plan.ts";
import { seat } from "./application-context.ts";
import type { ApplicationContext } from "./application-context.ts";
import type { Figure, TableOf } from "./application-layout.ts";
import { countyCell } from "./county-figures.ts";
import { schoolsCell, totalCell } from "./school-figures.ts";

const HEAD = 2;

/** A table of figures of the county: heads in three rows (group, name, code), then its rows. Returns the first row under it. */
export function writeFiguresTable(sheet: Worksheet, context: ApplicationContext, table: TableOf<"figures">): number {
  const { inWords } = context;
  table.columns.forEach(({ group, name, code }, i) => {
    [inWords(group), inWords(name), code].forEach((word, at) => (sheet.getCell(HEAD + at, 2 + i).value = word));
    sheet.getColumn(2 + i).width = 8.5;
  });
  sheet.getColumn(1).width = 10;
  mergeGroups(
    sheet,
    table.columns.map(({ group }) => inWords(group)),
  );
  for (const row of [HEAD, HEAD + 1, HEAD + 2]) paintHead(sheet, row, table.columns.length + 1);
  sheet.getRow(HEAD + 1).height = context.plan.subject.ask.language === "zh" ? 64 : 78;
  sheet.getRow(HEAD).height = 30;
  table.rows.forEach((words, at) => {
    const row = HEAD + 3 + at;
    sheet.getCell(row, 1).value = inWords(words);
    table.columns.forEach(({ cells, code, name, format = "#,##0" }, i) => {
      const item = [table.rows.length > 1 ? inWords(words) : null, code, inWords(name)].filter(Boolean).join(" ");
      seat(context, sheet, figureCell(context.plan, cells[at] ?? null), { row, column: 2 + i, item, format });
    });
  });
  const last = HEAD + 2 + table.rows.length;
  paintTable(sheet, [HEAD + 3, last], table.columns.length + 1, { vertical: "middle", horizontal: "center" });
  return last + 1;
}

function figureCell(plan: WorkbookPlan, figure: Figure): Living | null {
  if (figure === null) return null;
  if ("formula" in figure) return countyCell(plan, figure.formula);
  if ("sum" in figure) return totalCell(plan, { field: figure.sum, stage: figure.stage, except: figure.except });
  const { schools: kinds, of, at_least: amount } = figure;
  return schoolsCell(plan, { kinds, ...(of === undefined ? {} : { of }), ...(amount === undefined ? {} : { amount }) });
}

/** Heads that stand side by side with the same words become one. */
function mergeGroups(sheet: Worksheet, groups: readonly string[]): void {
  let from = 0;
  groups.forEach((group, i) => {
    if (group === groups[i + 1]) return;
    if (i > from) sheet.mergeCells(HEAD, 2 + from, HEAD, 2 + i);
    from = i + 1;
  });
}
