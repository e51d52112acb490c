import { assess, assessmentDocument, compileStandard } from "@youheng/kernel/assess";
import type { RegionFact } from "@youheng/kernel/sense";
import ExcelJS from "exceljs";
import { beforeAll, describe, expect, it } from "vitest";
import { districtAsk, exampleDistrict } from "../example-answer.fixture.ts";
import type { Example } from "../example-answer.fixture.ts";
import { NEEDS_OFFICE, OFFICE, throughOffice } from "../office.fixture.ts";
import { writeReport } from "../write-report.ts";
import { inDigits } from "./sentence-cell.ts";

let example: Example;
let workbook: ExcelJS.Workbook;
beforeAll(async () => {
  example = await exampleDistrict();
  workbook = await open(await writeReport({ ...districtAsk(example.answer), format: "xlsx" }));
});

async function open(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.buffer as ArrayBuffer);
  return book;
}

const found = (sheet: string, cell: string, book = workbook): unknown => book.getWorksheet(sheet)!.getCell(cell).result;

const county = (facts: Readonly<Record<string, number>>): readonly RegionFact[] =>
  Object.entries(facts).map(([field, value], i) => ({
    field,
    value,
    evidence: "",
    place: { file: "county.csv", row: i + 2 },
  }));

describe("the application tables", () => {
  it("count schools, students and sections as the return and the assessment do", () => {
    const kinds = example.facts.text["school_kind"]!;
    expect(found("表Ⅰ", "J5")).toBe(kinds.filter((kind) => kind === "primary").length);
    expect(found("表Ⅰ", "P5")).toBe(kinds.filter((kind) => kind === "teaching_point").length);
    const students = example.facts.numbers["students_primary"]!;
    const sum = students.reduce(
      (total, one, row) => (Number.isNaN(one) || kinds[row] === "special" ? total : total + one),
      0,
    );
    expect(found("表Ⅰ", "T5")).toBe(sum);
    const { stages } = assessmentDocument(example.answer, 0);
    expect(found("表Ⅱ-1", "J4")).toBe(stages["primary"]!.sections_meeting);
    expect(found("表Ⅲ", "D5")).toBeCloseTo(stages["primary"]!.indicators["backbone_teachers"]!.cv!, 12);
    expect(found("表Ⅲ", "J5")).toBeCloseTo(stages["primary"]!.composite_cv.value!, 12);
  });

  it("leave empty what the return does not say, and list it", () => {
    expect(workbook.getWorksheet("表Ⅰ")!.getCell("B5").value).toBeNull();
    const listed = workbook.getWorksheet("申报表空项")!.getColumn(2).values.map(String);
    expect(listed).toContain("L1 人口总数（万人）");
    expect(listed).not.toContain("L9 小学");
    const numbers = workbook.worksheets
      .filter((sheet) => sheet.name.startsWith("表"))
      .flatMap((sheet) => [sheet.getColumn(3), sheet.getColumn(22)].flatMap((column) => column.values));
    expect(numbers.filter((value) => value === 0)).toEqual([]);
  });

  it(
    `say county figures in their sentences, and follow them when they change${NEEDS_OFFICE}`,
    { skip: !OFFICE },
    async () => {
      const facts = { rotation_eligible_teachers: 1000, rotated_teachers: 125, rotated_backbone_teachers: 20 };
      const write = async (more: Readonly<Record<string, number>>) => {
        const answer = assess(compileStandard(example.bundle), example.facts, {
          regionFacts: county({ ...facts, ...more }),
        });
        return await writeReport({ ...districtAsk(answer), format: "xlsx" });
      };
      const book = await open(await write({}));
      expect(found("表Ⅳ", "B13", book)).toContain("上一年度交流轮岗教师125名，占符合交流轮岗条件教师总数的比例12.5%");
      expect(found("表Ⅳ", "C13", book)).toBe("否");
      expect(String(found("表Ⅳ", "B11", book))).toContain("＿＿");
      const sheet = book.getWorksheet("其他要求")!;
      const row = (sheet.getColumn(1).values as readonly unknown[]).indexOf("rotated_backbone_teachers");
      sheet.getCell(row, 4).value = 25;
      const again = await open(await throughOffice(new Uint8Array(await book.xlsx.writeBuffer()), "xlsx", "xlsx"));
      const expected = await open(await write({ rotated_backbone_teachers: 25 }));
      for (const cell of ["B13", "C13", "B5", "B6"])
        expect(found("表Ⅳ", cell, again)).toBe(found("表Ⅳ", cell, expected));
      expect(found("表Ⅳ", "C13", again)).toBe("是");
    },
  );

  it("round a half up, as spreadsheets do", () => {
    expect(inDigits(0.8535, "0.0%")).toBe("85.4%");
    expect(inDigits(2.5, "0")).toBe("3");
    expect(inDigits(0.1495, "0.000")).toBe("0.150");
  });

  it("have English words", async () => {
    const book = await open(await writeReport({ ...districtAsk(example.answer), format: "xlsx", language: "en" }));
    // the evidence is in the words of those who filled in the return
    const evidence = example.answer.result.regionFacts.flatMap((fact) => fact.evidence ?? []);
    const ownWords = (text: string): string => evidence.reduce((rest, words) => rest.replaceAll(words, ""), text);
    const names = ["Table I", "Table II-1", "Table III", "Table IV", "Table V", "Table VI", "Left blank"];
    const texts = names.flatMap((name) => {
      const found: string[] = [];
      book.getWorksheet(name)!.eachRow((line) => line.eachCell((cell) => void found.push(cell.text)));
      return found;
    });
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter((text) => /\p{Script=Han}/u.test(ownWords(text)))).toEqual([]);
  });
});
