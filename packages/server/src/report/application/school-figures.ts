import { columnId } from "@youheng/kernel/model";
import { rangeOf } from "../workbook/cell-address.ts";
import { numbersOf } from "../workbook/facts-numbers.ts";
import { living } from "../workbook/living.ts";
import type { Living } from "../workbook/living.ts";
import { FIRST_ROW, NAME_COLUMNS } from "../workbook/workbook-plan.ts";
import type { WorkbookPlan } from "../workbook/workbook-plan.ts";

/** Schools of these kinds, counted; where `of` is given, those of more than so many. */
export interface SchoolsAsked {
  readonly kinds: readonly string[];
  readonly of?: readonly string[];
  readonly compare?: ">" | ">=";
  readonly amount?: number;
}

/**
 * How many schools there are of some kinds, as a formula over the data sheet; null where the return has no such column.
 *
 * @missing  empty while one of the schools has not reported what is asked
 */
export function schoolsCell(
  plan: WorkbookPlan,
  { kinds, of = [], compare = ">=", amount = 0 }: SchoolsAsked,
): Living | null {
  if (!of.every((column) => plan.facts.includes(column))) return null;
  const { facts } = plan.subject.assessment;
  const among = plan.subject.rows.filter((row) => kinds.includes(facts.text["school_kind"]?.[row] ?? ""));
  const isOf = `(${kinds.map((kind) => `(${kindRange(plan)}=${quoted(kindWord(plan, kind))})`).join("+")})`;
  if (of.length === 0) return living(`SUMPRODUCT(${isOf}*1)`, among.length);
  const ranges = of.map((column) => factRange(plan, column));
  const amounts = among.map((row) => of.reduce((sum, column) => sum + numbersOf(facts, column)[row]!, 0));
  const counted = amounts.filter((one) => (compare === ">" ? one > amount : one >= amount)).length;
  return living(
    `IF(SUMPRODUCT(${isOf}*(${ranges.map((range) => `(${range}="")`).join("+")}))>0,"",SUMPRODUCT(${isOf}*((${ranges.join("+")})${compare}${amount})))`,
    amounts.some(Number.isNaN) ? null : counted,
  );
}

/** A figure of every school that has a stage, added up. */
export interface TotalAsked {
  readonly field: string;
  readonly stage: string;
  /** kinds that are not counted */
  readonly except: readonly string[];
}

/**
 * The sum of a figure over the schools, as a formula over the data sheet; null where the return has no such column.
 *
 * @missing  empty while a school that has the stage has not reported the figure
 */
export function totalCell(plan: WorkbookPlan, { field, stage, except }: TotalAsked): Living | null {
  const { standard, facts } = plan.subject.assessment;
  const [column, weight] = [columnId(field, stage), columnId(standard.bundle.standard.weight, stage)];
  if (!plan.facts.includes(column) || !plan.facts.includes(weight)) return null;
  const { kindStages } = standard.bundle;
  const expected = Object.keys(kindStages).filter((kind) => kindStages[kind]!.includes(stage));
  const kindOf = (row: number): string => facts.text["school_kind"]?.[row] ?? "";
  const kept = plan.subject.rows.filter((row) => !except.includes(kindOf(row)));
  const has = (row: number): boolean => {
    const students = numbersOf(facts, weight)[row]!;
    return Number.isNaN(students) ? expected.includes(kindOf(row)) : students > 0;
  };
  const values = kept.map((row) => ({ value: numbersOf(facts, column)[row]!, has: has(row) }));
  const isOpen = values.some((one) => one.has && Number.isNaN(one.value));
  const [figures, students, kinds] = [factRange(plan, column), factRange(plan, weight), kindRange(plan)];
  const keep = ["1", ...except.map((kind) => `(${kinds}<>${quoted(kindWord(plan, kind))})`)].join("*");
  const expects = expected.map((kind) => `(${kinds}=${quoted(kindWord(plan, kind))})`).join("+");
  const open = `SUMPRODUCT(${keep}*((${students}>0)+(${students}="")*(${expects}))*(${figures}=""))`;
  return living(
    `IF(${open}>0,"",SUMPRODUCT(${keep}*(${kinds}=${kinds}),${figures}))`,
    isOpen ? null : values.reduce((sum, one) => sum + (Number.isNaN(one.value) ? 0 : one.value), 0),
  );
}

function kindRange(plan: WorkbookPlan): string {
  return dataRange(plan, NAME_COLUMNS);
}

function factRange(plan: WorkbookPlan, column: string): string {
  return dataRange(plan, NAME_COLUMNS + 1 + plan.facts.indexOf(column));
}

function dataRange({ subject }: WorkbookPlan, column: number): string {
  return rangeOf(column, [FIRST_ROW, FIRST_ROW + subject.rows.length - 1], subject.text.sheet.data);
}

/** A kind of school as the data sheet writes it. */
export function kindWord({ subject }: WorkbookPlan, kind: string): string {
  const named = subject.assessment.standard.fieldOf.get("school_kind")?.codeNames?.[kind];
  return named === undefined ? kind : subject.inWords(named);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
