import { readFile } from "node:fs/promises";
import { chartSvg } from "../chart-svg.ts";
import { drawingSvg } from "../drawing/drawing-svg.ts";
import { type Block, HEAT, type ReportContent } from "../content/blocks.ts";
import { typstCompiler } from "./typst-compiler.ts";

const TEMPLATE = new URL("./report.typ", import.meta.url);
const FONT = "Noto Sans S Chinese";
/** How many reports ago a cached part may have been used before it is let go. */
const CACHE_AGE = 4;

/**
 * A report as PDF: Chinese font embedded, tagged for screen readers, table heads repeated on every page.
 *
 * @param day  the day that stands on it, "2026-11-23"
 * @throws     Error when the typesetter refuses the template, with what it says (our bug)
 */
export async function pdfOf(content: ReportContent, day: string): Promise<Uint8Array> {
  const report = JSON.stringify({ ...content, heat: HEAT, blocks: content.blocks.map(withSvg) });
  const [compiler, template] = await Promise.all([typstCompiler(), readFile(TEMPLATE, "utf8")]);
  const compiled = compiler.compile({ mainFileContent: template, inputs: { report } });
  if (compiled.hasError() || compiled.result === null) {
    const said = compiled.takeError()?.shortDiagnostics;
    throw new Error(`the typesetter refused the report: ${JSON.stringify(said)}`);
  }
  const pdf = compiler.pdf(compiled.result, {
    creationTimestamp: Date.parse(`${day}T00:00:00Z`) / 1000,
  });
  compiler.evictCache(CACHE_AGE);
  return new Uint8Array(pdf);
}

/** A block with its drawings as SVG, which the typesetter sets as vectors. */
function withSvg(block: Block): object {
  if (block.kind === "figure") return { ...block, svg: chartSvg(block.chart, FONT, block.caption) };
  if (block.kind !== "picture") return block;
  const panels = block.panels.map(({ drawing, ...panel }) => ({
    ...panel,
    svg: drawingSvg(drawing, FONT, `${block.caption} ${panel.title} ${panel.shown}`.trim()),
  }));
  return { ...block, panels };
}
