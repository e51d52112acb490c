import { loadPolicy, type Policy, POLICY_ROOT } from "@youheng/server/policy";
import type { Field, Form, FormColumn } from "@youheng/kernel/model";
import ExcelJS from "exceljs";
import { withFixedDates } from "../district/make/zip-dates.ts";

/** Units as a header writes them; other units need no word. */
const unitWords: Readonly<Record<string, string>> = { m2: "平方米", yuan: "元" };
const chinese = /\p{Script=Han}/u;
const rowsWithLists = 300;

/** One column of the empty template: its header, and what the second sheet says of it. */
export interface TemplateColumn {
  readonly header: string;
  readonly name: string;
  readonly unit: string;
  readonly values: readonly string[];
  readonly required: boolean;
  readonly remark: string;
}

/**
 * The columns of the tidy return, out of the policy: so the template cannot say anything else than what the import reads.
 *
 * @throws Error when the policy has no form "tidy", or a column without a field: a bug of the policy
 */
export function templateColumns(policy: Policy): TemplateColumn[] {
  const form = tidyForm(policy);
  return form.columns.map((column) => {
    const field = fieldOf(policy, column);
    const unit = unitWords[field.unit];
    return {
      header: chineseHeader(column) + (unit === undefined ? "" : `（${unit}）`),
      name: column.headers[0] ?? column.field,
      unit: field.unit,
      values: field.type === "flag" ? ["是", "否"] : Object.values(field.codeNames ?? {}).map((words) => words.zh),
      required: column.required ?? false,
      remark: remarkOn(field),
    };
  });
}

function tidyForm(policy: Policy): Form {
  const form = policy.forms.get("tidy");
  if (form === undefined) throw new Error('the policy has no form "tidy"');
  return form;
}

function fieldOf(policy: Policy, column: FormColumn): Field {
  const field = policy.fields.find((one) => one.id === column.field);
  if (field === undefined)
    throw new Error(`the form "tidy" names the field "${column.field}", which the policy does not have`);
  return field;
}

function chineseHeader(column: FormColumn): string {
  return column.headers.find((header) => chinese.test(header)) ?? column.field;
}

function remarkOn(field: Field): string {
  const range =
    field.min !== undefined && field.max !== undefined && field.type === "share" ? `${field.min}–${field.max}` : "";
  return [range, field.source ?? ""].filter(Boolean).join("；");
}

/** The template as XLSX bytes: 学校基表 to fill in, 说明 of each column, 县域 for facts of the whole county. */
export async function templateWorkbook(): Promise<Uint8Array> {
  const { policy } = await loadPolicy([POLICY_ROOT]);
  const columns = templateColumns(policy);
  const book = new ExcelJS.Workbook();
  book.creator = "优衡 Youheng";
  book.created = book.modified = new Date(Date.UTC(2026, 9, 20));
  writeForm(book, columns);
  writeExplanation(book, columns);
  headed(book.addWorksheet("县域").addRow(["field", "value", "evidence"]));
  return withFixedDates(new Uint8Array(await book.xlsx.writeBuffer()));
}

function writeForm(book: ExcelJS.Workbook, columns: readonly TemplateColumn[]): void {
  const sheet = book.addWorksheet("学校基表");
  headed(sheet.addRow(columns.map((column) => column.header)));
  sheet.views = [{ state: "frozen", ySplit: 1 }];
  columns.forEach((column, k) => {
    sheet.getColumn(k + 1).width = Math.max(10, column.header.length + 4);
    if (/code/.test(column.name)) sheet.getColumn(k + 1).numFmt = "@";
    if (column.values.length > 0) offerValues(sheet, k + 1, column.values);
  });
}

function offerValues(sheet: ExcelJS.Worksheet, at: number, values: readonly string[]): void {
  for (let row = 2; row <= rowsWithLists; row++)
    sheet.getCell(row, at).dataValidation = { type: "list", allowBlank: true, formulae: [`"${values.join(",")}"`] };
}

function writeExplanation(book: ExcelJS.Workbook, columns: readonly TemplateColumn[]): void {
  const sheet = book.addWorksheet("说明");
  [30, 44, 10, 60, 8, 50].forEach((width, k) => (sheet.getColumn(k + 1).width = width));
  headed(sheet.addRow(["列名", "英文列名", "单位", "可填的值", "必填", "说明"]));
  for (const column of columns)
    sheet.addRow([
      column.header,
      column.name,
      column.unit,
      column.values.join("、"),
      column.required ? "是" : "",
      column.remark,
    ]);
  sheet.addRow([]);
  for (const line of [
    "一校一行；列的顺序可以改，不需要的列可以删。",
    "没有统计的留空，不要填 0；该校没有的学段填“—”。",
    "设备值可以用万元：把列名改成“教学仪器设备值（万元）”，导入时自动换算。",
  ])
    sheet.addRow([line]);
}

function headed(row: ExcelJS.Row): void {
  row.font = { bold: true };
  row.eachCell((cell) => (cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFEAF0F6" } }));
}
