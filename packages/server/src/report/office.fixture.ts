import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Without LibreOffice the tests that open a report with it are skipped, and say so. */
export const OFFICE = spawnSync("soffice", ["--version"], { encoding: "utf8" }).status === 0;
export const NEEDS_OFFICE = OFFICE
  ? ""
  : "（未安装 LibreOffice，跳过 · skipped without LibreOffice: apt-get install libreoffice-calc libreoffice-writer）";

/** "Recalculate on load: always", so that cached results are never what is compared. */
const ALWAYS_RECALCULATE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** Opens a file in LibreOffice, recalculated, and saves it in another format. */
export async function throughOffice(bytes: Uint8Array, from: string, to: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "youheng-office-"));
  try {
    await mkdir(join(folder, "profile", "user"), { recursive: true });
    await writeFile(join(folder, "profile", "user", "registrymodifications.xcu"), ALWAYS_RECALCULATE);
    await writeFile(join(folder, `report.${from}`), bytes);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
    const run = spawnSync(
      "soffice",
      [profile, "--headless", "--convert-to", to, "--outdir", join(folder, "out"), join(folder, `report.${from}`)],
      { encoding: "utf8" },
    );
    if (run.status !== 0) throw new Error(`soffice ended with ${run.status}: ${run.stderr}`);
    return new Uint8Array(await readFile(join(folder, "out", `report.${to}`)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
