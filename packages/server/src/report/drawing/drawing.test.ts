import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { digitStrokes } from "./digits.ts";
import { box, type Drawing } from "./drawing.ts";
import { drawingPng } from "./drawing-png.ts";
import { drawingSvg } from "./drawing-svg.ts";

const square: Drawing = { width: 10, height: 10, marks: [box([2, 2], 6, 6, { fill: "#ff0000" })] };

/** Red, green and blue of a pixel; three pixels a unit. */
function pixel(png: Uint8Array, x: number, y: number): readonly number[] {
  const bytes = Buffer.from(png);
  const width = bytes.readUInt32BE(16);
  const at = bytes.indexOf("IDAT");
  const lines = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)));
  const from = y * (3 * width + 1) + 1 + 3 * x;
  return [...lines.subarray(from, from + 3)];
}

describe("a drawing", () => {
  it("is the same picture as SVG and as PNG", () => {
    expect(drawingSvg(square, "inherit", "a & b")).toContain('<path d="M2 2L8 2L8 8L2 8Z" fill="#ff0000"/>');
    expect(drawingSvg(square, "inherit", "a & b")).toContain("<title>a &amp; b</title>");
    const png = drawingPng(square);
    expect(pixel(png, 15, 15)).toEqual([255, 0, 0]);
    expect(pixel(png, 2, 2)).toEqual([255, 255, 255]);
  });

  it("leaves a hole where rings lie inside each other", () => {
    const outer = box([0, 0], 10, 10, {}).points;
    const inner = box([3, 3], 4, 4, {}).points;
    const png = drawingPng({ ...square, marks: [{ kind: "rings", rings: [outer, inner], fill: "#000000" }] });
    expect(pixel(png, 3, 3)).toEqual([0, 0, 0]);
    expect(pixel(png, 15, 15)).toEqual([255, 255, 255]);
  });

  it("draws every digit, in its place beside the anchor", () => {
    for (const digit of "0123456789.-%") expect(digitStrokes(digit, 10, "start").length, digit).toBeGreaterThan(0);
    const xs = digitStrokes("2026", 10, "end")
      .flat()
      .map(([x]) => x);
    expect(Math.max(...xs)).toBeLessThanOrEqual(0);
    expect(digitStrokes("达标", 10, "start")).toEqual([]);
  });
});
