import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { markWorkbook } from "./mark-workbook.ts";
import { convertWithOffice, readBytes, SOFFICE } from "./testing-files.ts";

async function open(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return workbook;
}

async function styledWorkbook(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet("学校", { views: [{ state: "frozen", ySplit: 2 }] });
  sheet.addRows([
    ["某县统计表"],
    ["学校标识码", "学校名称", "小学在校生数", "小学专任教师数", "大写"],
    ["001", "=1+1", "一百", 0.5, null],
    ["002", "二小", 1234.5, 3, null],
  ]);
  sheet.mergeCells("A1:E1");
  sheet.getCell("A1").font = { bold: true, size: 20 };
  sheet.getCell("C4").numFmt = "#,##0.0";
  sheet.getCell("C4").border = { top: { style: "thin" } };
  sheet.getCell("D3").note = "原有批注";
  sheet.getCell("E3").value = { formula: "D3*2", result: 1 };
  sheet.getColumn(2).width = 33;
  workbook.addWorksheet("说明").addRow(["请保留"]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const note = (cell: ExcelJS.Cell | undefined): string =>
  typeof cell?.note === "string" ? cell.note : (cell?.note?.texts ?? []).map((one) => one.text).join("");
const fill = (cell: ExcelJS.Cell | undefined): string | undefined =>
  cell?.fill?.type === "pattern" ? cell.fill.fgColor?.argb : undefined;

describe("the marked workbook", () => {
  it("marks the cells of an XLSX and keeps the rest as it was", async () => {
    const bytes = await styledWorkbook();
    const { findings } = await readBytes(bytes, "a.xlsx", { checks: true });
    const marked = await open(await markWorkbook(bytes, "a.xlsx", findings));
    expect(marked.worksheets.map((sheet) => sheet.name)).toEqual(["学校", "说明", "问题清单 Findings"]);
    const sheet = marked.getWorksheet("学校");
    expect(["C3", "D3", "C4"].map((cell) => fill(sheet?.getCell(cell)))).toEqual(["FFF4A6A0", "FFF4A6A0", "FFF4A6A0"]);
    expect(["D4", "B4"].map((cell) => fill(sheet?.getCell(cell)))).toEqual(["FFFFE699", undefined]); // a warning; nothing
    expect(note(sheet?.getCell("C3"))).toContain("✖ 错误 Error SENSE-010\n“小学在校生数”应为数字，单元格中是“一百”");
    expect(note(sheet?.getCell("D3"))).toMatch(/SENSE-022[^]*原有批注$/);
    expect([
      sheet?.getCell("A1").font.size,
      sheet?.getCell("C4").numFmt,
      sheet?.getCell("C4").border.top?.style,
      sheet?.getColumn(2).width,
    ]).toEqual([20, "#,##0.0", "thin", 33]);
    expect([sheet?.getCell("C4").value, sheet?.getCell("B3").value, sheet?.getCell("E3").value]).toEqual([
      1234.5,
      "=1+1",
      { formula: "D3*2", result: 1 },
    ]);
    expect(sheet?.model.merges).toEqual(["A1:E1"]);
    expect(marked.getWorksheet("说明")?.getCell("A1").value).toBe("请保留");
  });

  it("lists every finding with a link to its cell, and writes what begins like a formula as text", async () => {
    const bytes = await styledWorkbook();
    const { findings } = await readBytes(bytes, "a.xlsx", { checks: true });
    const list = (await open(await markWorkbook(bytes, "a.xlsx", findings))).getWorksheet("问题清单 Findings");
    expect(list?.rowCount).toBe(findings.length + 1);
    const at = findings.findIndex((one) => one.place.cell === "C3");
    const row = list?.getRow(at + 2);
    expect([row?.getCell(2).value, row?.getCell(3).value, row?.getCell(5).text, row?.getCell(6).value]).toEqual([
      "✖ 错误 Error",
      "SENSE-010",
      "C3",
      "a.xlsx · 学校 · C3 · =1+1",
    ]);
    const cells: unknown[] = [];
    list?.eachRow((one) => one.eachCell((cell) => cells.push(cell.formula)));
    expect(cells.every((formula) => formula === undefined)).toBe(true);
  });

  it("makes a workbook of a CSV: numbers as numbers, codes and would-be formulas as texts", async () => {
    const bytes = Buffer.from("学校标识码,学校名称,小学在校生数\n0110,=cmd|' /C calc'!A0,x\n2199000001,@二小,45\n");
    const { findings } = await readBytes(bytes, "某县.csv");
    const sheet = (await open(await markWorkbook(bytes, "某县.csv", findings))).getWorksheet("某县");
    expect([sheet?.getRow(2).values, sheet?.getRow(3).values]).toEqual([
      [undefined, "0110", "=cmd|' /C calc'!A0", "x"],
      [undefined, "2199000001", "@二小", 45],
    ]);
    expect(fill(sheet?.getCell("C2"))).toBe("FFF4A6A0");
  });

  it("gives the list alone for a file that cannot be opened", async () => {
    const bytes = Buffer.from("504b0304140000000800", "hex");
    const { findings } = await readBytes(bytes, "a.xlsx");
    const marked = await open(await markWorkbook(bytes, "a.xlsx", findings));
    expect(marked.worksheets.map((sheet) => [sheet.name, sheet.getCell("C2").value])).toEqual([
      ["问题清单 Findings", "SENSE-034"],
    ]);
  });

  it.skipIf(SOFFICE === null)(
    "opens in LibreOffice, from XLSX, ODS, XLS and CSV",
    async () => {
      const made = await styledWorkbook();
      const csv = Buffer.from("学校标识码,学校名称,小学在校生数\n001,一小,x\n");
      const files = [
        ["a.xlsx", made],
        ["a.ods", convertWithOffice(made, "xlsx", "ods")],
        ["a.xls", convertWithOffice(made, "xlsx", "xls")],
        ["a.csv", csv],
      ] as const;
      for (const [name, bytes] of files) {
        const { findings } = await readBytes(bytes, name, { checks: true });
        const again = convertWithOffice(await markWorkbook(bytes, name, findings), "xlsx", "ods");
        const read = await readBytes(again, "again.ods", { checks: true });
        const cells = (list: typeof findings): (string | undefined)[] =>
          list.filter((one) => one.severity === "error").map((one) => one.place.cell);
        expect([name, cells(read.findings)]).toEqual([name, cells(findings)]);
      }
    },
    180_000,
  );
});
