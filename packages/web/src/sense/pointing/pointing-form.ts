import type { Field, Finding, Form } from "@youheng/kernel/model";
import {
  addressOf,
  cellText,
  checkFacts,
  type FormIndex,
  indexForm,
  type OfficialForm,
  officialFormText,
  pointedForm,
  type Point,
  proposedTitles,
  readOfficialReturn,
} from "@youheng/kernel/sense";
import type { GridsView, GridView } from "@youheng/server/api";

/** What the policy says of the facts that can be pointed at. */
export interface PointingGround {
  readonly form: Form;
  readonly fields: readonly Field[];
  readonly kindStages: Readonly<Record<string, readonly string[]>>;
}

/** How a sheet is read: of one school, or a row for each from this one on; and by which words it is known. */
export interface SheetManner {
  readonly eachRow: number | null;
  /** null: as proposed */
  readonly titles: readonly string[] | null;
}

/** What was pointed at so far, and what the form will be called. */
export interface Pointing {
  readonly points: readonly Point[];
  readonly manners: Readonly<Record<string, SheetManner>>;
  readonly id: string;
  readonly zh: string;
  readonly en: string;
}

export const ONE_SCHOOL: SheetManner = { eachRow: null, titles: null };

/** A fact that can be pointed at. */
export interface Pointable {
  readonly fact: string;
  readonly field: Field;
  readonly zh: string;
  readonly en: string;
}

/** Every column of the tidy return, as people call it. */
export function pointables({ form, fields }: PointingGround): readonly Pointable[] {
  const index = indexForm(form, fields);
  return form.columns.flatMap((column): Pointable[] => {
    const fact = column.stage === undefined ? column.field : `${column.field}_${column.stage}`;
    const read = index.byId.get(fact);
    return read === undefined ? [] : [{ fact, field: read.field, zh: read.zh, en: read.en }];
  });
}

/** The units in which an amount may be printed, where there are several. */
export function unitsOf({ field }: Pointable): readonly string[] {
  return field.unit === "yuan" ? ["元", "万元"] : [];
}

/** The unit that stands beside or over a cell: 万元 in a label, or in a column of units. */
export function unitBeside(grid: GridView, cell: string): string | undefined {
  const { row, column } = addressOf(cell);
  const own = grid.rows.find(({ number }) => number === row + 1)?.cells.slice(0, column) ?? [];
  const above = grid.rows.filter(({ number }) => number <= row).map(({ cells }) => cells[column]);
  return [...own, ...above].some((one) => cellText(one ?? null).includes("万元")) ? "万元" : undefined;
}

/** The words by which a sheet would be known. */
export function titlesOf(grid: GridView): readonly string[] {
  return proposedTitles({ name: grid.name, rows: grid.rows, eachRow: null, titles: [] });
}

/** What a form made by these points reads of the very file; null while nothing is pointed at. */
export interface PointedReading {
  readonly form: OfficialForm;
  readonly yaml: string;
  readonly reading: ReturnType<typeof readOfficialReturn>;
  readonly findings: readonly Finding[];
}

/** Makes the form and reads the file by it, here in the page. */
export function readByPointing(grids: GridsView, pointing: Pointing, ground: PointingGround): PointedReading | null {
  if (pointing.points.length === 0) return null;
  const index: FormIndex = indexForm(ground.form, ground.fields);
  const form = pointedForm(
    {
      id: pointing.id,
      name: { zh: pointing.zh, en: pointing.en },
      valuesBy: ground.form.id,
      from: FIRST_YEAR,
      sheets: grids.sheets.map(({ name, rows }) => {
        const { eachRow, titles } = pointing.manners[name] ?? ONE_SCHOOL;
        return { name, rows, eachRow, titles: titles ?? [] };
      }),
      points: pointing.points,
      scales: ground.form.scales,
      blanks: ground.form.blanks,
    },
    index,
  );
  const pages = grids.sheets.map(({ name, rows }) => ({ file: grids.file, sheet: name, rows }));
  const tables = new Map([[ground.form.id, ground.form]]);
  const { fields, kindStages } = ground;
  const reading = readOfficialReturn(grids.file, pages, {
    forms: [form],
    tables,
    fields,
    kindStages,
    application: null,
  });
  const judged = reading.facts.rows === 0 ? [] : checkFacts(reading.facts, ground.form, fields);
  return { form, yaml: officialFormText(form), reading, findings: [...reading.findings, ...judged] };
}

/** Returns of earlier years may be read by it too. */
const FIRST_YEAR = 2000;

/** The value of a fact in one row as it was read, a code in words; empty: not reported. */
export function valueRead(
  { reading }: PointedReading,
  { fact, field }: Pointable,
  row: number,
  language: "zh" | "en",
): string {
  const text = reading.facts.text[fact]?.[row];
  if (text !== undefined) return field.codeNames?.[text ?? ""]?.[language] ?? text ?? "";
  const value = reading.facts.numbers[fact]?.[row] ?? Number.NaN;
  return Number.isNaN(value) ? "" : String(Number(value.toPrecision(15)));
}
