import { existsSync, readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import fc from "fast-check";
import { writeOds, writeXlsx } from "hucre";
import { describe, expect, it } from "vitest";
import type { Facts } from "@youheng/kernel/model";
import { markWorkbook } from "./mark-workbook.ts";
import { convertWithOffice, inShort, readBytes, SOFFICE, xlsxOf, zipOf } from "./testing-files.ts";

const values = (facts: Facts): unknown => ({ text: facts.text, numbers: facts.numbers, rows: facts.origin.rowNumbers });

/** A workbook as a bureau makes it: title, merged two-row header, units, a date, a formula, rich text, a total, a region sheet. */
async function bureauWorkbook(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const guide = workbook.addWorksheet("填表说明");
  guide.addRow(["学校名称要写全称"]);
  const sheet = workbook.addWorksheet("学校");
  sheet.addRow(["某县2024年学校情况表"]);
  sheet.addRow(["学校标识码", "学校名称", "建校年份", "小学", null, "教学仪器设备值（万元）", "随迁子女占比"]);
  sheet.addRow([null, null, null, "在校生数", "专任教师数", null, null]);
  for (const range of ["A1:G1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:F3", "G2:G3"]) sheet.mergeCells(range);
  sheet.addRow([
    "0110",
    { richText: [{ text: "第一" }, { font: { bold: true }, text: "小学" }] },
    new Date("1998-09-01T00:00:00Z"),
    412,
    { formula: "10+12", result: 22 },
    12.34,
    0.125,
  ]);
  sheet.addRow([2_199_000_001, "二小", 1999, "１，２００", "—", "1.13", "12.5%"]);
  sheet.addRow(["合计", null, null, { formula: "SUM(D4:D5)", result: 412 }]);
  workbook.addWorksheet("县域").addRows([
    ["field", "value", "evidence"],
    ["pay_ratio", 1.02, "财政局函"],
  ]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const EXPECTED = {
  text: { school_code: ["0110", "2199000001"], school_name: ["第一小学", "二小"] },
  numbers: {
    built_year: Float64Array.of(1998, 1999),
    students_primary: Float64Array.of(412, 1200),
    teachers_primary: Float64Array.of(22, Number.NaN),
    equipment_yuan: Float64Array.of(123_400, 11_300),
    migrant_students_share: Float64Array.of(0.125, 0.125),
  },
  rows: [4, 5],
};

describe("workbooks", () => {
  it("reads a bureau's XLSX: the right sheet, merged headers, dates, formulas, rich text, the county's facts", async () => {
    const answer = await readBytes(await bureauWorkbook(), "return.xlsx");
    expect(values(answer.result.facts)).toEqual(EXPECTED);
    expect(answer.result.sheet).toBe("学校");
    expect(answer.result.columns.map((column) => column.header)).toContain("小学/专任教师数");
    expect(answer.result.regionFacts.map((fact) => [fact.value, fact.evidence, fact.place.cell])).toEqual([
      [1.02, "财政局函", "B2"],
    ]);
    expect(inShort(answer).filter((one) => !one.includes("SENSE-061"))).toEqual(["note SENSE-007 6"]);
  });

  it.skipIf(SOFFICE === null)(
    "reads the same from XLSX, ODS and XLS written by LibreOffice",
    async () => {
      const made = await bureauWorkbook();
      for (const format of ["ods", "xls", "xlsx"]) {
        const converted = convertWithOffice(made, "xlsx", format);
        expect([format, values((await readBytes(converted, `return.${format}`)).result.facts)]).toEqual([
          format,
          EXPECTED,
        ]);
      }
    },
    120_000,
  );

  it("agrees cell for cell with exceljs on its own reading", async () => {
    const made = await bureauWorkbook();
    const other = new ExcelJS.Workbook();
    await other.xlsx.load(made.buffer as ArrayBuffer);
    const sheet = other.getWorksheet("学校");
    const { facts } = (await readBytes(made, "return.xlsx")).result;
    expect(facts.numbers["students_primary"]?.[0]).toBe(sheet?.getCell("D4").value);
    expect(facts.numbers["teachers_primary"]?.[0]).toBe(sheet?.getCell("E4").result);
    expect(facts.text["school_name"]?.[0]).toBe(sheet?.getCell("B4").text);
  });

  it("reads what other programs write: shared and inline strings, prefixes, cells without reference, errors, uncalculated formulas", async () => {
    const shared =
      '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>学校标识码</t></si><si><r><t>学校</t></r><r><t>名称</t></r></si></sst>';
    const sheet = `<sheetData>
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>小学在校生数</t></is></c><c r="D1" t="str"><f>"小学"&amp;"专任教师数"</f><v>小学专任教师数</v></c></row>
      <row r="3"><c t="inlineStr"><is><t xml:space="preserve"> 001 </t></is></c><c t="str"><v>一小</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c><f>C3*2</f></c></row>
      <row r="4"><c r="A4"><v>2</v></c><c r="C4"><f>C3</f><v></v></c><c r="D4"><v>7</v></c></row></sheetData>`;
    const answer = await readBytes(
      xlsxOf(sheet, [{ name: "xl/sharedStrings.xml", bytes: Buffer.from(shared) }]),
      "a.xlsx",
    );
    expect(values(answer.result.facts)).toEqual({
      text: { school_code: ["001", "2"], school_name: ["一小", null] },
      numbers: {
        students_primary: Float64Array.of(Number.NaN, Number.NaN),
        teachers_primary: Float64Array.of(Number.NaN, 7),
      },
      rows: [3, 4],
    });
    expect(inShort(answer)).toEqual(["error SENSE-016 C3", "error SENSE-017 C4"]);
    expect(answer.result.sheet).toBe("学校 & 点");
  });

  it("reads the sheet that is asked for, and names the sheets when there is none of that name", async () => {
    const bytes = await writeXlsx({
      sheets: [2023, 2024].map((year) => ({
        name: String(year),
        rows: [
          ["学校标识码", "学年"],
          ["001", year],
        ],
      })),
    });
    const second = await readBytes(bytes, "a.xlsx", { sheet: "2024" });
    expect([second.result.facts.numbers["school_year"], inShort(second)]).toEqual([Float64Array.of(2024), []]);
    expect(inShort(await readBytes(bytes, "a.xlsx"))).toEqual(["warning SENSE-008"]);
    const none = await readBytes(bytes, "a.xlsx", { sheet: "2022" });
    expect(none.findings.map((one) => one.zh)).toEqual(["没有名为“2022”的工作表（有：2023、2024）。"]);
  });

  it("reads ODS with repeated and merged cells", async () => {
    const bytes = await writeOds({
      sheets: [
        {
          name: "学校",
          rows: [["标题"], ["学校标识码", "小学", null], [null, "在校生数", "专任教师数"], ["001", 5, 5]],
          merges: [
            { startRow: 1, endRow: 2, startCol: 0, endCol: 0 },
            { startRow: 1, endRow: 1, startCol: 1, endCol: 2 },
          ],
        },
      ],
    });
    expect((await readBytes(bytes, "a.ods")).result.facts.numbers).toEqual({
      students_primary: Float64Array.of(5),
      teachers_primary: Float64Array.of(5),
    });
  });

  it("checks the values too when it is asked to, sorted with the findings of reading", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "学校",
          rows: [
            ["学校标识码", "小学在校生数", "小学专任教师数"],
            ["001", -1, "x"],
            ["001", 5, 2],
          ],
        },
      ],
    });
    expect(
      inShort(await readBytes(bytes, "a.xlsx", { checks: true })).filter((one) => one.startsWith("error")),
    ).toEqual(["error SENSE-020 B2", "error SENSE-010 C2", "error SENSE-024 A3"]);
  });
});

