import { BorderStyle, ImageRun, Paragraph, Table, TableCell, TableRow, VerticalAlign, WidthType } from "docx";
import type { Panel, Picture } from "../content/blocks.ts";
import { drawingPng } from "../drawing/drawing-png.ts";
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
/** Width between the margins of A4, in pixels of 96 per inch. */
const PAGE_WIDTH = 630;
/** More pictures than a block has. */
const PICTURES = 1000;

/**
 * Drawings side by side in a table without lines: titles and figures are text, the drawings are pictures.
 *
 * @param at  place of the block in the report, from which its pictures have their numbers
 */
export function docxPicture({ caption, note, across, panels }: Picture, at: number): readonly (Paragraph | Table)[] {
  const rows = Array.from({ length: Math.ceil(panels.length / across) }, (_, row) =>
    panels.slice(row * across, (row + 1) * across),
  );
  return [
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      borders: NO_LINES,
      rows: rows.map(
        (row, i) =>
          new TableRow({
            cantSplit: true,
            children: Array.from({ length: across }, (_, j) =>
              panelCell(row[j], { across, caption, id: at * PICTURES + i * across + j + 1 }),
            ),
          }),
      ),
    }),
    new Paragraph({ keepNext: true, spacing: { before: 60 }, children: [run(caption, { bold: true, size: 19 })] }),
    new Paragraph({ spacing: { after: 200 }, children: [run(note, { size: 17, color: "51606B" })] }),
  ];
}

interface PanelSeat {
  readonly across: number;
  readonly caption: string;
  readonly id: number;
}

function panelCell(panel: Panel | undefined, seat: PanelSeat): TableCell {
  return new TableCell({
    width: { size: 100 / seat.across, type: WidthType.PERCENTAGE },
    verticalAlign: VerticalAlign.TOP,
    children: panel === undefined ? [new Paragraph({})] : panelParagraphs(panel, seat),
  });
}

function panelParagraphs({ title, shown, short, drawing }: Panel, { across, caption, id }: PanelSeat): Paragraph[] {
  const width = Math.round(PAGE_WIDTH / across) - (across > 1 ? 12 : 0);
  const picture = new ImageRun({
    type: "png",
    data: drawingPng(drawing),
    transformation: { width, height: Math.round((width * drawing.height) / drawing.width) },
    altText: {
      id: String(id),
      name: `${caption} ${title}`.trim(),
      title: caption,
      description: `${title} ${shown}`.trim(),
    },
  });
  const words = (text: string, look: Parameters<typeof run>[1], centred = false): Paragraph[] =>
    text === ""
      ? []
      : [
          new Paragraph({
            keepNext: true,
            ...(centred && { alignment: "center" as const }),
            children: [run(text, look)],
          }),
        ];
  return [
    ...words(title, { bold: true, size: 17 }),
    new Paragraph({ keepNext: true, children: [picture] }),
    ...words(shown, short ? { bold: true, size: 16, color: "8A3B00" } : { size: 16, color: "51606B" }, true),
  ];
}
