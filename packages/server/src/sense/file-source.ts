import { open, readFile, stat } from "node:fs/promises";
import { unreadable } from "./file-findings.ts";
import type { ReadLimits } from "./limits.ts";

/** A return to read: a file on this machine, or bytes that were sent. */
export type ReturnSource = { readonly path: string } | { readonly bytes: Uint8Array; readonly name: string };

/**
 * The size of a source in bytes.
 *
 * @throws UnreadableFile when there is none, it is empty, or larger than allowed
 */
export async function sizeOf(source: ReturnSource, limits: ReadLimits): Promise<number> {
  const size = "bytes" in source ? source.bytes.length : await sizeOfFile(source.path);
  if (size === 0) throw unreadable.empty();
  if (size > limits.fileBytes) throw unreadable.tooLarge(size, limits.fileBytes);
  return size;
}

async function sizeOfFile(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw unreadable.absent(path);
    return found.size;
  } catch (error) {
    if (error instanceof Error && "code" in error && ["ENOENT", "ENOTDIR", "EACCES"].includes(String(error.code)))
      throw unreadable.absent(path);
    throw error;
  }
}

/** The first bytes of a source, by which its kind is told. */
export async function headOf(source: ReturnSource, length: number): Promise<Uint8Array> {
  if ("bytes" in source) return source.bytes.subarray(0, length);
  const file = await open(source.path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** All bytes of a source: for containers that are read from their end (zip, OLE2). */
export async function bytesOf(source: ReturnSource): Promise<Uint8Array> {
  return "bytes" in source ? source.bytes : readFile(source.path);
}

/** The bytes of a source piece by piece, so that a large text never stands in memory as a whole. */
export async function* chunksOf(source: ReturnSource, chunkBytes: number): AsyncGenerator<Uint8Array, void, undefined> {
  if ("bytes" in source) {
    for (let at = 0; at < source.bytes.length; at += chunkBytes) yield source.bytes.subarray(at, at + chunkBytes);
    return;
  }
  const file = await open(source.path);
  try {
    for (;;) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(chunkBytes), 0, chunkBytes, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
