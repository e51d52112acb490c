import { evaluateCondition, type Expr, type FormulaColumns } from "@youheng/kernel/model";
import type { CompiledCondition } from "@youheng/kernel/assess";
import type { Workbook, Worksheet } from "exceljs";
import { factName } from "../fact-name.ts";
import { kindWord } from "../application/school-figures.ts";
import { inside, outside, rangeOf } from "./cell-address.ts";
import { conditionFormula } from "./condition-formula.ts";
import { numbersOf } from "./facts-numbers.ts";
import { living } from "./living.ts";
import type { Living } from "./living.ts";
import { conditionCells, dataCell, schoolRequirementColumns, studentsColumn } from "./school-requirement-columns.ts";
import type { RequirementColumns, SchoolRequirementColumns } from "./school-requirement-columns.ts";
import { addSheet, paintHead, paintInput, paintTable, paintTitle, writeRow } from "./sheet-style.ts";
import { FIRST_ROW, NAME_COLUMNS } from "./workbook-plan.ts";
import type { WorkbookPlan } from "./workbook-plan.ts";

/** What every cell of the sheet is written from. */
interface SheetGround {
  readonly sheet: Worksheet;
  readonly plan: WorkbookPlan;
  readonly columns: SchoolRequirementColumns;
}

/** One school: row of the facts, row of the sheet (that of the data sheet). */
interface SchoolRow {
  readonly row: number;
  readonly at: number;
}

/** The requirements on every school, judged school by school, condition by condition, by formulas over the data sheet. */
export function writeSchoolRequirementSheet(workbook: Workbook, plan: WorkbookPlan): void {
  const columns = schoolRequirementColumns(plan);
  if (columns === null) return;
  const { text, rows } = plan.subject;
  const sheet = addSheet(workbook, {
    name: text.sheet.schoolRequirements,
    headRows: FIRST_ROW - 1,
    headColumns: 2,
    widths: [16, 26, ...Array.from({ length: columns.last - 2 }, () => 11)],
    page: text.page,
  });
  paintTitle(sheet, text.sheet.schoolRequirements, text.schoolRequirementsHint);
  const ground = { sheet, plan, columns };
  writeHeads(ground);
  rows.forEach((row, i) => writeSchool(ground, { row, at: FIRST_ROW + i }));
  paintTable(sheet, [FIRST_ROW, FIRST_ROW + rows.length - 1], columns.last);
}

function writeHeads({ sheet, plan, columns }: SheetGround): void {
  const { subject } = plan;
  const { text, inWords } = subject;
  const { standard } = subject.assessment;
  const words = text.schoolRequirements;
  const [top, head] = [FIRST_ROW - 2, FIRST_ROW - 1];
  const put = (column: number, value: string): void => void (sheet.getCell(head, column).value = value);
  put(1, text.column.schoolCode);
  put(2, text.column.schoolName);
  for (const [id, column] of columns.codes) put(column, factName(subject, id));
  for (const [id, column] of columns.stages) {
    const stage = (standard.bundle.stages ?? standard.bundle.standard.stages).find((one) => one.id === id);
    put(column, words.has(stage === undefined ? id : stage[subject.ask.language]));
  }
  for (const [id, column] of columns.used) put(column, words.used(factName(subject, id)));
  for (const { compiled, concerned, conditions, relaxations, result } of columns.requirements) {
    sheet.getCell(top, concerned).value = inWords(compiled.requirement.name);
    sheet.mergeCells(top, concerned, top, result);
    put(concerned, words.concerned);
    conditions.forEach((column, i) => put(column, compiled.holds[i]!.text));
    relaxations.forEach((column, i) =>
      put(column, `${words.relaxed}${text.colon}${inWords(compiled.relaxations[i]!.relaxation.name)}`),
    );
    put(result, words.result);
  }
  for (const row of [top, head]) paintHead(sheet, row, columns.last);
  sheet.getRow(top).height = 34;
  sheet.getRow(head).height = 96;
}

function writeSchool(ground: SheetGround, school: SchoolRow): void {
  const { sheet, plan, columns } = ground;
  const { facts } = plan.subject.assessment;
  const { row, at } = school;
  writeRow(sheet, at, [facts.text["school_code"]?.[row] ?? null, facts.text["school_name"]?.[row] ?? null]);
  const put = (column: number, cell: Living): void => void (sheet.getCell(at, column).value = { ...cell });
  for (const [id, column] of columns.codes) {
    sheet.getCell(at, column).value = facts.text[id]?.[row] ?? null;
    paintInput(sheet, at, column);
  }
  for (const [stage, column] of columns.stages) put(column, stageCell(ground, school, stage));
  for (const [id, column] of columns.used) put(column, usedCell(ground, school, id));
  for (const one of columns.requirements) writeRequirement(ground, school, one);
}

