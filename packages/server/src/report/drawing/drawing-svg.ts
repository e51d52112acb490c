import type { Drawing, Look, Mark, Point } from "./drawing.ts";

/**
 * A drawing as SVG, with the alternative text in it.
 *
 * @param font  the family of its numbers
 */
export function drawingSvg({ width, height, marks }: Drawing, font: string, alt: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="${escaped(font)}">` +
    `<title>${escaped(alt)}</title>${marks.map(markSvg).join("")}</svg>`
  );
}

function markSvg(mark: Mark): string {
  switch (mark.kind) {
    case "lines":
      return `<path d="${pathOf(mark.points, mark.closed ?? false)}"${lookSvg(mark)}/>`;
    case "rings":
      return `<path fill-rule="evenodd" d="${mark.rings.map((ring) => pathOf(ring, true)).join("")}"${lookSvg(mark)}/>`;
    case "dot":
      return `<circle cx="${at(mark.at[0])}" cy="${at(mark.at[1])}" r="${at(mark.radius)}"${lookSvg(mark)}/>`;
    case "number":
      return `<text x="${at(mark.at[0])}" y="${at(mark.at[1])}" font-size="${mark.size}" text-anchor="${mark.anchor}" fill="${mark.colour}">${escaped(mark.text)}</text>`;
  }
}

function pathOf(points: readonly Point[], closed: boolean): string {
  return points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${at(x)} ${at(y)}`).join("") + (closed ? "Z" : "");
}

function lookSvg({ fill, stroke, width, dash }: Look): string {
  const line = stroke === undefined ? "" : ` stroke="${stroke}" stroke-width="${width ?? 1}" stroke-linejoin="round"`;
  return ` fill="${fill ?? "none"}"${line}${dash === undefined ? "" : ` stroke-dasharray="${dash.join(" ")}"`}`;
}

function at(position: number): string {
  return String(Number(position.toFixed(2)));
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
