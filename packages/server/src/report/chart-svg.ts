import { axisEnd } from "./chart-axis.ts";
import type { Chart, ChartLine, ChartPoint } from "./content/blocks.ts";

const WIDTH = 760;
const LABELS = 210;
const NUMBERS = 130;
const LINE = 26;
const TOP = 8;
const AXIS = 30;
const PLOT = WIDTH - LABELS - NUMBERS;
const INK = { text: "#1f2a33", faint: "#6b7a85", rule: "#d5dde2", met: "#2f6f9f", short: "#b4540a", limit: "#1f2a33" };

/**
 * A chart as SVG: bars against a threshold, or dots against a limit. What falls short has another colour and another form
 * (hatched bar, hollow dot), and its number stands beside it.
 *
 * @param font  the family in which the words are set
 */
export function chartSvg(chart: Chart, font: string, title: string): string {
  const height = TOP + chart.lines.length * LINE + AXIS;
  const max = axisEnd(chart);
  const x = (value: number): number => LABELS + (PLOT * Math.min(value, max)) / max;
  const lines = chart.lines.map((line, i) => chartLine(chart, line, TOP + i * LINE, x)).join("");
  const bottom = TOP + chart.lines.length * LINE;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="${escapeXml(font)}" font-size="12">` +
    `<title>${escapeXml(title)}</title>${PATTERN}${axis(max, bottom, x, chart.shape === "spread" ? `${chart.axisWord}　${chart.limitWord}` : `${chart.axisWord}　┃ ${chart.limitWord}`)}${lines}</svg>`
  );
}

const PATTERN =
  `<defs><pattern id="short" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
  `<rect width="5" height="5" fill="#f6d9b8"/><rect width="2.5" height="5" fill="${INK.short}"/></pattern></defs>`;

function chartLine({ shape, limitWord }: Chart, line: ChartLine, top: number, x: (value: number) => number): string {
  const middle = top + LINE / 2;
  const limit = `<line x1="${at(x(line.limit))}" x2="${at(x(line.limit))}" y1="${top + 3}" y2="${top + LINE - 3}" stroke="${INK.limit}" stroke-width="2"><title>${escapeXml(limitWord)} ${line.limit}</title></line>`;
  const mark =
    shape === "spread"
      ? spread(line, middle, x)
      : line.value === null
        ? ""
        : shape === "bar"
          ? bar(line, top, x(line.value))
          : dot(line, middle, x(line.value));
  return (
    `<text x="${LABELS - 8}" y="${middle + 4}" text-anchor="end" fill="${INK.text}">${escapeXml(line.label)}</text>${mark}${limit}` +
    `<text x="${WIDTH - NUMBERS + 10}" y="${middle + 4}" fill="${line.short ? INK.short : INK.text}"${line.short ? ' font-weight="bold"' : ""}>${escapeXml(line.shown)}</text>`
  );
}

function bar({ short }: ChartLine, top: number, end: number): string {
  return `<rect x="${LABELS}" y="${top + 6}" width="${at(end - LABELS)}" height="${LINE - 12}" fill="${short ? "url(#short)" : INK.met}"/>`;
}

function dot({ short }: ChartLine, middle: number, centre: number): string {
  const fill = short ? `fill="#ffffff" stroke="${INK.short}" stroke-width="2.5"` : `fill="${INK.met}"`;
  return `<line x1="${LABELS}" x2="${at(centre)}" y1="${middle}" y2="${middle}" stroke="${INK.rule}" stroke-width="2"/><circle cx="${at(centre)}" cy="${middle}" r="5.5" ${fill}/>`;
}

/** Every school as a mark; those that would cover each other stand above and below the line. */
function spread({ points = [], floor }: ChartLine, middle: number, x: (value: number) => number): string {
  const under =
    floor === undefined
      ? ""
      : `<line x1="${at(x(floor))}" x2="${at(x(floor))}" y1="${middle - 10}" y2="${middle + 10}" stroke="${INK.short}" stroke-width="1.2" stroke-dasharray="2 2"/>`;
  const base = `<line x1="${LABELS}" x2="${LABELS + PLOT}" y1="${middle}" y2="${middle}" stroke="${INK.rule}"/>`;
  return base + under + points.map((point, i) => schoolMark(point, x(point.value), middle + lift(i))).join("");
}

function schoolMark({ tone, own }: ChartPoint, cx: number, cy: number): string {
  if (own)
    return `<path d="M${at(cx)} ${at(cy - 7)}L${at(cx + 7)} ${at(cy)}L${at(cx)} ${at(cy + 7)}L${at(cx - 7)} ${at(cy)}Z" fill="${INK.text}" stroke="#ffffff"/>`;
  if (tone === "met") return `<circle cx="${at(cx)}" cy="${at(cy)}" r="2.8" fill="${INK.met}" fill-opacity="0.75"/>`;
  if (tone === "short")
    return `<circle cx="${at(cx)}" cy="${at(cy)}" r="2.8" fill="#ffffff" stroke="${INK.short}" stroke-width="1.5"/>`;
  return `<path d="M${at(cx - 3)} ${at(cy - 3)}L${at(cx + 3)} ${at(cy + 3)}M${at(cx - 3)} ${at(cy + 3)}L${at(cx + 3)} ${at(cy - 3)}" stroke="${INK.short}" stroke-width="1.8"/>`;
}

/** How far the i-th mark of a line stands from it. */
export function lift(i: number): number {
  return [0, -4, 4, -8, 8][i % 5]!;
}

function axis(max: number, bottom: number, x: (value: number) => number, word: string): string {
  const parts = max === 3 ? 3 : 4;
  const steps = Array.from({ length: parts + 1 }, (_, i) => (i * max) / parts);
  const ticks = steps.map((value) => {
    const here = at(x(value));
    const label = Number(value.toFixed(3));
    return `<line x1="${here}" x2="${here}" y1="${TOP}" y2="${bottom}" stroke="${INK.rule}"/><text x="${here}" y="${bottom + 14}" text-anchor="middle" fill="${INK.faint}" font-size="10">${label}</text>`;
  });
  return `${ticks.join("")}<text x="${LABELS + PLOT / 2}" y="${bottom + 27}" text-anchor="middle" fill="${INK.faint}" font-size="10">${escapeXml(word)}</text>`;
}

function at(position: number): string {
  return position.toFixed(1);
}

/** Text as XML and HTML carry it. */
export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
