import { rgbPngOf } from "../docx/png.ts";
import { digitStrokes } from "./digits.ts";
import type { Drawing, Look, Mark, Point } from "./drawing.ts";

/** Pixels for each unit of a drawing; a large one needs fewer to be sharp on paper. */
const scaleOf = (width: number): number => (width > LARGE ? 2 : 3);
const LARGE = 400;
/** A polygon's edge is smoothed by so many lines a pixel. */
const LINES = 4;

interface Canvas {
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** A drawing as PNG on white, two or three pixels for a unit, edges smoothed. */
export function drawingPng({ width, height, marks }: Drawing): Uint8Array {
  const scale = scaleOf(width);
  const [across, down] = [Math.ceil(width * scale), Math.ceil(height * scale)];
  const rgb = new Uint8Array(across * down * 3).fill(255);
  const canvas: Canvas = { scale, width: across, height: down, rgb };
  for (const mark of marks) paint(canvas, mark);
  return rgbPngOf(canvas.width, canvas.height, canvas.rgb);
}

function paint(canvas: Canvas, mark: Mark): void {
  if (mark.kind === "number") paintNumber(canvas, mark);
  else if (mark.kind === "dot") paintDot(canvas, mark);
  else if (mark.kind === "rings") paintShape(canvas, mark.rings, true, mark);
  else paintShape(canvas, [mark.points], mark.closed ?? false, mark);
}

function paintNumber(canvas: Canvas, mark: Extract<Mark, { kind: "number" }>): void {
  for (const stroke of digitStrokes(mark.text, mark.size, mark.anchor)) {
    const points = stroke.map(([x, y]): Point => [mark.at[0] + x, mark.at[1] + y]);
    paintShape(canvas, [points], false, { stroke: mark.colour, width: Math.max(0.7, mark.size / 11) });
  }
}

function paintDot(canvas: Canvas, { at, radius, fill, stroke, width = 1 }: Extract<Mark, { kind: "dot" }>): void {
  const { scale } = canvas;
  const [cx, cy] = [at[0] * scale, at[1] * scale];
  const reach = (radius + width) * scale + 1;
  const [inner, half] = [radius * scale, (width * scale) / 2];
  const [inside, edge] = [fill === undefined ? null : rgbOf(fill), stroke === undefined ? null : rgbOf(stroke)];
  overBox(canvas, [cx - reach, cx + reach], [cy - reach, cy + reach], (x, y, put) => {
    const distance = Math.hypot(x + 0.5 - cx, y + 0.5 - cy);
    if (inside !== null) put(inside, inner - distance + 0.5);
    if (edge !== null) put(edge, half - Math.abs(distance - inner) + 0.5);
  });
}

function paintShape(canvas: Canvas, rings: readonly (readonly Point[])[], closed: boolean, look: Look): void {
  const { scale } = canvas;
  const scaled = rings.map((ring) => ring.map(([x, y]): Point => [x * scale, y * scale]));
  if (look.fill !== undefined) fillRings(canvas, scaled, rgbOf(look.fill));
  if (look.stroke === undefined) return;
  for (const ring of scaled) {
    const points = closed && ring[0] !== undefined ? [...ring, ring[0]] : ring;
    const pen: Pen = { colour: rgbOf(look.stroke), half: ((look.width ?? 1) * scale) / 2 };
    const dash = look.dash?.map((length) => length * scale);
    for (const [a, b] of dashed(points, dash)) strokeLine(canvas, a, b, pen);
  }
}

/** Pieces of a line, cut where its dashes end. */
function* dashed(points: readonly Point[], dash: readonly number[] | undefined): Generator<readonly [Point, Point]> {
  let done = 0;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    if (dash === undefined) {
      yield [a, b];
      continue;
    }
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    const [on = 1, off = 1] = dash;
    const along = (way: number): Point => [
      a[0] + ((b[0] - a[0]) * way) / length,
      a[1] + ((b[1] - a[1]) * way) / length,
    ];
    for (let start = -(done % (on + off)); start < length; start += on + off)
      if (start + on > 0) yield [along(Math.max(start, 0)), along(Math.min(start + on, length))];
    done += length;
  }
}

type Rgb = readonly [number, number, number];

interface Pen {
  readonly colour: Rgb;
  readonly half: number;
}

function strokeLine(canvas: Canvas, a: Point, b: Point, { colour, half }: Pen): void {
  const reach = half + 1;
  const xs = [Math.min(a[0], b[0]) - reach, Math.max(a[0], b[0]) + reach] as const;
  const ys = [Math.min(a[1], b[1]) - reach, Math.max(a[1], b[1]) + reach] as const;
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy || 1;
  overBox(canvas, xs, ys, (x, y, put) => {
    const [px, py] = [x + 0.5 - a[0], y + 0.5 - a[1]];
    const way = Math.max(0, Math.min(1, (px * dx + py * dy) / square));
    put(colour, half - Math.hypot(px - way * dx, py - way * dy) + 0.5);
  });
}

function fillRings(canvas: Canvas, rings: readonly (readonly Point[])[], colour: Rgb): void {
  const { width, height } = canvas;
  const ys = rings.flat().map(([, y]) => y);
  const top = Math.max(0, Math.floor(Math.min(...ys)));
  const bottom = Math.min(height, Math.ceil(Math.max(...ys)));
  const covered = new Float32Array(width);
  for (let y = top; y < bottom; y++) {
    covered.fill(0);
    for (let line = 0; line < LINES; line++) addSpans(covered, crossings(rings, y + (line + 0.5) / LINES));
    for (let x = 0; x < width; x++) if (covered[x]! > 0) blend(canvas, y * width + x, colour, covered[x]!);
  }
}

function crossings(rings: readonly (readonly Point[])[], y: number): readonly number[] {
  const found: number[] = [];
  for (const ring of rings)
    for (let i = 0; i < ring.length; i++) {
      const [a, b] = [ring[i]!, ring[(i + 1) % ring.length]!];
      if (a[1] <= y === b[1] <= y) continue;
      found.push(a[0] + ((y - a[1]) * (b[0] - a[0])) / (b[1] - a[1]));
    }
  return found.toSorted((one, other) => one - other);
}

function addSpans(covered: Float32Array, xs: readonly number[]): void {
  for (let i = 0; i + 1 < xs.length; i += 2) {
    const [from, to] = [Math.max(0, xs[i]!), Math.min(covered.length, xs[i + 1]!)];
    for (let x = Math.floor(from); x < to; x++)
      covered[x]! += Math.max(0, Math.min(x + 1, to) - Math.max(x, from)) / LINES;
  }
}

type Put = (colour: Rgb, alpha: number) => void;

function overBox(
  canvas: Canvas,
  [left, right]: readonly [number, number],
  [top, bottom]: readonly [number, number],
  each: (x: number, y: number, put: Put) => void,
): void {
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(canvas.height, Math.ceil(bottom)); y++)
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(canvas.width, Math.ceil(right)); x++)
      each(x, y, (colour, alpha) => blend(canvas, y * canvas.width + x, colour, alpha));
}

function blend({ rgb }: Canvas, pixel: number, colour: Rgb, alpha: number): void {
  if (alpha <= 0) return;
  const part = Math.min(1, alpha);
  for (let i = 0; i < 3; i++) rgb[3 * pixel + i] = Math.round(rgb[3 * pixel + i]! * (1 - part) + colour[i]! * part);
}

/** Red, green and blue of "#2f6f9f". */
function rgbOf(colour: string): Rgb {
  const at = (from: number): number => Number.parseInt(colour.slice(from, from + 2), 16);
  return [at(1), at(3), at(5)];
}
