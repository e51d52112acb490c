import { once } from "node:events";
import { createWriteStream } from "node:fs";
import type { Facts } from "@youheng/kernel/model";
import { resourceColumns } from "./nation.ts";
import { tableColumns } from "./question.ts";

const BATCH = 20_000;

/** Writes the facts as the table `school_year`, for both databases to copy in. Numbers are written so that they read back the same. */
export async function writeCsv(facts: Facts, file: string): Promise<void> {
  const out = createWriteStream(file);
  out.write(`${Object.keys(tableColumns).join(",")}\n`);
  const words = ["region_code", "school_code", "school_name", "school_kind", "ownership"].map((id) => facts.text[id]!);
  const numbers = ["school_year", "students_primary", ...resourceColumns].map((id) => facts.numbers[id]!);
  for (let first = 0; first < facts.rows; first += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, facts.rows - first) }, (_, at) => first + at);
    const lines = rows.map((row) => `${[...words, ...numbers].map((column) => column[row]).join(",")}\n`);
    if (!out.write(lines.join(""))) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}
