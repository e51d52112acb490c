import type { Chart, ChartLine } from "../content/blocks.ts";
import { lift } from "../chart-svg.ts";
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
  if (shape === "spread") spread(line, x, paint);
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

type Paint = (
  colour: number,
  across: readonly [number, number],
  down: readonly [number, number],
  where?: (px: number, py: number) => boolean,
) => void;

/** Every school as a mark: met a disc, short a ring, below the floor a cross, the report's own a large diamond. */
function spread({ points = [], floor }: ChartLine, x: (value: number) => number, paint: Paint): void {
  const middle = STRIP_HEIGHT / 2;
  paint(COLOUR.rule, [2, STRIP_WIDTH], [middle - 1, middle + 1]);
  if (floor !== undefined) paint(COLOUR.short, [x(floor) - 1, x(floor) + 1], [0, STRIP_HEIGHT], (_, py) => py % 6 < 3);
  points.forEach(({ value, tone, own }, i) => {
    const [cx, cy] = [x(value), middle + lift(i) * 1.5];
    const far = (px: number, py: number): number => Math.hypot(px + 0.5 - cx, py + 0.5 - cy);
    const cross = (px: number, py: number): boolean => {
      const [dx, dy] = [Math.abs(px + 0.5 - cx), Math.abs(py + 0.5 - cy)];
      return dx < 5 && Math.abs(dx - dy) < 1.6;
    };
    const [across, down] = [
      [cx - 9, cx + 9],
      [Math.max(0, Math.round(cy - 9)), Math.min(STRIP_HEIGHT, Math.round(cy + 9))],
    ] as const;
    if (own) paint(COLOUR.limit, across, down, (px, py) => Math.abs(px + 0.5 - cx) + Math.abs(py + 0.5 - cy) < 9);
    else if (tone === "met") paint(COLOUR.met, across, down, (px, py) => far(px, py) < 4.4);
    else if (tone === "low") paint(COLOUR.short, across, down, cross);
    else {
      paint(COLOUR.paper, across, down, (px, py) => far(px, py) < 4.6);
      paint(COLOUR.short, across, down, (px, py) => far(px, py) < 4.8 && far(px, py) > 2.6);
    }
  });
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
