import { assessmentDocument, verdictSentence } from "@youheng/kernel/assess";
import { beforeAll, describe, expect, it } from "vitest";
import { districtAsk, exampleDistrict } from "../example-answer.fixture.ts";
import type { Example } from "../example-answer.fixture.ts";
import { NEEDS_POPPLER, pdfFonts, pdfText, pdfWords, POPPLER } from "../poppler.fixture.ts";
import { writeReport } from "../write-report.ts";

let example: Example;
beforeAll(async () => {
  example = await exampleDistrict();
});

describe("the PDF report", () => {
  it("is a tagged PDF, the same bytes for the same facts", async () => {
    const ask = { ...districtAsk(example.answer), format: "pdf" } as const;
    const [first, second] = [await writeReport(ask), await writeReport(ask)];
    expect(new TextDecoder().decode(first.subarray(0, 5))).toBe("%PDF-");
    expect(Buffer.from(first).equals(second)).toBe(true);
  });

  it(`embeds its fonts, the Chinese one as a subset${NEEDS_POPPLER}`, { skip: !POPPLER }, async () => {
    const fonts = pdfFonts(await writeReport({ ...districtAsk(example.answer), format: "pdf" }));
    expect(fonts.some((font) => font.includes("NotoSansHans-Regular"))).toBe(true);
    for (const font of fonts) expect(font).toMatch(/yes yes yes/);
  });

  it(
    `names every section, and repeats the head of the long table on each of its pages${NEEDS_POPPLER}`,
    { skip: !POPPLER },
    async () => {
      const pdf = await writeReport({ ...districtAsk(example.answer), format: "pdf" });
      const [text, flat] = [pdfText(pdf), pdfWords(pdf)];
      const document = assessmentDocument(example.answer, 0);
      expect(flat).toContain(verdictSentence(document).zh.replaceAll(/\s/g, ""));
      for (const stage of Object.values(document.stages))
        for (const section of stage.sections_list) expect(flat).toContain(section.school_name);
      const pages = text.split("\f").filter((page) => (page.match(/[^未]达标\s*$/gm) ?? []).length > 4);
      expect(pages.length).toBeGreaterThan(1);
      for (const page of pages) expect(page.replaceAll(/\s/g, "")).toContain("学校学生数");
    },
  );

  it(`makes one school's plan in English${NEEDS_POPPLER}`, { skip: !POPPLER }, async () => {
    const at = example.facts.text["school_name"]!.findIndex((name) => name?.includes("明德"));
    const scope = { schoolCode: example.facts.text["school_code"]![at]! };
    const text = pdfText(await writeReport({ ...districtAsk(example.answer), format: "pdf", language: "en", scope }));
    expect(text).toContain("Improvement plan of");
    expect(text).toContain("Item by item");
  });
});
