import { assess, assessmentDocument, compileStandard } from "@youheng/kernel/assess";
import { describe, expect, it } from "vitest";
import { loadPolicy, officialGround } from "../../policy/index.ts";
import { readReturn } from "../../sense/index.ts";
import { districtAsk, exampleDistrict } from "../example-answer.fixture.ts";
import { writeReport } from "../write-report.ts";

const { policy } = await loadPolicy();

describe("the workbook that a report writes", () => {
  it("reads back to the same verdicts and CVs, school by school", async () => {
    const { answer, bundle } = await exampleDistrict("2025-return.xlsx");
    const bytes = await writeReport({ ...districtAsk(answer), format: "xlsx" });
    const back = await readReturn(
      { bytes, name: "report.xlsx" },
      { form: policy.forms.get("tidy")!, fields: policy.fields, official: officialGround(policy) },
    );
    expect(back.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    const again = assess(compileStandard(bundle), back.result.facts, { regionFacts: back.result.regionFacts });
    const [one, two] = [answer, again].map((each) => assessmentDocument(each, 0));
    for (const stage of ["primary", "lower_secondary"]) {
      const [before, after] = [one!.stages[stage]!, two!.stages[stage]!];
      const verdicts = (of: typeof before) =>
        new Map(of.sections_list.map(({ school_name: name, verdict }) => [name, verdict]));
      expect(verdicts(after)).toEqual(verdicts(before));
      for (const id of ["backbone_teachers", "equipment"])
        expect(after.indicators[id]!.cv).toBeCloseTo(before.indicators[id]!.cv!, 6);
    }
    const verdictOf = (of: NonNullable<typeof one>, id: string) =>
      of.government.find((each) => each.id === id)!.verdict;
    for (const id of ["rotation", "teacher_pay", "special_education_funds", "school_layout"])
      expect(verdictOf(two!, id)).toBe(verdictOf(one!, id));
  }, 60_000);
});
