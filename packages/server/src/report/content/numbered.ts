import type { ReportText } from "../text/index.ts";
import type { Block } from "./blocks.ts";

/** Numbers tables and figures through the report: 表 1, 表 2 … 图 1 … */
export function numbered(text: ReportText, blocks: readonly Block[]): readonly Block[] {
  let tables = 0;
  let figures = 0;
  return blocks.map((block) => {
    if (block.kind === "table") return { ...block, caption: text.tableCaption(++tables, block.caption) };
    if (block.kind === "figure" || block.kind === "picture")
      return { ...block, caption: text.figureCaption(++figures, block.caption) };
    return block;
  });
}
