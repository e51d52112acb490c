import { chartSvg, escapeXml } from "../chart-svg.ts";
import type { Block, Figure, Panel, Picture, ReportContent, Table, TableCell } from "../content/blocks.ts";
import { drawingSvg } from "../drawing/drawing-svg.ts";
import { REPORT_STYLE } from "./report-style.ts";

/** A report as one HTML file that asks nothing of any network: style and charts stand in it. */
export function htmlOf(content: ReportContent): Uint8Array {
  return new TextEncoder().encode(htmlPage(content));
}

function htmlPage({ lang, title, subtitle, preparedOn, blocks }: ReportContent): string {
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeXml(title)}</title>
<style>
${REPORT_STYLE}
</style>
</head>
<body>
<header>
<h1>${escapeXml(title)}</h1>
<p>${escapeXml(subtitle)}</p>
<p>${escapeXml(preparedOn)}</p>
</header>
<main>
${blocks.map(htmlBlock).join("\n")}
</main>
</body>
</html>
`;
}

function htmlBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h2>${escapeXml(block.text)}</h2>`;
    case "paragraph":
      return `<p${block.tone === "plain" ? "" : ` class="${block.tone}"`}>${escapeXml(block.text)}</p>`;
    case "bullets":
      return `<ul>${block.items.map((item) => `<li>${escapeXml(item)}</li>`).join("")}</ul>`;
    case "table":
      return htmlTable(block);
    case "figure":
      return htmlFigure(block);
    case "picture":
      return htmlPicture(block);
    case "signatures":
      return `<div class="signatures">${block.labels.map((label) => `<div>${escapeXml(label)}</div>`).join("")}</div>`;
  }
}

function htmlTable({ caption, columns, rows, note, dense }: Table): string {
  const heads = columns.map(({ head }) => `<th scope="col">${escapeXml(head)}</th>`).join("");
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => `<col style="width:${((100 * width) / total).toFixed(1)}%">`).join("");
  const body = rows
    .map(
      (row) =>
        `<tr>${row.map((one, i) => htmlCell(one.text, [one.tone ?? "", heatOf(one), alignOf(columns[i]!.align)])).join("")}</tr>`,
    )
    .join("\n");
  const foot = note === undefined ? "" : `<p class="note">${escapeXml(note)}</p>`;
  return `<div class="wide"><table${dense ? ' class="dense"' : ""}><caption>${escapeXml(caption)}</caption><colgroup>${widths}</colgroup><thead><tr>${heads}</tr></thead><tbody>
${body}
</tbody></table></div>${foot}`;
}

function htmlCell(text: string, classes: readonly string[]): string {
  const named = classes.filter((one) => one !== "").join(" ");
  return `<td${named === "" ? "" : ` class="${named}"`}>${escapeXml(text)}</td>`;
}

function heatOf({ heat }: TableCell): string {
  return heat === undefined ? "" : `heat-${heat}`;
}

function alignOf(align: Table["columns"][number]["align"]): string {
  return align === "left" ? "" : align;
}

function htmlPicture({ caption, note, across, panels }: Picture): string {
  const one = ({ title, shown, short, drawing }: Panel): string =>
    [
      `<div class="panel">${title === "" ? "" : `<p class="panel-title">${escapeXml(title)}</p>`}`,
      drawingSvg(drawing, "inherit", `${caption} ${title} ${shown}`.trim()),
      `${shown === "" ? "" : `<p class="panel-shown${short ? " short" : ""}">${escapeXml(shown)}</p>`}</div>`,
    ].join("");
  return `<figure><div class="panels across-${across}">${panels.map(one).join("")}</div><figcaption>${escapeXml(caption)}</figcaption><p class="note">${escapeXml(note)}</p></figure>`;
}

function htmlFigure({ caption, chart }: Figure): string {
  return `<figure>${chartSvg(chart, "inherit", caption)}<figcaption>${escapeXml(caption)}</figcaption></figure>`;
}
