import { BorderStyle, ImageRun, Paragraph, Table, TableCell, TableRow, VerticalAlign, WidthType } from "docx";
import { axisEnd } from "../chart-axis.ts";
import type { ChartLine, Figure } from "../content/blocks.ts";
import { chartStrip, STRIP_HEIGHT, STRIP_WIDTH } from "./chart-strip.ts";
import { run } from "./docx-run.ts";

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const NO_LINES = {
  top: NO_LINE,
  bottom: NO_LINE,
  left: NO_LINE,
  right: NO_LINE,
  insideHorizontal: NO_LINE,
  insideVertical: NO_LINE,
};
/** Width of the strip on paper, in pixels of 96 per inch. */
const SHOWN_WIDTH = 330;

/** More lines than a chart has. */
const LINES = 1000;

/**
 * A chart as a table: words and numbers are text, the bars are pictures.
 *
 * @param at  place of the chart in the report, from which its pictures have their numbers
 */
export function docxFigure({ caption, chart }: Figure, at: number): readonly (Paragraph | Table)[] {
  const end = axisEnd(chart);
  const limit =
    chart.shape !== "dot"
      ? chart.limitWord
      : `${chart.limitWord} ${[...new Set(chart.lines.map((line) => line.limit.toFixed(2)))].join(" / ")}`;
  return [
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      borders: NO_LINES,
      rows: chart.lines.map((line, i) => figureRow(chart.shape, line, end, at * LINES + i + 1)),
    }),
    new Paragraph({
      spacing: { before: 60, after: 200 },
      children: [
        run(caption, { bold: true, size: 19 }),
        run(`　0 – ${Number(end.toFixed(2))} ${chart.axisWord}　|  ${limit}`, { size: 16, color: "51606B" }),
      ],
    }),
  ];
}

function figureRow(shape: Figure["chart"]["shape"], line: ChartLine, end: number, id: number): TableRow {
  const strip = new ImageRun({
    type: "png",
    data: chartStrip(shape, line, end),
    transformation: { width: SHOWN_WIDTH, height: Math.round((SHOWN_WIDTH * STRIP_HEIGHT) / STRIP_WIDTH) },
    altText: { id: String(id), name: line.label, title: line.label, description: `${line.label} ${line.shown}` },
  });
  return new TableRow({
    cantSplit: true,
    children: [
      figureCell(26, new Paragraph({ keepNext: true, alignment: "right", children: [run(line.label, { size: 18 })] })),
      figureCell(54, new Paragraph({ keepNext: true, children: [strip] })),
      figureCell(
        20,
        new Paragraph({
          keepNext: true,
          children: [run(line.shown, line.short ? { size: 18, bold: true, color: "8A3B00" } : { size: 18 })],
        }),
      ),
    ],
  });
}

function figureCell(width: number, paragraph: Paragraph): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    verticalAlign: VerticalAlign.CENTER,
    children: [paragraph],
  });
}
