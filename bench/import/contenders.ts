import { createReadStream, readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { readXlsx, streamXlsxRows } from "hucre";
import Papa from "papaparse";
import { loadPolicy, POLICY_ROOT } from "@youheng/server/policy";
import { readReturn } from "@youheng/server/sense";

/** Reads a file and gives the number of its rows. */
type Contender = (path: string) => Promise<number>;

/** From the file to facts: header, units, codes, every cell read, every check of the form run. */
async function youheng(path: string): Promise<number> {
  const { policy } = await loadPolicy([POLICY_ROOT]);
  const form = policy.forms.get("tidy");
  if (form === undefined) throw new Error("the policy has no form tidy");
  return (await readReturn({ path }, { form, fields: policy.fields, checks: true })).result.facts.rows;
}

/** What one would otherwise write: the library alone, no header, no units, no checks; cells as they come. */
async function papaparse(path: string): Promise<number> {
  return Papa.parse<string[]>(readFileSync(path, "utf8"), { skipEmptyLines: true }).data.length - 1;
}

async function papaparseStream(path: string): Promise<number> {
  let rows = 0;
  const parser = createReadStream(path).pipe(Papa.parse(Papa.NODE_STREAM_INPUT, { skipEmptyLines: true }));
  for await (const row of parser) if (Array.isArray(row)) rows++;
  return rows - 1;
}

async function exceljsStream(path: string): Promise<number> {
  let rows = 0;
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(path, {
    sharedStrings: "cache",
    styles: "ignore",
    worksheets: "emit",
    hyperlinks: "ignore",
    entries: "ignore",
  });
  for await (const sheet of reader) for await (const row of sheet) if (row.values !== undefined) rows++;
  return rows - 1;
}

async function exceljsWhole(path: string): Promise<number> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path);
  return (workbook.worksheets[0]?.rowCount ?? 1) - 1;
}

async function hucreStream(path: string): Promise<number> {
  let rows = 0;
  for await (const row of streamXlsxRows(readFileSync(path))) if (row.values.length > 0) rows++;
  return rows - 1;
}

async function hucreWhole(path: string): Promise<number> {
  return ((await readXlsx(readFileSync(path))).sheets[0]?.rows.length ?? 1) - 1;
}

/** All contenders by name: those for CSV, then those for XLSX. */
export const CONTENDERS: Readonly<Record<"csv" | "xlsx", Readonly<Record<string, Contender>>>> = {
  csv: {
    "youheng (facts + checks)": youheng,
    "papaparse, whole file": papaparse,
    "papaparse, stream": papaparseStream,
  },
  xlsx: {
    "youheng (facts + checks)": youheng,
    "hucre stream": hucreStream,
    "hucre whole": hucreWhole,
    "exceljs stream": exceljsStream,
    "exceljs whole": exceljsWhole,
  },
};
