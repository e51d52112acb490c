import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { judgeSections } from "@youheng/kernel/stats";
import { expect, it } from "vitest";
import { writeCsv } from "./csv-file.ts";
import { foundFromRows, largestDifference } from "./found.ts";
import { makeNation } from "./nation.ts";
import { openPostgres } from "./postgres.ts";
import { assessmentSql } from "./question.ts";
import { foundInJudgement, standardOfBench, stageColumns } from "./youheng.ts";

/** Started by `npm test`; by hand this test is not run and says so. The server must see this machine's files. */
const url = process.env["YOUHENG_TEST_DATABASE_URL"];

it.skipIf(url === undefined)(
  "PostgreSQL judges a made-up nation as Youheng does, to 1e-9 (needs YOUHENG_TEST_DATABASE_URL)",
  async () => {
    const facts = makeNation({ schools: 3000, counties: 40, years: 3 }, 1345);
    const { sections, limits } = stageColumns(await standardOfBench(), facts);
    const folder = mkdtempSync(join(tmpdir(), "youheng-bench-"));
    chmodSync(folder, 0o755);
    const csv = join(folder, "school_year.csv");
    await writeCsv(facts, csv);
    const postgres = await openPostgres(url!, csv);
    const rows = await postgres.ask(assessmentSql(limits));
    await postgres.close();
    rmSync(folder, { recursive: true });
    expect(rows).toHaveLength(120);
    const ours = foundInJudgement(sections, judgeSections(sections, limits));
    expect(largestDifference(ours, foundFromRows(rows, limits.items.length))).toBeLessThan(1e-9);
  },
);
