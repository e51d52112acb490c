/** One file of a zip. */
export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** names are UTF-8 */
const FLAGS = 0x0800;
/** 1 January 1980: a zip without a day of its own */
const DAY = 0x21;

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** The check sum of a zip's entry. @source ISO 3309, as APPNOTE 4.4.7 names it @example crc32(new TextEncoder().encode("123456789")) // 0xcbf43926 */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = TABLE[(value ^ byte) & 0xff]! ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/**
 * Files as one zip, stored as they are: documents are compressed already. A name that occurs twice is numbered.
 *
 * @example storedZip([]).length // 22
 */
export function storedZip(files: readonly ZipFile[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const { name, bytes } of apart(files)) {
    const path = new TextEncoder().encode(name);
    const common = commonFields(path, bytes);
    const local = joined([numbers([LOCAL, 4]), common, numbers([0, 2]), path]);
    directory.push(
      joined([
        numbers([CENTRAL, 4], [VERSION, 2]),
        common,
        numbers([0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]),
        path,
      ]),
    );
    parts.push(local, bytes);
    at += local.length + bytes.length;
  }
  const size = directory.reduce((sum, entry) => sum + entry.length, 0);
  const end = numbers([END, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [size, 4], [at, 4], [0, 2]);
  return joined([...parts, ...directory, end]);
}

function apart(files: readonly ZipFile[]): readonly ZipFile[] {
  const seen = new Map<string, number>();
  return files.map(({ name, bytes }) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { name: times === 1 ? name : name.replace(/(\.[a-z]+)$/, ` (${times})$1`), bytes };
  });
}

/** Version needed to the length of the name: the same in both headers. */
function commonFields(path: Uint8Array, bytes: Uint8Array): Uint8Array {
  return numbers(
    [VERSION, 2],
    [FLAGS, 2],
    [0, 2],
    [0, 2],
    [DAY, 2],
    [crc32(bytes), 4],
    [bytes.length, 4],
    [bytes.length, 4],
    [path.length, 2],
  );
}

/** Numbers one after the other, each of two or four bytes, the lowest first. */
function numbers(...values: readonly (readonly [number, 2 | 4])[]): Uint8Array {
  const bytes = new Uint8Array(values.reduce((sum, [, size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, size] of values) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
