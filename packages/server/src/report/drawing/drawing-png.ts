import { rgbPngOf } from "../docx/png.ts";
import { digitStrokes } from "./digits.ts";
import type { Drawing, Look, Mark, Point } from "./drawing.ts";

/** Pixels for each unit of the drawing. */
const SCALE = 3;
/** A polygon's edge is smoothed by so many lines a pixel. */
const LINES = 4;

interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** A drawing as PNG on white, three pixels for a unit, edges smoothed. */
export function drawingPng({ width, height, marks }: Drawing): Uint8Array {
  const canvas: Canvas = {
    width: Math.ceil(width * SCALE),
    height: Math.ceil(height * SCALE),
    rgb: new Uint8Array(Math.ceil(width * SCALE) * Math.ceil(height * SCALE) * 3).fill(255),
  };
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
  const [cx, cy] = [at[0] * SCALE, at[1] * SCALE];
  const reach = (radius + width) * SCALE + 1;
  const [inner, half] = [radius * SCALE, (width * SCALE) / 2];
  overBox(canvas, [cx - reach, cx + reach], [cy - reach, cy + reach], (x, y, put) => {
    const distance = Math.hypot(x + 0.5 - cx, y + 0.5 - cy);
    if (fill !== undefined) put(fill, inner - distance + 0.5);
    if (stroke !== undefined) put(stroke, half - Math.abs(distance - inner) + 0.5);
  });
}

function paintShape(canvas: Canvas, rings: readonly (readonly Point[])[], closed: boolean, look: Look): void {
  const scaled = rings.map((ring) => ring.map(([x, y]): Point => [x * SCALE, y * SCALE]));
  if (look.fill !== undefined) fillRings(canvas, scaled, look.fill);
  if (look.stroke === undefined) return;
  for (const ring of scaled) {
    const points = closed && ring[0] !== undefined ? [...ring, ring[0]] : ring;
    for (const [a, b] of dashed(points, look.dash))
      strokeLine(canvas, a, b, { colour: look.stroke, half: ((look.width ?? 1) * SCALE) / 2 });
  }
}

/** Pieces of a line, cut where its dashes end. */
function* dashed(points: readonly Point[], dash: Look["dash"]): Generator<readonly [Point, Point]> {
  let done = 0;
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1]!, points[i]!];
    if (dash === undefined) {
      yield [a, b];
      continue;
    }
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
    const [on, off] = [dash[0] * SCALE, dash[1] * SCALE];
    const along = (way: number): Point => [
      a[0] + ((b[0] - a[0]) * way) / length,
      a[1] + ((b[1] - a[1]) * way) / length,
    ];
    for (let start = -(done % (on + off)); start < length; start += on + off)
      if (start + on > 0) yield [along(Math.max(start, 0)), along(Math.min(start + on, length))];
    done += length;
  }
}

interface Pen {
  readonly colour: string;
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

function fillRings(canvas: Canvas, rings: readonly (readonly Point[])[], colour: string): void {
  const { width, height } = canvas;
  const ys = rings.flat().map(([, y]) => y);
  const top = Math.max(0, Math.floor(Math.min(...ys)));
  const bottom = Math.min(height, Math.ceil(Math.max(...ys)));
  const covered = new Float32Array(width);
  for (let y = top; y < bottom; y++) {
    covered.fill(0);
    for (let line = 0; line < LINES; line++) addSpans(covered, crossings(rings, y + (line + 0.5) / LINES));
    for (let x = 0; x < width; x++) if (covered[x]! > 0) blend(canvas, x, y, [colour, covered[x]!]);
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

type Put = (colour: string, alpha: number) => void;

function overBox(
  canvas: Canvas,
  [left, right]: readonly [number, number],
  [top, bottom]: readonly [number, number],
  each: (x: number, y: number, put: Put) => void,
): void {
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(canvas.height, Math.ceil(bottom)); y++)
    for (let x = Math.max(0, Math.floor(left)); x < Math.min(canvas.width, Math.ceil(right)); x++)
      each(x, y, (colour, alpha) => blend(canvas, x, y, [colour, alpha]));
}

function blend({ width, rgb }: Canvas, x: number, y: number, [colour, alpha]: readonly [string, number]): void {
  if (alpha <= 0) return;
  const part = Math.min(1, alpha);
  const at = 3 * (y * width + x);
  for (let i = 0; i < 3; i++) rgb[at + i] = Math.round(rgb[at + i]! * (1 - part) + channel(colour, i) * part);
}

const CHANNELS = new Map<string, readonly number[]>();

/** Red, green or blue of "#2f6f9f". */
function channel(colour: string, i: number): number {
  const known = CHANNELS.get(colour) ?? [1, 3, 5].map((from) => Number.parseInt(colour.slice(from, from + 2), 16));
  CHANNELS.set(colour, known);
  return known[i]!;
}