describe("dangerous workbooks", () => {
  it("does not expand a zip bomb that says how large it is", async () => {
    const sheet = (bytes: Buffer) =>
      zipOf([
        { name: "[Content_Types].xml", bytes: Buffer.from("<Types/>") },
        { name: "xl/worksheets/sheet1.xml", bytes },
      ]);
    // what is packed is damaged: whoever expands it finds that, and not how large it says it is
    const damaged = (file: Buffer) => file.fill(0xff, 150, 400);
    const bomb = sheet(Buffer.alloc(300 * 2 ** 20, 32));
    expect(bomb.length).toBeLessThan(2 ** 20);
    expect(inShort(await readBytes(damaged(bomb), "a.xlsx"))).toEqual(["error SENSE-032"]);
    const noise = Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * i * 31) % 251));
    expect(inShort(await readBytes(damaged(sheet(noise)), "a.xlsx"))).not.toContain("error SENSE-032");
  });

  it("stops a zip bomb whose directory lies", async () => {
    const spaces = Buffer.alloc(64 * 2 ** 20, 32);
    const limits = { expandedBytes: 8 * 2 ** 20 };
    const strings = xlsxOf("<sheetData/>", [{ name: "xl/sharedStrings.xml", bytes: spaces, claims: 100 }]);
    expect(inShort(await readBytes(strings, "a.xlsx", { limits }))).toEqual(["error SENSE-032"]);
    const sheet = xlsxOf(`<sheetData>${" ".repeat(64 * 2 ** 20)}</sheetData>`);
    expect(
      inShort(
        await readBytes(sheet, "a.xlsx", {
          limits: { ...limits, ratioFromBytes: 2 ** 40, expandedBytes: 32 * 2 ** 20 },
        }),
      ),
    ).toEqual(["error SENSE-032"]);
  });

  it("refuses too many parts", async () => {
    const many = zipOf(
      Array.from({ length: 60 }, (_, at) => ({ name: `xl/part${at}.xml`, bytes: Buffer.from("<a/>") })),
    );
    expect(inShort(await readBytes(many, "a.xlsx", { limits: { entries: 50 } }))).toEqual(["error SENSE-032"]);
  });

  it("says that a file has a password", async () => {
    const locked = await writeXlsx({
      sheets: [{ name: "学校", rows: [["学校标识码"], ["001"]] }],
      encryption: { password: "秘密", spinCount: 1000 },
    });
    expect(inShort(await readBytes(locked, "a.xlsx"))).toEqual(["error SENSE-033"]);
  });

  it("says that a file is damaged wherever it is cut, and never throws", async () => {
    const whole = await bureauWorkbook();
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      const answer = await readBytes(whole.subarray(0, Math.floor(whole.length * share)), "a.xlsx");
      expect(inShort(answer)).toEqual(["error SENSE-034"]);
    }
  });

  it("never throws, whatever bytes are hurt in a XLSX, XLS, ODS or CSV, and marks what is left", async () => {
    const made = await bureauWorkbook();
    const ods = await writeOds({ sheets: [{ name: "学校", rows: [["学校标识码"], ["001"]] }] });
    const xls = SOFFICE === null ? made : convertWithOffice(made, "xlsx", "xls");
    const files = [
      ["a.xlsx", made],
      ["a.ods", Buffer.from(ods)],
      ["a.xls", xls],
      ["a.csv", Buffer.from("学校标识码,学校名称\n001,一小\n")],
    ] as const;
    const change = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), change, async ([name, whole], changes) => {
        const hurt = Buffer.from(whole);
        for (const [at, byte] of changes) hurt[at % hurt.length] = byte;
        const answer = await readBytes(hurt, name, { checks: true });
        const marked = await markWorkbook(hurt, name, answer.findings);
        expect(marked.subarray(0, 2).toString()).toBe("PK");
      }),
      { numRuns: 150, seed: 20_241_123 },
    );
  });

  it("does not read a figure that a flipped bit has changed", async () => {
    const whole = await bureauWorkbook();
    const damaged = await Promise.all(
      Array.from({ length: 40 }, async (_, at) => {
        const hurt = Buffer.from(whole);
        const place = Math.floor((whole.length * (at + 1)) / 42);
        hurt[place] = (hurt[place] ?? 0) ^ 1;
        return (await readBytes(hurt, "a.xlsx")).result.facts;
      }),
    );
    const read = damaged.filter((facts) => facts.rows > 0);
    expect(read.map(values)).toEqual(read.map(() => EXPECTED));
  });
});

