import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  TextRun,
} from "docx";
import type { Table as DocxTable } from "docx";
import type { Block, ReportContent } from "../content/blocks.ts";
import { withZipDates } from "../zip-dates.ts";
import { coreProperties } from "./core-properties.ts";
import { docxFigure } from "./docx-figure.ts";
import { docxPicture } from "./docx-picture.ts";
import { FONT, HEAD_FONT, run } from "./docx-run.ts";
import { docxTable } from "./docx-table.ts";

/**
 * A report as a Word document, to be edited, signed and sealed.
 *
 * @param day  the day that stands on it, "2026-11-23"
 */
export async function docxOf(content: ReportContent, day: string): Promise<Uint8Array> {
  const core = { path: "docProps/core.xml", data: coreProperties(content.title, content.subtitle, day) };
  return withZipDates(new Uint8Array(await Packer.toBuffer(documentOf(content), undefined, [core])), day);
}

function documentOf(content: ReportContent): Document {
  return new Document({
    title: content.title,
    creator: "Youheng",
    description: content.subtitle,
    styles: {
      default: {
        document: { run: { font: FONT, size: 21, language: { value: "en-US", eastAsia: "zh-CN" } } },
        title: { run: { font: HEAD_FONT, size: 40, bold: true, color: "1F2A33" } },
        heading1: {
          run: { font: HEAD_FONT, size: 28, bold: true, color: "1F2A33" },
          paragraph: { spacing: { before: 360, after: 140 } },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: "bullets",
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: "•",
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 360, hanging: 240 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 1134, left: 1150, right: 1150 } },
        },
        headers: {
          default: new Header({
            children: [
              new Paragraph({
                alignment: AlignmentType.RIGHT,
                children: [run(content.title, { size: 16, color: "51606B" })],
              }),
            ],
          }),
        },
        footers: { default: footer() },
        children: [...front(content), ...content.blocks.flatMap(docxBlock)],
      },
    ],
  });
}

function footer(): Footer {
  const numbers = new TextRun({ size: 16, children: [PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] });
  return new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [numbers] })] });
}

function front({ title, subtitle, preparedOn }: ReportContent): readonly Paragraph[] {
  return [
    new Paragraph({ heading: HeadingLevel.TITLE, spacing: { after: 120 }, children: [run(title)] }),
    new Paragraph({ children: [run(subtitle, { color: "51606B" })] }),
    new Paragraph({
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: "2F6F9F", space: 6 } },
      children: [run(preparedOn, { color: "51606B" })],
    }),
  ];
}

function docxBlock(block: Block, at: number): readonly (Paragraph | DocxTable)[] {
  switch (block.kind) {
    case "heading":
      return [new Paragraph({ heading: HeadingLevel.HEADING_1, keepNext: true, children: [run(block.text)] })];
    case "paragraph":
      return [
        block.tone === "verdict"
          ? verdict(block.text)
          : new Paragraph({
              spacing: { after: 100 },
              children: [run(block.text, block.tone === "note" ? { size: 18, color: "51606B" } : {})],
            }),
      ];
    case "bullets":
      return block.items.map(
        (item) =>
          new Paragraph({
            numbering: { reference: "bullets", level: 0 },
            spacing: { after: 60 },
            children: [run(item)],
          }),
      );
    case "table":
      return docxTable(block);
    case "figure":
      return docxFigure(block, at);
    case "picture":
      return docxPicture(block, at);
    case "signatures":
      return block.labels.map(
        (label) =>
          new Paragraph({ spacing: { before: 480 }, children: [run(`${label}　＿＿＿＿＿＿＿＿＿＿＿＿＿＿`)] }),
      );
  }
}

function verdict(text: string): Paragraph {
  return new Paragraph({
    spacing: { before: 80, after: 120 },
    shading: { type: ShadingType.CLEAR, fill: "F3F7FA" },
    border: { left: { style: BorderStyle.SINGLE, size: 24, color: "2F6F9F", space: 8 } },
    children: [run(text, { bold: true, size: 25 })],
  });
}
