import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assess } from "@youheng/kernel/assess";
import { judgeSections } from "@youheng/kernel/stats";
import { describe, expect, it } from "vitest";
import { writeCsv } from "./csv-file.ts";
import { openDuckdb } from "./duckdb.ts";
import { foundFromRows, largestDifference } from "./found.ts";
import { makeNation } from "./nation.ts";
import { assessmentSql } from "./question.ts";
import { foundInAssessment, foundInJudgement, standardOfBench, stageColumns } from "./youheng.ts";

const standard = await standardOfBench();

describe.each([1, 2, 3])("the made-up nation of seed %i", (seed) => {
  const facts = makeNation({ schools: 300, counties: 7, years: 3 }, seed);
  const { sections, limits } = stageColumns(standard, facts);
  const ours = foundInJudgement(sections, judgeSections(sections, limits));

  it("is judged by the core as by assess()", () => {
    expect(largestDifference(ours, foundInAssessment(assess(standard, facts).result))).toBe(0);
  });

  it("is judged by DuckDB as by Youheng, to 1e-9", async () => {
    const folder = mkdtempSync(join(tmpdir(), "youheng-bench-"));
    const csv = join(folder, "school_year.csv");
    await writeCsv(facts, csv);
    const duckdb = await openDuckdb(csv);
    const rows = await duckdb.ask(assessmentSql(limits));
    duckdb.close();
    rmSync(folder, { recursive: true });
    expect(rows).toHaveLength(21);
    expect(largestDifference(ours, foundFromRows(rows, limits.items.length))).toBeLessThan(1e-9);
  });
});
