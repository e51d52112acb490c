const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/**
 * The same zip with one day on every entry, so that the same facts give the same bytes.
 *
 * @param day  "2026-11-23"
 * @throws     RangeError when the bytes are no zip
 * @source     APPNOTE 6.3, 4.4.6: date as ((year − 1980) << 9) | (month << 5) | day
 */
export function withZipDates(zip: Uint8Array, day: string): Uint8Array {
  const [year = 1980, month = 1, date = 1] = day.split("-").map(Number);
  const stamp = ((year - 1980) << 9) | (month << 5) | date;
  const bytes = zip.slice();
  const view = new DataView(bytes.buffer);
  const end = endOf(view);
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (view.getUint32(at, true) !== CENTRAL) throw new RangeError(`no entry of the zip's directory at byte ${at}`);
    write(view, at + 12, stamp);
    const local = view.getUint32(at + 42, true);
    if (view.getUint32(local, true) === LOCAL) write(view, local + 10, stamp);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}

function endOf(view: DataView): number {
  for (let at = view.byteLength - 22; at >= 0; at--) if (view.getUint32(at, true) === END) return at;
  throw new RangeError("not a zip: its directory has no end");
}

/** Midnight, then the day. */
function write(view: DataView, at: number, stamp: number): void {
  view.setUint16(at, 0, true);
  view.setUint16(at + 2, stamp, true);
}
