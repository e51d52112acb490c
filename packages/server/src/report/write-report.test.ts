import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { districtAsk, exampleDistrict } from "./example-answer.fixture.ts";
import type { Example } from "./example-answer.fixture.ts";
import { REPORT_FORMATS } from "./report-ask.ts";
import { reportText } from "./text/index.ts";
import { writeReport } from "./write-report.ts";

let example: Example;
afterEach(() => void vi.useRealTimers());
beforeAll(async () => {
  example = await exampleDistrict();
});

describe("a report", () => {
  it("is the same bytes for the same facts, whatever the clock says", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    for (const format of REPORT_FORMATS) {
      const ask = { ...districtAsk(example.answer), format };
      const first = await writeReport(ask);
      vi.setSystemTime("2031-05-05");
      expect(Buffer.from(first).equals(await writeReport(ask)), format).toBe(true);
      vi.setSystemTime("2030-01-01");
    }
  });

  it("is written for a return with missing figures and misspelt ones, in both languages", async () => {
    const draft = await exampleDistrict("2026-return-draft.xlsx");
    for (const format of REPORT_FORMATS)
      for (const language of ["zh", "en"] as const)
        expect((await writeReport({ ...districtAsk(draft.answer), format, language })).length).toBeGreaterThan(9000);
  });

  it("is written for every school, judged, left out or not concerned", async () => {
    for (const schoolCode of example.facts.text["school_code"]!)
      for (const format of ["html", "xlsx"] as const)
        expect(
          (await writeReport({ ...districtAsk(example.answer), format, scope: { schoolCode: schoolCode! } })).length,
        ).toBeGreaterThan(3000);
  });

  it("has words in English wherever it has them in Chinese", () => {
    const keys = (words: object): readonly string[] =>
      Object.entries(words).flatMap(([key, value]) =>
        typeof value === "object" && value !== null ? keys(value as object).map((one) => `${key}.${one}`) : [key],
      );
    const own = (language: "zh" | "en") => keys(reportText(language)).filter((key) => !key.startsWith("oneOf"));
    expect(own("en").toSorted()).toEqual(own("zh").toSorted());
    expect(JSON.stringify(reportText("en"))).not.toMatch(/\p{Script=Han}/u);
  });
});
