import { readFileSync } from "node:fs";
import { loadPolicy, POLICY_ROOT } from "@youheng/server/policy";
import ExcelJS from "exceljs";
import { expect, it } from "vitest";
import { templateColumns, templateWorkbook } from "./template.ts";

const file = new URL("tidy-template.xlsx", import.meta.url);

it("is what the policy says today (else run examples/tidy-template/generate.ts)", async () => {
  expect(Buffer.compare(readFileSync(file), await templateWorkbook())).toBe(0);
});

it("has a column for every column of the form, under a header of that column alone", async () => {
  const { policy } = await loadPolicy([POLICY_ROOT]);
  const form = policy.forms.get("tidy")!;
  const columns = templateColumns(policy);
  expect(columns).toHaveLength(form.columns.length);
  expect(new Set(columns.map((column) => column.header)).size).toBe(columns.length);
});

it("explains each column on the second sheet, and has a sheet for the county", async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file.pathname);
  expect(book.worksheets.map((sheet) => sheet.name)).toEqual(["学校基表", "说明", "县域"]);
  const headers = book.worksheets[0]!.getRow(1).values as string[];
  const explained = book.worksheets[1]!.getColumn(1).values as string[];
  for (const header of headers.slice(1)) expect(explained, header).toContain(header);
});
