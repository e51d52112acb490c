import type { Worksheet } from "exceljs";
import { outside } from "../workbook/cell-address.ts";
import { living } from "../workbook/living.ts";
import type { Living } from "../workbook/living.ts";
import { requirementCell, requirementOf } from "../workbook/requirement-sheet.ts";
import { paintHead, paintTable, writeRow } from "../workbook/sheet-style.ts";
import { seat } from "./application-context.ts";
import type { ApplicationContext } from "./application-context.ts";
import type { RequirementRow, TableOf } from "./application-layout.ts";
import { rowHeight } from "./row-height.ts";
import { inDigits, sentenceCell } from "./sentence-cell.ts";

const HEAD = 2;
const WIDTHS = [58, 74, 10] as const;

/** 表Ⅳ, 表Ⅴ: each indicator with its figures in a sentence and its verdict, living formulas over county facts and requirements. */
export function writeRequirementsTable(
  sheet: Worksheet,
  context: ApplicationContext,
  table: TableOf<"requirements">,
): number {
  const { inWords } = context;
  writeRow(sheet, HEAD, table.heads.map(inWords));
  paintHead(sheet, HEAD, 3);
  WIDTHS.forEach((width, i) => (sheet.getColumn(i + 1).width = width));
  table.rows.forEach((row, i) => writeRequirement(sheet, context, row, HEAD + 1 + i));
  const last = HEAD + table.rows.length;
  paintTable(sheet, [HEAD + 1, last], 3, { vertical: "middle", wrapText: true });
  for (let row = HEAD + 1; row <= last; row++)
    sheet.getCell(row, 3).alignment = { vertical: "middle", horizontal: "center" };
  return last + 1;
}

function writeRequirement(sheet: Worksheet, context: ApplicationContext, row: RequirementRow, at: number): void {
  const { inWords, blanks } = context;
  const item = inWords(row.name);
  sheet.getCell(at, 1).value = item;
  if (row.says === undefined) seat(context, sheet, conclusion(context, row), { row: at, column: 2, item });
  else {
    const { cell, isFilled } = sentenceCell(context, row, inWords(row.says));
    sheet.getCell(at, 2).value = { ...cell };
    if (!isFilled) blanks.push({ sheet: sheet.name, cell: `B${at}`, item });
  }
  seat(context, sheet, verdictCell(context, row), { row: at, column: 3, item });
  const said = sheet.getCell(at, 2);
  sheet.getRow(at).height = rowHeight([
    [item, WIDTHS[0]],
    [String(said.result ?? said.value ?? ""), WIDTHS[1]],
  ]);
}

/** Of a requirement on every school the share that meets it; of one that documents answer, its evidence as reported. */
function conclusion({ plan, layout, inWords }: ApplicationContext, row: RequirementRow): Living | string | null {
  const found = row.requirements.flatMap((id) => requirementOf(plan, id) ?? []);
  const shares = found.filter((one) => one.schools !== null);
  if (shares.length === 0) return found.flatMap((one) => one.evidence).join(plan.subject.text.separator) || null;
  const word = inWords(layout.words.schools_meeting);
  const parts = shares.map((one) => {
    const label = shares.length > 1 ? `${inWords(one.name)}${plan.subject.text.colon}${word} ` : `${word} `;
    const cell = outside(requirementCell(plan, one.id, "value")!);
    return {
      formula: `"${label.replaceAll('"', '""')}"&IF(${cell}="","",TEXT(${cell},"0.0%"))`,
      text: label + (one.value === null ? "" : inDigits(one.value, "0.0%")),
    };
  });
  const separator = plan.subject.text.separator;
  return living(
    parts.map((part) => part.formula).join(`&"${separator}"&`),
    parts.map((part) => part.text).join(separator),
  );
}

/** Yes where all requirements of the row are met, no where one falls short, empty while that is not known. */
function verdictCell({ plan, layout, inWords }: ApplicationContext, { requirements }: RequirementRow): Living | null {
  const found = requirements.map((id) => requirementOf(plan, id));
  if (found.some((one) => one === undefined)) return null;
  const { verdict } = plan.subject.text;
  const cells = requirements.map((id) => outside(requirementCell(plan, id, "verdict")!));
  const any = (word: string): string => `OR(${cells.map((cell) => `${cell}="${word}"`).join(",")})`;
  const [yes, no] = [inWords(layout.words.yes), inWords(layout.words.no)];
  const isShort = found.some((one) => one?.verdict === "falls_short");
  const isOpen = found.some((one) => one?.verdict === "not_assessable");
  return living(
    `IF(${any(verdict.falls_short)},"${no}",IF(${any(verdict.not_assessable)},"","${yes}"))`,
    isShort ? no : isOpen ? null : yes,
  );
}
