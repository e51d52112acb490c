import type { Chart, ChartLine } from "../content/blocks.ts";
import { pngOf } from "./png.ts";

export const STRIP_WIDTH = 540;
export const STRIP_HEIGHT = 36;

const PALETTE = [
  [255, 255, 255],
  [47, 111, 159],
  [180, 84, 10],
  [31, 42, 51],
  [213, 221, 226],
] as const;
const COLOUR = { paper: 0, met: 1, short: 2, limit: 3, rule: 4 } as const;

/** One line of a chart as a picture without words: a bar or a dot, and the mark of the limit. What falls short is hatched or hollow. */
export function chartStrip(shape: Chart["shape"], line: ChartLine, axisEnd: number): Uint8Array {
  const pixels = new Uint8Array(STRIP_WIDTH * STRIP_HEIGHT).fill(COLOUR.paper);
  const x = (value: number): number => Math.round(((STRIP_WIDTH - 4) * Math.min(value, axisEnd)) / axisEnd);
  const paint = (
    colour: number,
    [left, right]: readonly [number, number],
    [top, bottom]: readonly [number, number],
    where?: (px: number, py: number) => boolean,
  ) => {
    for (let py = top; py < bottom; py++)
      for (let px = Math.max(left, 0); px < Math.min(right, STRIP_WIDTH); px++)
        if (where?.(px, py) ?? true) pixels[py * STRIP_WIDTH + px] = colour;
  };
  paint(COLOUR.rule, [0, 2], [0, STRIP_HEIGHT]);
  if (line.value !== null) {
    const end = x(line.value);
    const colour = line.short ? COLOUR.short : COLOUR.met;
    if (shape === "bar") paint(colour, [2, end], [9, STRIP_HEIGHT - 9], line.short ? hatched : undefined);
    else {
      paint(COLOUR.rule, [2, end], [STRIP_HEIGHT / 2 - 2, STRIP_HEIGHT / 2 + 2]);
      paint(
        colour,
        [end - 11, end + 11],
        [STRIP_HEIGHT / 2 - 11, STRIP_HEIGHT / 2 + 11],
        disc(end, line.short ? 6 : 0),
      );
    }
  }
  paint(COLOUR.limit, [x(line.limit) - 2, x(line.limit) + 2], [2, STRIP_HEIGHT - 2]);
  return pngOf({ width: STRIP_WIDTH, height: STRIP_HEIGHT, pixels, palette: PALETTE });
}

function hatched(px: number, py: number): boolean {
  return (px + py) % 8 < 4;
}

function disc(centre: number, inner: number): (px: number, py: number) => boolean {
  return (px, py) => {
    const distance = Math.hypot(px - centre, py - STRIP_HEIGHT / 2);
    return distance <= 10 && distance >= inner;
  };
}
