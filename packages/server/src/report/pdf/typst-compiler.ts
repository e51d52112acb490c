import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

let compiler: Promise<NodeCompiler> | null = null;

/** The typesetter with the Chinese font that comes with the program; made at the first report and kept, for it reads 16 MB of font. @throws Error where its binary is missing */
export function typstCompiler(): Promise<NodeCompiler> {
  compiler ??= makeCompiler();
  return compiler;
}

async function makeCompiler(): Promise<NodeCompiler> {
  const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler").catch((cause: unknown) => {
    throw new Error(
      "这台机器上没有 PDF 排版程序，请改用 DOCX 或 HTML · no typesetter for PDF on this machine: use DOCX or HTML",
      { cause },
    );
  });
  const fonts = join(dirname(fileURLToPath(import.meta.resolve("@embedpdf/fonts-sc"))), "..", "fonts");
  return NodeCompiler.create({
    workspace: dirname(fileURLToPath(import.meta.url)),
    fontArgs: [{ fontPaths: [fonts] }],
  });
}
