import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { makeFiles, oldExcelSource } from "./make/files.ts";

/**
 * Makes the files of the example district again, beside this script; from the seed in `make/roster.ts`: the same bytes every time.
 *
 *     node examples/district/generate.ts           all but 2023-return.xls
 *     node examples/district/generate.ts --xls     that one too; wants LibreOffice (`soffice`)
 */
for (const [name, bytes] of await makeFiles()) {
  writeFileSync(new URL(name, import.meta.url), bytes);
  console.error(`${name}  ${bytes.length} bytes`);
}
if (process.argv.includes("--xls")) await saveAsOldExcel();

async function saveAsOldExcel(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "district-"));
  const source = join(folder, "2023-return.xlsx");
  writeFileSync(source, await oldExcelSource());
  execFileSync("soffice", ["--headless", "--convert-to", "xls", "--outdir", folder, source], { stdio: "ignore" });
  copyFileSync(join(folder, "2023-return.xls"), fileURLToPath(new URL("2023-return.xls", import.meta.url)));
  rmSync(folder, { recursive: true });
  console.error("2023-return.xls  saved by LibreOffice");
}
