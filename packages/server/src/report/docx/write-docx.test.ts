import { assessmentDocument, verdictSentence } from "@youheng/kernel/assess";
import { beforeAll, describe, expect, it } from "vitest";
import { districtAsk, exampleDistrict } from "../example-answer.fixture.ts";
import type { Example } from "../example-answer.fixture.ts";
import { NEEDS_OFFICE, OFFICE, throughOffice } from "../office.fixture.ts";
import { NEEDS_POPPLER, pdfText, pdfWords, POPPLER } from "../poppler.fixture.ts";
import { writeReport } from "../write-report.ts";

let example: Example;
beforeAll(async () => {
  example = await exampleDistrict();
});

describe("the Word report", () => {
  it(
    `opens in LibreOffice and says what the assessment found${NEEDS_OFFICE}${NEEDS_POPPLER}`,
    { skip: !OFFICE || !POPPLER },
    async () => {
      const docx = await writeReport({ ...districtAsk(example.answer), format: "docx" });
      const text = pdfWords(await throughOffice(docx, "docx", "pdf"));
      const document = assessmentDocument(example.answer, 0);
      expect(text).toContain(verdictSentence(document).zh.replaceAll(/\s/g, ""));
      for (const stage of Object.values(document.stages))
        for (const section of stage.sections_list) expect(text).toContain(section.school_name);
      for (const chapter of ["全区缺口", "不计入评估的学部", "计算方法", "数据来源与复算", "有待核对官方文本的条文"])
        expect(text).toContain(chapter);
    },
  );

  it(
    `repeats the head of a long table on every page${NEEDS_OFFICE}${NEEDS_POPPLER}`,
    { skip: !OFFICE || !POPPLER },
    async () => {
      const docx = await writeReport({ ...districtAsk(example.answer), format: "docx" });
      const pages = pdfText(await throughOffice(docx, "docx", "pdf")).split("\f");
      const withSections = pages.filter((page) => (page.match(/[^未]达标\s*$/gm) ?? []).length > 4);
      expect(withSections.length).toBeGreaterThan(1);
      for (const page of withSections) expect(page).toContain("骨干教师");
    },
  );

  it("is a Word document for one school too, in English", async () => {
    const schoolCode = example.facts.text["school_code"]![3]!;
    const docx = await writeReport({
      ...districtAsk(example.answer),
      format: "docx",
      language: "en",
      scope: { schoolCode },
    });
    expect([...docx.subarray(0, 2)]).toEqual([0x50, 0x4b]);
    expect(docx.length).toBeGreaterThan(5000);
  });
});
