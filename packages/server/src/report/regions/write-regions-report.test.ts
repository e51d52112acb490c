import { assess, assessmentDocument, compileStandard } from "@youheng/kernel/assess";
import type { Assessment } from "@youheng/kernel/assess";
import type { Answer } from "@youheng/kernel/model";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { exampleDistrict } from "../example-answer.fixture.ts";
import { NEEDS_OFFICE, OFFICE, throughOffice } from "../office.fixture.ts";
import { REPORT_FORMATS } from "../report-ask.ts";
import type { LonLat } from "@youheng/kernel/stats";
import type { RegionsAsk } from "./regions-ask.ts";
import { writeRegionsReport } from "./write-regions-report.ts";

const CODES = ["320804", "350111", "500107"];
let answer: Answer<Assessment>;
let ask: Omit<RegionsAsk, "format">;

beforeAll(async () => {
  const { bundle, facts } = await exampleDistrict();
  const regionCodes = Array.from({ length: facts.rows }, (_, row) => CODES[row % CODES.length]!);
  answer = assess(compileStandard(bundle), { ...facts, text: { ...facts.text, region_code: regionCodes } });
  ask = {
    of: [0, 1, 2].map((group) => ({ answer, group })),
    language: "zh",
    preparedOn: "2026-11-23",
    title: { zh: "示例省", en: "Example Province" },
    names: new Map([["320804", { zh: "淮阴区", en: "Huaiyin" }]]),
  };
});

async function open(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  return book;
}

describe("the report on several counties", () => {
  it("has a row for each, with its verdict and every CV over its limit", async () => {
    const page = new TextDecoder().decode(await writeRegionsReport({ ...ask, format: "html" }));
    for (const name of ["淮阴区", "区划 350111", "区划 500107"]) expect(page).toContain(name);
    const over = [0, 1, 2].flatMap((group) =>
      Object.values(assessmentDocument(answer, group).stages).flatMap((stage) =>
        Object.values(stage.indicators).filter((one) => one.cv_meets === false),
      ),
    );
    expect(over.length).toBeGreaterThan(0);
    expect(page.match(/校际差异系数<\/td>/g)?.length).toBe(over.length);
  });

  it("lays all schools together in pictures, a heat table for each stage, and a map where outlines are known", async () => {
    const square = (west: number): LonLat[] => [
      [west, 30],
      [west + 1, 30],
      [west + 1, 31],
      [west, 31],
    ];
    const boundaries = new Map(CODES.slice(0, 2).map((code, i) => [code, [square(110 + i)]]));
    const pageWith = async (more: Partial<RegionsAsk>): Promise<string> =>
      new TextDecoder().decode(await writeRegionsReport({ ...ask, ...more, format: "html" }));
    const page = await pageWith({ boundaries });
    const documents = [0, 1, 2].map((group) => assessmentDocument(answer, group));
    for (const id of ["primary", "lower_secondary"]) {
      const stages = documents.flatMap((one) => one.stages[id] ?? []);
      const [name, schools] = [stages[0]!.zh, stages.reduce((sum, one) => sum + one.sections, 0)];
      expect(page).toContain(`热力表：${name}各区县各项指标的达标学校比例`);
      expect(page).toContain(`${name}各项指标的洛伦兹曲线`);
      const { sections_meeting: meeting } = stages[0]!.indicators["equipment"]!;
      expect(page).toContain(`${((100 * meeting) / stages[0]!.sections).toFixed(1)}%`);
      const met = stages.reduce((sum, one) => sum + one.indicators["equipment"]!.sections_meeting, 0);
      expect(page).toContain(`达标 ${met} / ${schools} 所`);
    }
    expect(page).toContain("各区县是否达标");
    expect(page).toContain("1 个区县没有边界，未画。");
    expect(await pageWith({})).not.toContain("各区县是否达标");
  });

  it(`adds sections and gaps up by formulas${NEEDS_OFFICE}`, { skip: !OFFICE }, async () => {
    const bytes = await writeRegionsReport({ ...ask, format: "xlsx" });
    const [written, recalculated] = [await open(bytes), await open(await throughOffice(bytes, "xlsx", "xlsx"))];
    const formulas = written.worksheets.flatMap((sheet) => {
      const cells: (readonly [string, string])[] = [];
      sheet.eachRow((row) => row.eachCell((cell) => void (cell.formula && cells.push([sheet.name, cell.address]))));
      return cells;
    });
    expect(formulas.length).toBeGreaterThan(15);
    for (const [sheet, at] of formulas)
      expect(recalculated.getWorksheet(sheet)!.getCell(at).result, `${sheet}!${at}`).toBeCloseTo(
        written.getWorksheet(sheet)!.getCell(at).result as number,
        6,
      );
    const documents = [0, 1, 2].map((group) => assessmentDocument(answer, group));
    const sections = documents.flatMap((one) => Object.values(one.stages)).reduce((sum, one) => sum + one.sections, 0);
    expect(written.getWorksheet("总览")!.getCell("E7").result).toBe(sections);
  });

  it("is written in every form and both languages, the same bytes for the same facts", async () => {
    for (const format of REPORT_FORMATS)
      for (const language of ["zh", "en"] as const) {
        const [first, second] = [
          await writeRegionsReport({ ...ask, format, language }),
          await writeRegionsReport({ ...ask, format, language }),
        ];
        expect(Buffer.from(first).equals(second), `${format} ${language}`).toBe(true);
      }
  });
});
