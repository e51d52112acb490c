import { crc32, createInflateRaw } from "node:zlib";
import { unreadable } from "./file-findings.ts";
import type { ReadLimits } from "./limits.ts";

/** One part of a zip container, as its directory says. */
export interface ZipEntry {
  readonly name: string;
  readonly compressedBytes: number;
  readonly expandedBytes: number;
  readonly method: number;
  readonly headerAt: number;
  readonly encrypted: boolean;
  readonly crc: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const ZIP64_MARK = 0xffffffff;
/** No deflate stream expands further than this. */
const DEFLATE_MOST = 1032;

/**
 * The directory of a zip container, read before anything is expanded.
 *
 * @throws UnreadableFile when it is damaged, encrypted, or would expand past the limits
 */
export function zipDirectory(bytes: Uint8Array, kind: string, limits: ReadLimits): ReadonlyMap<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === null) throw unreadable.damaged(kind);
  if (end.count > limits.entries) throw unreadable.bomb(0, end.count);
  if (end.at === ZIP64_MARK || end.count === 0xffff) throw unreadable.tooLarge(view.byteLength, limits.fileBytes);
  const entries = insideOf(kind, () => readEntries(view, end, kind));
  refuseBomb(entries, bytes.length, limits);
  if (entries.some((entry) => entry.encrypted)) throw unreadable.encrypted();
  return new Map(entries.map((entry) => [entry.name, entry]));
}

/** A directory that points outside the file is damage. */
function insideOf<T>(kind: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw unreadable.damaged(kind);
    throw error;
  }
}

function refuseBomb(entries: readonly ZipEntry[], packedBytes: number, limits: ReadLimits): void {
  const expanded = entries.reduce((sum, entry) => sum + entry.expandedBytes, 0);
  const tooDense = expanded > limits.ratioFromBytes && expanded > limits.ratio * packedBytes;
  if (tooDense || expanded > limits.expandedBytes) throw unreadable.bomb(expanded, entries.length);
}

function endOfDirectory(view: DataView): { readonly count: number; readonly at: number } | null {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
    if (view.getUint32(at, true) === END)
      return { count: view.getUint16(at + 10, true), at: view.getUint32(at + 16, true) };
  return null;
}

function readEntries(view: DataView, end: { readonly count: number; readonly at: number }, kind: string): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = end.at;
  for (let i = 0; i < end.count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY) throw unreadable.damaged(kind);
    entries.push(entryAt(view, at));
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function entryAt(view: DataView, at: number): ZipEntry {
  const nameLength = view.getUint16(at + 28, true);
  return {
    name: entryName(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    crc: view.getUint32(at + 16, true),
    compressedBytes: view.getUint32(at + 20, true),
    expandedBytes: expandedBytes(view, at, nameLength),
    headerAt: view.getUint32(at + 42, true),
  };
}

/** Names are UTF-8, or GBK where the zip was made by a Chinese Windows. */
function entryName(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** The size after expansion; from the 64-bit extra field where the 32-bit one overflowed. */
function expandedBytes(view: DataView, from: number, nameLength: number): number {
  const size = view.getUint32(from + 24, true);
  if (size !== ZIP64_MARK) return size;
  let at = from + 46 + nameLength;
  const end = at + view.getUint16(from + 30, true);
  while (at + 4 <= end) {
    if (view.getUint16(at, true) === 1) return Number(view.getBigUint64(at + 4, true));
    at += 4 + view.getUint16(at + 2, true);
  }
  return size;
}

/**
 * The bytes of one part, expanded piece by piece.
 *
 * @throws UnreadableFile when it is damaged, or expands past what its directory said and the limits allow
 */
export async function* expandEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  kind: string,
  limits: ReadLimits,
): AsyncGenerator<Buffer, void, undefined> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.headerAt + 30 > view.byteLength || view.getUint32(entry.headerAt, true) !== LOCAL)
    throw unreadable.damaged(kind);
  const from =
    entry.headerAt + 30 + view.getUint16(entry.headerAt + 26, true) + view.getUint16(entry.headerAt + 28, true);
  const packed = bytes.subarray(from, from + entry.compressedBytes);
  if (entry.method === 0) return yield Buffer.from(packed);
  if (entry.method !== 8) throw unreadable.damaged(kind);
  let expanded = 0;
  let sum = 0;
  const inflate = createInflateRaw({ chunkSize: 1024 * 1024 });
  inflate.end(packed);
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      expanded += piece.length;
      if (expanded > limits.expandedBytes) throw unreadable.bomb(expanded, 1);
      sum = crc32(piece, sum);
      yield piece;
    }
    // a flipped bit would change a figure in silence; some programs write no sum (0)
    if (entry.crc !== 0 && sum !== entry.crc) throw unreadable.damaged(kind);
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))
      throw unreadable.damaged(kind);
    throw error;
  }
}

/** A whole part as text: for the small ones. */
export async function entryText(bytes: Uint8Array, entry: ZipEntry, kind: string, limits: ReadLimits): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of expandEntry(bytes, entry, kind, limits)) pieces.push(piece);
  return new TextDecoder().decode(Buffer.concat(pieces));
}

/**
 * Makes sure that no part that is read as a whole expands further than its directory says (a directory can lie).
 *
 * @throws UnreadableFile when one does
 */
export async function proveExpansion(
  bytes: Uint8Array,
  entries: Iterable<ZipEntry>,
  kind: string,
  limits: ReadLimits,
): Promise<void> {
  let total = 0;
  for (const entry of entries) {
    const most = entry.compressedBytes * DEFLATE_MOST;
    if (most <= 16 * 2 ** 20 || entry.method === 0) continue;
    for await (const piece of expandEntry(bytes, entry, kind, limits)) {
      total += piece.length;
      if (total > limits.expandedBytes) throw unreadable.bomb(total, 1);
    }
  }
}
