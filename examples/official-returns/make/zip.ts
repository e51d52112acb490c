import { crc32 } from "node:zlib";

/** A zip whose files are stored as they are (workbooks are compressed already); the same files give the same bytes. */
export function zipOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const [name, bytes] of files) {
    const path = new TextEncoder().encode(name);
    const local = header(0x04034b50, 30, path, bytes);
    directory.push(centralEntry(path, bytes, at));
    parts.push(local, path, bytes);
    at += local.length + path.length + bytes.length;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  return new Uint8Array(Buffer.concat([...parts, ...directory, end(files.size, size, at)]));
}

const VERSION = 20;
/** names are UTF-8 */
const FLAGS = 0x0800;
const DATE = ((2026 - 1980) << 9) | (10 << 5) | 20;

function header(sign: number, length: number, path: Uint8Array, bytes: Uint8Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(length));
  view.setUint32(0, sign, true);
  writeCommon(view, 4, path, bytes);
  return new Uint8Array(view.buffer);
}

function writeCommon(view: DataView, at: number, path: Uint8Array, bytes: Uint8Array): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, FLAGS, true);
  view.setUint16(at + 8, DATE, true);
  view.setUint32(at + 10, crc32(bytes), true);
  view.setUint32(at + 14, bytes.length, true);
  view.setUint32(at + 18, bytes.length, true);
  view.setUint16(at + 22, path.length, true);
}

function centralEntry(path: Uint8Array, bytes: Uint8Array, offset: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(46 + path.length));
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(4, VERSION, true);
  writeCommon(view, 6, path, bytes);
  view.setUint32(42, offset, true);
  const entry = new Uint8Array(view.buffer);
  entry.set(path, 46);
  return entry;
}

function end(count: number, size: number, at: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(22));
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, size, true);
  view.setUint32(16, at, true);
  return new Uint8Array(view.buffer);
}
