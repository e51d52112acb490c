import { requirementsIn, type RequirementDocument } from "@youheng/kernel/assess";
import type { RegionFact } from "@youheng/kernel/sense";
import type { Workbook, Worksheet } from "exceljs";
import { countyFieldsOf } from "../application/county-fields.ts";
import { REQUIREMENT_AREAS } from "../content/requirement-blocks.ts";
import { factName } from "../fact-name.ts";
import { unitInWords } from "../unit-in-words.ts";
import { inside, rangeOf } from "./cell-address.ts";
import type { CellAddress } from "./cell-address.ts";
import { living, unlessEmpty } from "./living.ts";
import type { Living } from "./living.ts";
import { schoolsMeetingFormula, schoolsVerdictFormula } from "./school-requirement-sheet.ts";
import { addSheet, paintHead, paintInput, paintTable, paintTitle, writeRow } from "./sheet-style.ts";
import { fieldsNeeded, spreadsheetFormula } from "./spreadsheet-formula.ts";
import { tolerance } from "./working-formulas.ts";
import type { WorkbookPlan } from "./workbook-plan.ts";

const HEAD_ROW = 2;
const FIRST_ROW = 3;
const COLUMN = { area: 1, name: 2, how: 3, value: 4, unit: 5, limit: 6, verdict: 7, counted: 8, evidence: 9 } as const;

/**
 * The other requirements: county figures as formulas over the county facts that stand below them, requirements on every school
 * as the share of schools that meet them, counted on the sheet of school requirements.
 */
export function writeRequirementSheet(workbook: Workbook, plan: WorkbookPlan): void {
  const requirements = requirementsOf(plan);
  if (requirements.length === 0 && plan.application === null) return;
  const { text } = plan.subject;
  const { column } = text;
  const sheet = addSheet(workbook, {
    name: text.sheet.requirements,
    headRows: HEAD_ROW,
    widths: [16, 48, 44, 14, 14, 14, 12, 12, 44],
    page: text.page,
  });
  paintTitle(sheet, text.chapter.requirements);
  writeRow(sheet, HEAD_ROW, [
    column.area,
    column.requirement,
    column.formula,
    column.value,
    column.unit,
    column.limitOf,
    column.verdict,
    column.counted,
    column.evidence,
  ]);
  paintHead(sheet, HEAD_ROW, COLUMN.evidence);
  requirements.forEach((one, i) => writeRequirement(sheet, plan, one, FIRST_ROW + i));
  paintTable(sheet, [FIRST_ROW, FIRST_ROW + requirements.length - 1], COLUMN.evidence, {
    wrapText: true,
    vertical: "top",
  });
  writeCountyFacts(sheet, plan);
}

/** Where the verdicts that count stand; nowhere when the standard has no other requirement. */
export function requirementVerdicts(plan: WorkbookPlan): readonly string[] {
  const requirements = requirementsOf(plan);
  const rows = [FIRST_ROW, FIRST_ROW + requirements.length - 1] as const;
  return requirements.length === 0 ? [] : [rangeOf(COLUMN.counted, rows, plan.subject.text.sheet.requirements)];
}

function requirementsOf({ subject }: WorkbookPlan): readonly RequirementDocument[] {
  return REQUIREMENT_AREAS.flatMap((area) => requirementsIn(subject.document, area));
}

/** One of the other requirements as the kernel judged it; undefined where the standard has no such one. */
export function requirementOf(plan: WorkbookPlan, id: string): RequirementDocument | undefined {
  return requirementsOf(plan).find((one) => one.id === id);
}

/** The cell of a requirement's value or verdict; null where the standard has no such requirement. */
export function requirementCell(plan: WorkbookPlan, id: string, column: "value" | "verdict"): CellAddress | null {
  const at = requirementsOf(plan).findIndex((one) => one.id === id);
  return at < 0 ? null : { sheet: plan.subject.text.sheet.requirements, column: COLUMN[column], row: FIRST_ROW + at };
}

/** The cell of a county fact, on the sheet of requirements. */
export function regionFactCell(plan: WorkbookPlan, field: string): CellAddress {
  const row = countyHead(plan) + 1 + countyFields(plan).indexOf(field);
  return { sheet: plan.subject.text.sheet.requirements, column: COLUMN.value, row };
}

function writeRequirement(sheet: Worksheet, plan: WorkbookPlan, one: RequirementDocument, row: number): void {
  const { text, document, inWords } = plan.subject;
  const verdict = inside(COLUMN.verdict, row);
  const isOpen = document.open.includes(one.id);
  writeRow(sheet, row, [
    text.area[one.area],
    inWords(one.name),
    one.formula ?? (one.question === null ? null : inWords(one.question)),
    valueCell(plan, one),
    unitInWords(text, one.unit),
    one.limit,
    verdictCell(plan, one, row),
    isOpen ? null : living(verdict, text.verdict[one.verdict]),
    one.evidence.join(text.separator),
  ]);
  if (one.unit === "share")
    for (const column of [COLUMN.value, COLUMN.limit]) sheet.getCell(row, column).numFmt = "0.00%";
  if (one.limit !== null) paintInput(sheet, row, COLUMN.limit);
}

