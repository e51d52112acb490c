import { tokens } from "../design/index.ts";
import type { SchoolMark } from "./school-verdicts.ts";

const size = 28;
const middle = size / 2;

/** A verdict's shape as a picture for the map, at twice the size it is shown. */
export function spotImage(mark: SchoolMark): ImageData {
  const canvas = document.createElement("canvas");
  canvas.width = size;
  canvas.height = size;
  const pen = canvas.getContext("2d");
  if (pen === null) throw new Error("this browser has no 2d canvas");
  pen.lineWidth = 2.5;
  pen.strokeStyle = tokens.surface;
  outline(pen, mark);
  return pen.getImageData(0, 0, size, size);
}

function outline(pen: CanvasRenderingContext2D, mark: SchoolMark): void {
  pen.beginPath();
  if (mark === "falls_short") {
    pen.moveTo(middle, 2);
    pen.lineTo(size - 2, size - 4);
    pen.lineTo(2, size - 4);
    pen.closePath();
  } else if (mark === "not_assessable") pen.rect(5, 5, size - 10, size - 10);
  else pen.arc(middle, middle, mark === "meets" ? 10 : 5, 0, 2 * Math.PI);
  pen.fillStyle = {
    meets: tokens.meets,
    falls_short: tokens.short,
    not_assessable: tokens.surface,
    left_out: tokens.unknown,
  }[mark];
  if (mark === "not_assessable") pen.strokeStyle = tokens.unknown;
  pen.fill();
  pen.stroke();
}
