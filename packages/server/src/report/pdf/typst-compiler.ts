import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

let compiler: Promise<NodeCompiler> | null = null;

/** The typesetter with the Chinese font that comes with the program; made at the first report and kept, for it reads 16 MB of font. */
export function typstCompiler(): Promise<NodeCompiler> {
  compiler ??= makeCompiler();
  return compiler;
}

async function makeCompiler(): Promise<NodeCompiler> {
  const { NodeCompiler } = await import("@myriaddreamin/typst-ts-node-compiler");
  const fonts = join(dirname(fileURLToPath(import.meta.resolve("@embedpdf/fonts-sc"))), "..", "fonts");
  return NodeCompiler.create({
    workspace: dirname(fileURLToPath(import.meta.url)),
    fontArgs: [{ fontPaths: [fonts] }],
  });
}
