import { crc32, deflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A picture of one byte a pixel: the index of a colour. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
  /** red, green, blue of each index */
  readonly palette: readonly (readonly [number, number, number])[];
}

/**
 * A picture as PNG with a palette.
 *
 * @source PNG (Portable Network Graphics) Specification, third edition, W3C
 * @example pngOf({ width: 1, height: 1, pixels: Uint8Array.of(0), palette: [[255, 255, 255]] })
 */
export function pngOf({ width, height, pixels, palette }: Raster): Uint8Array {
  // eight bits a pixel, colours from the palette
  const head = headOf(width, height, 3);
  const lines = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) lines.set(pixels.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", head),
    chunk("PLTE", Buffer.from(palette.flat())),
    chunk("IDAT", deflateSync(lines)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A picture of three bytes a pixel (red, green, blue) as PNG. */
export function rgbPngOf(width: number, height: number, rgb: Uint8Array): Uint8Array {
  const lines = Buffer.alloc((3 * width + 1) * height);
  for (let y = 0; y < height; y++) lines.set(rgb.subarray(3 * y * width, 3 * (y + 1) * width), y * (3 * width + 1) + 1);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", headOf(width, height, 2)),
    chunk("IDAT", deflateSync(lines)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Eight bits a channel, no interlacing. */
function headOf(width: number, height: number, colours: 2 | 3): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, colours, 0, 0, 0], 8);
  return head;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