/** 1 where the school has students of the stage, or reports none and is of a kind that should have it. */
function stageCell({ plan }: SheetGround, { row, at }: SchoolRow, stage: string): Living {
  const { facts, standard } = plan.subject.assessment;
  const students = dataCell(plan, row, studentsColumn(plan, stage));
  const kind = outside({ sheet: plan.subject.text.sheet.data, column: NAME_COLUMNS, row: at });
  const { kindStages } = standard.bundle;
  const expected = Object.keys(kindStages).filter((one) => kindStages[one]!.includes(stage));
  const isKind = expected.map((one) => `${kind}="${kindWord(plan, one)}"`);
  const byKind = isKind.length === 0 ? "0" : `IF(OR(${isKind.join(",")}),1,0)`;
  const reported = numbersOf(facts, studentsColumn(plan, stage))[row]!;
  const own = facts.text["school_kind"]?.[row] ?? "";
  const result = Number.isNaN(reported) ? Number(expected.includes(own)) : Number(reported > 0);
  return living(`IF(${students}<>"",IF(${students}>0,1,0),${byKind})`, result);
}

/** What belongs to a stage that the school does not have counts nothing; what it should have reported stays empty. */
function usedCell({ plan, columns }: SheetGround, { row, at }: SchoolRow, id: string): Living {
  const { schoolJudges, standard } = plan.subject.assessment;
  const cell = dataCell(plan, row, id);
  const has = `$${inside(columns.stages.get(standard.stageOfColumn.get(id)!)!, at)}`;
  const judge = schoolJudges.find((one) => one !== null)!;
  return living(`IF(${cell}<>"",${cell},IF(${has}=1,"",0))`, judge.columns.number(id)[row]!);
}

function writeRequirement(ground: SheetGround, school: SchoolRow, one: RequirementColumns): void {
  const { sheet, plan, columns } = ground;
  const cells = conditionCells(plan, columns, school);
  const { compiled } = one;
  const judge = plan.subject.assessment.schoolJudges[one.at]!;
  const put = (column: number, cell: Living): void => void (sheet.getCell(school.at, column).value = { ...cell });
  const own = plan.subject.assessment.standard.bundle.standard.stages.map(({ id }) => hasStage(ground, school, id));
  const applies = compiled.applies === null ? [] : [`${conditionFormula(compiled.applies, cells)}<>0`];
  const isOne = own.map((cell) => `${cell}=1`).join(",");
  put(
    one.concerned,
    living(`IF(AND(${[`OR(${isOne})`, ...applies].join(",")}),1,0)`, Number(judge.concerns(school.row))),
  );
  one.conditions.forEach((column, i) =>
    put(column, conditionCell(ground, school, { one, condition: compiled.holds[i]! })),
  );
  one.relaxations.forEach((column, i) => {
    const { when, holds } = compiled.relaxations[i]!;
    const all = holds.map((condition) => `${concernedFormula(ground, school, condition)}=1`);
    const formula = `IF(AND(${[`${conditionFormula(when, cells)}=1`, ...all].join(",")}),1,0)`;
    put(column, living(formula, Number(isRelaxed(ground, school, { one, i }))));
  });
  put(one.result, resultCell(ground, school, one));
}

function hasStage({ columns }: SheetGround, { at }: SchoolRow, stage: string): string {
  return `$${inside(columns.stages.get(stage)!, at)}`;
}

/** A condition on stages that the school does not have is met: it does not speak of the school. */
function concernedFormula(ground: SheetGround, school: SchoolRow, { expr, stages }: CompiledCondition): string {
  const formula = conditionFormula(expr, conditionCells(ground.plan, ground.columns, school));
  if (stages.length === 0) return formula;
  return `IF(OR(${stages.map((stage) => `${hasStage(ground, school, stage)}=1`).join(",")}),${formula},1)`;
}

interface AtCondition {
  readonly one: RequirementColumns;
  readonly condition: CompiledCondition;
}

function conditionCell(ground: SheetGround, school: SchoolRow, at: AtCondition): Living {
  return living(concernedFormula(ground, school, at.condition), held(ground, school, at));
}

