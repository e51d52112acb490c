import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { fontStack, tokens } from "../design/index.ts";
import type { Drawing } from "./drawing.ts";

/** What a saved picture says beside the drawing: enough to stand alone in a report. */
export interface PictureAsk {
  readonly title: string;
  /** region, year, standard, version of the facts */
  readonly foot: string;
  readonly draw: (width: number) => Drawing;
}

const width = 1000;
const margin = 32;
const head = 68;
const foot = 48;

/** Browsers refuse a canvas that is higher. */
const highestCanvas = 16_000;
const sharpness = 2;

/** A chart as an SVG file of its own, always of the same width, whatever screen it is saved from. */
export function pictureOf(ask: PictureAsk): { readonly svg: string; readonly height: number } {
  const drawing = ask.draw(width - 2 * margin);
  const height = Math.ceil(head + drawing.height + foot);
  const box = document.createElement("div");
  const root = createRoot(box);
  flushSync(() =>
    root.render(
      <svg
        xmlns="http://www.w3.org/2000/svg"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        fontFamily={fontStack.replaceAll('"', "'")}
        fontSize="14"
      >
        <rect width={width} height={height} fill={tokens.surface} />
        <text x={margin} y="42" fontSize="21" fontWeight="600" fill={tokens.ink}>
          {ask.title}
        </text>
        <g transform={`translate(${margin} ${head})`}>{drawing.content}</g>
        <text x={margin} y={height - 18} fontSize="12.5" fill={tokens["ink-3"]}>
          {ask.foot}
        </text>
      </svg>,
    ),
  );
  const svg = `<?xml version="1.0" encoding="UTF-8"?>\n${box.innerHTML}`;
  root.unmount();
  return { svg, height };
}

/** The same picture in points of colour, twice as sharp as on screen. @throws Error where the browser cannot draw it */
export async function pngOf(ask: PictureAsk): Promise<Blob> {
  const { svg, height } = pictureOf(ask);
  const scale = Math.min(sharpness, highestCanvas / height);
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await blobOf(canvas);
  } finally {
    URL.revokeObjectURL(url);
  }
}

function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob === null ? reject(new Error("the picture could not be drawn")) : resolve(blob))),
  );
}
