import { assess, compileStandard, subtotals } from "@youheng/kernel/assess";
import { beforeAll, describe, expect, it } from "vitest";
import { districtAsk, type Example, exampleDistrict } from "../example-answer.fixture.ts";
import { writeReport } from "../write-report.ts";

let example: Example;
beforeAll(async () => {
  example = await exampleDistrict();
});

const pageOf = async ({ answer }: Pick<Example, "answer">): Promise<string> =>
  new TextDecoder().decode(await writeReport({ ...districtAsk(answer), format: "html" }));

describe("subtotals in the district's report", () => {
  it("stand for every grouping that the return has, several at once, as the kernel adds them up", async () => {
    const { facts, bundle } = example;
    const districts = Array.from({ length: facts.rows }, (_, row) => ["城东学区", "城西学区", null][row % 3]!);
    const parted = { ...facts, text: { ...facts.text, school_district: districts } };
    const answer = assess(compileStandard(bundle), parted);
    const page = await pageOf({ answer });
    for (const caption of ["按乡镇街道小计：小学", "按教育集团小计：小学", "按学区小计：小学", "按学区小计：初中"])
      expect(page).toContain(caption);
    const [east, , none] = subtotals(answer, { field: "school_district" }).stages["primary"]!;
    expect(page).toContain(`<td>城东学区</td><td class="right">${east!.sections}（${east!.sections_meeting}）</td>`);
    expect(page).toContain(`<td>未填</td><td class="right">${none!.sections}（${none!.sections_meeting}）</td>`);
  });

  it("are not there where the return names no such belonging", async () => {
    const { facts, bundle } = example;
    const { township: _, school_group: __, ...text } = facts.text;
    expect(await pageOf({ answer: assess(compileStandard(bundle), { ...facts, text }) })).not.toContain("分组小计");
  });
});
