import { verdictSentence, assessmentDocument } from "@youheng/kernel/assess";
import { beforeAll, describe, expect, it } from "vitest";
import { districtAsk, exampleDistrict } from "../example-answer.fixture.ts";
import type { Example } from "../example-answer.fixture.ts";
import { writeReport } from "../write-report.ts";

let example: Example;
beforeAll(async () => {
  example = await exampleDistrict();
});

const pageOf = async (language: "zh" | "en", schoolCode?: string): Promise<string> => {
  const scope = schoolCode === undefined ? "district" : { schoolCode };
  return new TextDecoder().decode(
    await writeReport({ ...districtAsk(example.answer), format: "html", language, scope }),
  );
};

describe("the HTML report", () => {
  it("says the verdict, in both languages", async () => {
    const sentence = verdictSentence(assessmentDocument(example.answer, 0));
    expect(await pageOf("zh")).toContain(sentence.zh);
    expect(await pageOf("en")).toContain(sentence.en);
  });

  it("asks nothing of any network, and runs nothing", async () => {
    const page = await pageOf("zh");
    expect(page).not.toMatch(/<(script|link|img|iframe|object)\b/i);
    expect(page).not.toMatch(/\b(src|href|srcset)\s*=|@import|url\((?!#)/i);
  });

  it("has a caption and column heads for every table", async () => {
    const page = await pageOf("zh");
    const tables = page.match(/<table[\s\S]*?<\/table>/g) ?? [];
    expect(tables.length).toBeGreaterThan(7);
    for (const table of tables) expect(table).toMatch(/<caption>表 \d+[\s\S]*<thead><tr><th scope="col">/);
  });

  it("lists every section that falls short with what it lacks", async () => {
    const page = await pageOf("zh");
    const short = Object.values(assessmentDocument(example.answer, 0).stages).flatMap((stage) =>
      stage.sections_list.filter((section) => section.verdict === "falls_short"),
    );
    expect(short.length).toBeGreaterThan(10);
    for (const section of short) expect(page).toMatch(new RegExp(`${section.school_name}</td>.*还差`));
  });

  it("makes one school's plan with its gaps and source cells", async () => {
    const at = example.facts.text["school_name"]!.findIndex((name) => name?.includes("明德"));
    const page = await pageOf("zh", example.facts.text["school_code"]![at]!);
    expect(page).toContain("一校一案");
    expect(page).toMatch(/2026-return-final\.xlsx · [^<]+ · [A-Z]+\d+/);
  });

  it("shows names as text, not as markup", async () => {
    const names = example.facts.text["school_name"]!.map(() => '<b>&"校"</b>');
    const { result } = example.answer;
    const answer = {
      ...example.answer,
      result: { ...result, facts: { ...result.facts, text: { ...result.facts.text, school_name: names } } },
    };
    const page = new TextDecoder().decode(await writeReport({ ...districtAsk(answer), format: "html" }));
    expect(page).not.toContain("<b>");
    expect(page).toContain("&lt;b&gt;&amp;");
  });
});
