import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { writeXlsx } from "hucre";
import type { SourceAnswer, SourceAsk } from "./source-window-cache.ts";
import { sourceWindows } from "./source-window-cache.ts";
import { readReturn } from "./read-return.ts";
import { convertWithOffice, READING, SOFFICE, zipOf } from "./testing-files.ts";

const district = (file: string): Promise<Buffer> =>
  readFile(fileURLToPath(new URL(`../../../../examples/district/${file}`, import.meta.url)));

function askFor(bytes: Uint8Array, fileName: string, more: Partial<SourceAsk>): SourceAsk {
  const digest = createHash("sha256").update(bytes).digest("hex");
  return { ...READING, digest, fileName, bytes: async () => bytes, cell: "A1", rows: 5, columns: 4, ...more };
}

async function look(bytes: Uint8Array, fileName: string, more: Partial<SourceAsk>) {
  return windowOf(await sourceWindows().look(askFor(bytes, fileName, more)));
}

function windowOf(answer: SourceAnswer) {
  if ("refused" in answer) throw new Error(answer.refused.en);
  return answer.window;
}

/** The text of every fact's cell in the window is what was read from it. */
async function expectEveryCellToBeFound(bytes: Uint8Array, name: string): Promise<void> {
  const windows = sourceWindows();
  const { facts } = (await readReturn({ bytes, name }, READING)).result;
  const letters = facts.origin.columnLetters;
  for (const row of [0, 40, facts.rows - 1])
    for (const column of ["school_name", "students_primary", "teachers_primary", "sports_area_m2"]) {
      const cell = `${letters[column]}${facts.origin.rowNumbers[row]}`;
      const window = windowOf(await windows.look(askFor(bytes, name, { cell, sheet: facts.origin.sheet })));
      const read = facts.text[column]?.[row] ?? facts.numbers[column]?.[row];
      const shown = facts.text[column] ? window.text : window.text === "" ? Number.NaN : Number(window.text);
      expect([cell, shown]).toEqual([cell, read]);
    }
}

