import type { Point } from "./drawing.ts";

/** Strokes of a sign on a sheet 4 wide and 6 high, from the top left. */
type Strokes = readonly (readonly Point[])[];

const round = (top: number, bottom: number): readonly Point[] => [
  [1, top],
  [3, top],
  [4, top + 1],
  [4, bottom - 1],
  [3, bottom],
  [1, bottom],
  [0, bottom - 1],
  [0, top + 1],
  [1, top],
];

const SIGNS: Readonly<Record<string, Strokes>> = {
  "0": [round(0, 6)],
  "1": [
    [
      [0.8, 1.4],
      [2.2, 0],
      [2.2, 6],
    ],
  ],
  "2": [
    [
      [0, 1.2],
      [1, 0],
      [3, 0],
      [4, 1],
      [4, 2],
      [0, 6],
      [4, 6],
    ],
  ],
  "3": [
    [
      [0, 0.8],
      [1, 0],
      [3, 0],
      [4, 1],
      [4, 2],
      [3, 2.8],
      [1.6, 2.8],
    ],
    [
      [3, 2.8],
      [4, 3.8],
      [4, 5],
      [3, 6],
      [1, 6],
      [0, 5.2],
    ],
  ],
  "4": [
    [
      [3, 6],
      [3, 0],
      [0, 4.25],
      [4, 4.25],
    ],
  ],
  "5": [
    [
      [3.8, 0],
      [0.4, 0],
      [0.2, 2.8],
      [1.2, 2.25],
      [3, 2.25],
      [4, 3.3],
      [4, 5],
      [3, 6],
      [1, 6],
      [0, 5.2],
    ],
  ],
  "6": [
    [
      [3.6, 0.4],
      [2.6, 0],
      [1, 0.6],
      [0, 2.6],
      [0, 5],
      [1, 6],
      [3, 6],
      [4, 5],
      [4, 3.6],
      [3, 2.6],
      [1, 2.6],
      [0, 3.6],
    ],
  ],
  "7": [
    [
      [0, 0],
      [4, 0],
      [1.4, 6],
    ],
  ],
  "8": [round(0, 2.8), round(2.8, 6)],
  "9": [
    [
      [0.4, 5.6],
      [1.4, 6],
      [3, 5.4],
      [4, 3.4],
      [4, 1],
      [3, 0],
      [1, 0],
      [0, 1],
      [0, 2.35],
      [1, 3.4],
      [3, 3.4],
      [4, 2.35],
    ],
  ],
  ".": [
    [
      [0.4, 5.9],
      [0.6, 6],
    ],
  ],
  "-": [
    [
      [0.4, 3.2],
      [3.2, 3.2],
    ],
  ],
  "%": [
    [
      [4, 0],
      [0, 6],
    ],
    [
      [0.3, 0.4],
      [1.2, 0.4],
      [1.2, 1.6],
      [0.3, 1.6],
      [0.3, 0.4],
    ],
    [
      [2.8, 4.4],
      [3.7, 4.4],
      [3.7, 5.6],
      [2.8, 5.6],
      [2.8, 4.4],
    ],
  ],
};
const WIDTHS: Readonly<Record<string, number>> = { ".": 1, "-": 3.6, "1": 3 };
const GAP = 1.6;
const HIGH = 6;

/**
 * A number as strokes, for pictures that no font is set in.
 *
 * @param size  as of a font: the digits are 0.72 of it high
 * @returns     strokes around x = 0 as the anchor says, standing on y = 0; signs that are no number are left out
 */
export function digitStrokes(text: string, size: number, anchor: "start" | "middle" | "end"): Strokes {
  const scale = (0.72 * size) / HIGH;
  const signs = [...text].filter((sign) => sign in SIGNS);
  const wide = (sign: string): number => (WIDTHS[sign] ?? 4) + GAP;
  const whole = signs.reduce((sum, sign) => sum + wide(sign), -GAP) * scale;
  let x = anchor === "start" ? 0 : anchor === "middle" ? -whole / 2 : -whole;
  return signs.flatMap((sign) => {
    const left = x;
    x += wide(sign) * scale;
    return SIGNS[sign]!.map((stroke) => stroke.map(([px, py]): Point => [left + px * scale, (py - HIGH) * scale]));
  });
}