function valueCell(plan: WorkbookPlan, one: RequirementDocument): Living | number | null {
  const meeting = one.schools === null ? null : schoolsMeetingFormula(plan, one.id);
  if (meeting !== null) return living(meeting, one.value);
  const compiled = plan.subject.assessment.standard.requirements.find(({ requirement }) => requirement.id === one.id);
  const field = compiled?.requirement.kind === "evidence" ? compiled.requirement.field : null;
  if (field !== null) return living(unlessEmpty([factCell(plan, field)], factCell(plan, field)), one.value);
  if (compiled === undefined || !("expr" in compiled)) return null;
  const cellOf = (id: string): string => factCell(plan, id);
  return living(
    unlessEmpty(fieldsNeeded(compiled.expr).map(cellOf), spreadsheetFormula(compiled.expr, cellOf)),
    one.value,
  );
}

/** Met where the value reaches its limit, or stays within it; an answer is met where it is the good one. */
function verdictCell(plan: WorkbookPlan, one: RequirementDocument, row: number): Living {
  const { verdict } = plan.subject.text;
  const overSchools = one.kind === "schools" ? schoolsVerdictFormula(plan, one.id) : null;
  if (overSchools !== null) return living(overSchools, verdict[one.verdict]);
  const [value, limit] = [inside(COLUMN.value, row), inside(COLUMN.limit, row)];
  const near = `ABS(${limit})*${tolerance(plan)}`;
  const test =
    one.kind === "evidence"
      ? `${value}=${goodAnswer(plan, one)}`
      : one.direction === "at_most"
        ? `${value}<=${limit}+${near}`
        : one.direction === "below"
          ? `${value}<${limit}-${near}`
          : `${value}>=${limit}-${near}`;
  const empty = one.kind === "evidence" ? `${value}=""` : `OR(${value}="",${limit}="")`;
  return living(
    `IF(${empty},"${verdict.not_assessable}",IF(${test},"${verdict.meets}","${verdict.falls_short}"))`,
    verdict[one.verdict],
  );
}

/** 1 where a yes is good, 0 where it vetoes. */
function goodAnswer({ subject }: WorkbookPlan, one: RequirementDocument): 0 | 1 {
  const found = subject.assessment.standard.requirements.find(
    ({ requirement }) => requirement.id === one.id,
  )?.requirement;
  return found?.kind === "evidence" && found.vetoes === true ? 0 : 1;
}

/** The county's own figures, under the requirements: each with its cell in the return. */
function writeCountyFacts(sheet: Worksheet, plan: WorkbookPlan): void {
  const { text, assessment } = plan.subject;
  const head = countyHead(plan);
  writeRow(sheet, head, ["id", text.column.fact, text.column.cell, text.column.value]);
  paintHead(sheet, head, COLUMN.value);
  countyFields(plan).forEach((field, i) => {
    const row = head + 1 + i;
    const fact = assessment.regionFacts.find((one) => one.field === field);
    writeRow(sheet, row, [
      field,
      factName(plan.subject, field),
      fact === undefined ? null : placeOf(fact),
      typeof fact?.value === "number" ? fact.value : null,
    ]);
    paintTable(sheet, [row, row], COLUMN.value);
    paintInput(sheet, row, COLUMN.value);
  });
}

function placeOf({ place }: RegionFact): string {
  return [place.file, place.sheet, place.cell ?? (place.row === undefined ? undefined : String(place.row))]
    .filter(Boolean)
    .join(" · ");
}

function countyHead(plan: WorkbookPlan): number {
  return FIRST_ROW + requirementsOf(plan).length + 1;
}

/** Every county fact that a requirement reads, whether it was reported or not. */
function countyFields({ subject, application }: WorkbookPlan): readonly string[] {
  const fields = subject.assessment.standard.requirements.flatMap((compiled) => {
    if ("expr" in compiled) return fieldsNeeded(compiled.expr);
    return compiled.requirement.kind === "evidence" ? [compiled.requirement.field] : [];
  });
  return [...new Set([...fields, ...(application === null ? [] : countyFieldsOf(application))])];
}

function factCell(plan: WorkbookPlan, field: string): string {
  return `$${inside(COLUMN.value, countyHead(plan) + 1 + countyFields(plan).indexOf(field)).replace(/\d+/, "$$$&")}`;
}