const SHARED = new URL("../../../../../shared/data/", import.meta.url);
const hasShared = existsSync(SHARED);
if (!hasShared) process.stderr.write("skipped: ../shared/data is absent; real files are not read\n");

describe.skipIf(!hasShared)("real files (../shared/data)", () => {
  it.each(["区县填报表格.xlsx", "学校填报表格.xlsx", "优质均衡涉及.xlsx", "优质均衡指标计算公式.xlsx"])(
    "says of the blank form %s that it is no return, without a crash",
    async (name) => {
      const answer = await readBytes(readFileSync(new URL(`china-published/forms/${name}`, SHARED)), name);
      expect(answer.findings.filter((one) => one.severity === "error").length).toBeGreaterThan(0);
    },
  );

  it("reads every row of a file of New Jersey as exceljs does, with a mapping made by hand", async () => {
    const name = "enr_2018-19.xlsx";
    const bytes = readFileSync(new URL(`nj-fall-enrollment/raw-excel/${name}`, SHARED));
    const mapping = [
      { letter: "E", header: "School_ID", column: "school_code" },
      { letter: "W", header: "Row_Total", column: "students_primary" },
    ];
    const { facts } = (await readBytes(bytes, name, { mapping })).result;
    const other = new ExcelJS.Workbook();
    await other.xlsx.load(bytes.buffer);
    const sheet = other.worksheets[0];
    expect(facts.rows).toBe(26_506);
    expect(
      facts.origin.rowNumbers.every(
        (row, at) => (sheet?.getCell(row, 5).text ?? "") === (facts.text["school_code"]?.[at] ?? ""),
      ),
    ).toBe(true);
    expect(
      facts.origin.rowNumbers.every((row, at) =>
        Object.is(Number(sheet?.getCell(row, 23).value ?? Number.NaN), facts.numbers["students_primary"]?.[at]),
      ),
    ).toBe(true);
  });

  it("reads the ODS of Eau Claire sheet by sheet", async () => {
    const bytes = readFileSync(new URL("ecasd-classes-births/third_friday_raw.ods", SHARED));
    const mapping = [
      { letter: "A", header: "School", column: "school_name" },
      { letter: "B", header: "Grade K", column: "students_primary" },
    ];
    const { facts } = (await readBytes(bytes, "a.ods", { mapping, sheet: "2023-09-15" })).result;
    expect([facts.text["school_name"]?.[0], facts.numbers["students_primary"]?.[0]]).toEqual(["Davey", 17]);
  });
});