describe("the uploaded file around a cell", () => {
  it("shows the cell that was read, in XLSX with a merged header of two rows", async () => {
    const bytes = await district("2026-return-final.xlsx");
    await expectEveryCellToBeFound(bytes, "2026-return-final.xlsx");
  });

  it("shows it in CSV of the national encoding, under a title row", async () => {
    const bytes = await district("2022-return.csv");
    await expectEveryCellToBeFound(bytes, "2022-return.csv");
    const window = await look(bytes, "2022-return.csv", { sheet: "2022-return", cell: "B3", rows: 1, columns: 1 });
    expect(window.head.map(({ row, cells }) => [row, cells.map((cell) => cell?.text)])).toEqual([
      [2, ["区划代码", "学年", "学校标识码", "学校名称"]],
    ]);
    expect(window.headings).toEqual(["学年"]);
  });

  it("shows it in XLS", async () => {
    await expectEveryCellToBeFound(await district("2023-return.xls"), "2023-return.xls");
  });

  it.skipIf(SOFFICE === null)("shows it in ODS", async () => {
    const ods = convertWithOffice(await district("2024-return.xlsx"), "xlsx", "ods");
    await expectEveryCellToBeFound(ods, "2024-return.ods");
  });

  it("gives merged header cells once, with the room they take, cut to what is shown", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "学校",
          rows: [
            ["一校一行表"],
            ["学校标识码", "学校名称", "小学", null, "初中", null],
            [null, null, "在校生数", "专任教师数", "在校生数", "专任教师数"],
            ["1", "甲小学", 500, 25, null, null],
            ["2", "乙学校", 300, 20, 150, 14],
          ],
          merges: [
            { startRow: 0, endRow: 0, startCol: 0, endCol: 5 },
            { startRow: 1, endRow: 2, startCol: 0, endCol: 0 },
            { startRow: 1, endRow: 2, startCol: 1, endCol: 1 },
            { startRow: 1, endRow: 1, startCol: 2, endCol: 3 },
            { startRow: 1, endRow: 1, startCol: 4, endCol: 5 },
          ],
        },
      ],
    });
    const window = await look(bytes, "a.xlsx", { cell: "e5", rows: 1, columns: 1 });
    expect(window).toEqual({
      sheet: "学校",
      cell: "E5",
      row: 5,
      column: "E",
      text: "150",
      headings: ["初中", "在校生数"],
      columns: ["B", "D", "E", "F"],
      nameColumn: "B",
      head: [
        {
          row: 2,
          cells: [
            { text: "学校名称", across: 1, down: 2 },
            { text: "小学", across: 1, down: 1 },
            { text: "初中", across: 2, down: 1 },
            null,
          ],
        },
        { row: 3, cells: [null, one("专任教师数"), one("在校生数"), one("专任教师数")] },
      ],
      body: [
        { row: 4, cells: [one("甲小学"), one("25"), one(""), one("")] },
        { row: 5, cells: [one("乙学校"), one("20"), one("150"), one("14")] },
      ],
    });
  });

  it("opens the county sheet too, with the field's name beside the value", async () => {
    const bytes = await district("2026-return-final.xlsx");
    const { regionFacts } = (await readReturn({ bytes, name: "2026-return-final.xlsx" }, READING)).result;
    expect(regionFacts.length).toBeGreaterThan(3);
    for (const { place } of regionFacts.slice(0, 5)) {
      const window = await look(bytes, "a.xlsx", { cell: place.cell!, sheet: place.sheet!, rows: 0, columns: 0 });
      expect(window.columns).toContain("A");
      expect(window.headings).toHaveLength(1);
      expect(window.text).not.toBe("");
    }
  });

  it("opens a workbook inside a zip of workbooks", async () => {
    const inside = await district("2022-return.csv");
    const zip = zipOf([{ name: "文榕小学/报表.csv", bytes: inside }]);
    const ask = { file: "文榕小学/报表.csv", sheet: "报表", cell: "C3" };
    const window = await look(zip, "学校.zip", ask);
    expect(window).toMatchObject({ sheet: "报表", headings: ["学校标识码"], text: "1199110001" });
  });

  it("says which sheets there are, and how far the sheet goes", async () => {
    const bytes = await district("2026-return-final.xlsx");
    const windows = sourceWindows();
    expect(await windows.look(askFor(bytes, "a.xlsx", { sheet: "没有" }))).toMatchObject({
      refused: { en: expect.stringMatching(/There is no sheet "没有" \(there are: .+\)/) as string },
    });
    expect(await windows.look(askFor(bytes, "a.xlsx", { cell: "F900" }))).toMatchObject({
      refused: { zh: expect.stringMatching(/没有单元格 F900：它只有 \d+ 行/) as string },
    });
    expect(await windows.look(askFor(bytes, "a.xlsx", { cell: "six" }))).toMatchObject({
      refused: { en: '"six" is no address of a cell; write it like F6.' },
    });
    expect(await windows.look(askFor(Buffer.from("%PDF-1.7"), "a.pdf", {}))).toHaveProperty("refused");
  });

  it("asks for the bytes once for both of two clicks at the same time, and drops what is too much", async () => {
    const bytes = await district("2022-return.csv");
    let asked = 0;
    const ask = askFor(bytes, "a.csv", { cell: "B3", bytes: async () => (asked++, bytes) });
    const windows = sourceWindows();
    await Promise.all([windows.look(ask), windows.look({ ...ask, cell: "C4" })]);
    await windows.look(ask);
    expect(asked).toBe(1);
    const forgetful = sourceWindows(10);
    await forgetful.look(ask);
    await forgetful.look(ask);
    expect(asked).toBe(3);
  });

  it("reads far down in a long file, and says how long it took", async () => {
    const header = "学校标识码,学校名称,小学在校生数";
    const line = (_: unknown, i: number): string => `${2135000000 + i},第${i}小学,${(i % 900) + 100}`;
    const csv = Buffer.from([header, ...Array.from({ length: 20_000 }, line)].join("\n"));
    const window = await look(csv, "long.csv", { cell: "C15000", rows: 2, columns: 1 });
    expect(window.body.map(({ row }) => row)).toEqual([14998, 14999, 15000, 15001, 15002]);
    expect(window.text).toBe(String((14998 % 900) + 100));
    expect(window.headings).toEqual(["小学在校生数"]);
  });

  it("prints how long two clicks take on 3,000 schools × 34 columns", async () => {
    const columns = Array.from({ length: 31 }, (_, i) => `列${i}`);
    const rows = Array.from({ length: 3000 }, (_, i) => [
      `${2135000000 + i}`,
      `第${i}小学`,
      400 + (i % 100),
      ...columns.map((_column, at) => i * at),
    ]);
    const bytes = await writeXlsx({
      sheets: [{ name: "学校", rows: [["学校标识码", "学校名称", "小学在校生数", ...columns], ...rows] }],
    });
    const windows = sourceWindows();
    const times: number[] = [];
    for (const cell of ["C2500", "Z30"]) {
      const from = performance.now();
      windowOf(await windows.look(askFor(bytes, "3000.xlsx", { cell })));
      times.push(performance.now() - from);
    }
    process.stderr.write(
      `source window, 3,000 schools: first click ${times.map((ms) => ms.toFixed(1)).join(" ms, second ")} ms\n`,
    );
    expect(times).toHaveLength(2);
  });
});

function one(text: string) {
  return { text, across: 1, down: 1 };
}