/** What the kernel finds of one condition: 1, 0 or missing. */
function held({ plan }: SheetGround, { row }: SchoolRow, { one, condition }: AtCondition): number {
  const { schoolJudges, standard, facts } = plan.subject.assessment;
  const { columns } = schoolJudges[one.at]!;
  const has = (stage: string): boolean => {
    const students = numbersOf(facts, studentsColumn(plan, stage))[row]!;
    const kind = facts.text["school_kind"]?.[row] ?? "";
    return Number.isNaN(students) ? (standard.bundle.kindStages[kind]?.includes(stage) ?? false) : students > 0;
  };
  if (condition.stages.length > 0 && !condition.stages.some(has)) return 1;
  return allRows(condition.expr, columns, facts.rows)[row]!;
}

/** A condition over all schools, evaluated once for as long as its facts are looked at. */
function allRows(expr: Expr, columns: FormulaColumns, rows: number): Float64Array {
  const known = EVALUATED.get(columns) ?? new Map<Expr, Float64Array>();
  EVALUATED.set(columns, known);
  const values = known.get(expr) ?? evaluateCondition(expr, columns, rows);
  known.set(expr, values);
  return values;
}

const EVALUATED = new WeakMap<FormulaColumns, Map<Expr, Float64Array>>();

function isRelaxed(
  ground: SheetGround,
  school: SchoolRow,
  { one, i }: { one: RequirementColumns; i: number },
): boolean {
  const { schoolJudges, facts } = ground.plan.subject.assessment;
  const { when, holds } = one.compiled.relaxations[i]!;
  const { columns } = schoolJudges[one.at]!;
  return (
    allRows(when, columns, facts.rows)[school.row] === 1 &&
    holds.every((condition) => held(ground, school, { one, condition }) === 1)
  );
}

/** In words: not concerned; met, strictly or by a relaxation; short where a condition does not hold; open where one is empty. */
function resultCell({ plan }: SheetGround, { row, at }: SchoolRow, one: RequirementColumns): Living {
  const { text, assessment } = plan.subject;
  const { verdict, schoolRequirements: words } = text;
  const judge = assessment.schoolJudges[one.at]!;
  const cells = (columns: readonly number[]): readonly string[] => columns.map((column) => inside(column, at));
  const relaxed = cells(one.relaxations).map((cell) => `${cell}=1`);
  const isRelaxedFormula = relaxed.length === 0 ? "FALSE()" : `OR(${relaxed.join(",")})`;
  const strict = cells(one.conditions);
  const short = `OR(${strict.map((cell) => `AND(${cell}<>"",${cell}=0)`).join(",")})`;
  const open = `OR(${strict.map((cell) => `${cell}=""`).join(",")})`;
  const judged = `IF(${isRelaxedFormula},"${verdict.meets}",IF(${short},"${verdict.falls_short}",IF(${open},"${verdict.not_assessable}","${verdict.meets}")))`;
  const found = judge.judge(row).verdict;
  const own = found !== "meets" && judge.relaxedBy(row) !== undefined ? "meets" : found;
  return living(
    `IF(${inside(one.concerned, at)}=0,"${words.notConcerned}",${judged})`,
    judge.concerns(row) ? verdict[own] : words.notConcerned,
  );
}

/** The share of schools that meet a requirement, counted on this sheet; null where it is not judged school by school. */
export function schoolsMeetingFormula(plan: WorkbookPlan, id: string): string | null {
  const one = schoolRequirementColumns(plan)?.requirements.find(({ compiled }) => compiled.requirement.id === id);
  if (one === undefined) return null;
  const { text, rows } = plan.subject;
  const range = (column: number): string =>
    rangeOf(column, [FIRST_ROW, FIRST_ROW + rows.length - 1], text.sheet.schoolRequirements);
  const concerned = `COUNTIF(${range(one.concerned)},1)`;
  return `IF(${concerned}=0,"",COUNTIF(${range(one.result)},"${text.verdict.meets}")/${concerned})`;
}

/** The verdict over all schools: short where one is, open where one cannot be judged. */
export function schoolsVerdictFormula(plan: WorkbookPlan, id: string): string | null {
  const one = schoolRequirementColumns(plan)?.requirements.find(({ compiled }) => compiled.requirement.id === id);
  if (one === undefined) return null;
  const { text, rows } = plan.subject;
  const { verdict } = text;
  const range = (column: number): string =>
    rangeOf(column, [FIRST_ROW, FIRST_ROW + rows.length - 1], text.sheet.schoolRequirements);
  const count = (word: string): string => `COUNTIF(${range(one.result)},"${word}")`;
  return `IF(${count(verdict.falls_short)}>0,"${verdict.falls_short}",IF(OR(${count(verdict.not_assessable)}>0,COUNTIF(${range(one.concerned)},1)=0),"${verdict.not_assessable}","${verdict.meets}"))`;
}
