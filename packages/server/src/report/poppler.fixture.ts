import { spawnSync } from "node:child_process";

/** Without poppler-utils the tests that read a PDF are skipped, and say so. */
export const POPPLER = spawnSync("pdftotext", ["-v"], { encoding: "utf8" }).status === 0;
export const NEEDS_POPPLER = POPPLER
  ? ""
  : "（未安装 poppler-utils，跳过 · skipped without poppler-utils: apt-get install poppler-utils）";

/** The text of a PDF, pages parted by form feeds. */
export function pdfText(pdf: Uint8Array): string {
  return spoken("pdftotext", ["-layout", "-", "-"], pdf);
}

/** The words of a PDF cell by cell, without any space: what a cell says stands together, also where it was wrapped. */
export function pdfWords(pdf: Uint8Array): string {
  return spoken("pdftotext", ["-", "-"], pdf).replaceAll(/\s/g, "");
}

/** One line for each font: name, type, encoding, emb, sub, uni. */
export function pdfFonts(pdf: Uint8Array): readonly string[] {
  return spoken("pdffonts", ["-"], pdf).trim().split("\n").slice(2);
}

function spoken(program: string, args: readonly string[], input: Uint8Array): string {
  const run = spawnSync(program, args, { input, encoding: "utf8", maxBuffer: 1 << 26 });
  if (run.status !== 0) throw new Error(`${program} ended with ${run.status}: ${run.stderr}`);
  return run.stdout;
}
