import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { once } from "node:events";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import type { Store } from "../connect.ts";
import { BackupDamaged } from "./backup-damaged.ts";
import { type BackupListener, type BackupReader, type BackupSummary, readBackupLines } from "./read-lines.ts";
import { snapshot } from "./snapshot.ts";

/** Little effort: most of what is kept is compressed already, and on the embedded database others wait. */
const packingEffort = 3;

/**
 * Writes all that is in a store into one compressed file, readable by its owner alone. It is written beside the target, brought to the
 * disk, and renamed: a file of this name is always a whole backup.
 *
 * @throws Error of the file system; nothing is left behind
 */
export async function writeBackup(store: Store, ask: { file: string; now: Date }): Promise<BackupSummary> {
  const beside = `${ask.file}.${process.pid}.part`;
  try {
    const summary = await writeLines(store, { ...ask, file: beside });
    await syncFile(beside);
    await rename(beside, ask.file);
    await syncFile(dirname(ask.file));
    return summary;
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

async function writeLines(store: Store, { file, now }: { file: string; now: Date }): Promise<BackupSummary> {
  const packed = createGzip({ level: packingEffort });
  const written = pipeline(packed, createWriteStream(file, { mode: 0o600 }));
  written.catch((error: unknown) => packed.destroy(error as Error)); // a full disk ends the snapshot too
  const line = async (text: string): Promise<void> => {
    if (!packed.write(`${text}\n`)) await Promise.race([once(packed, "drain"), written]);
  };
  try {
    const summary = await snapshot(store, { line, now });
    packed.end();
    await written;
    return summary;
  } catch (error) {
    packed.destroy();
    throw await written.then(
      () => error,
      (because: unknown) => (isFileTrouble(because) ? because : error),
    );
  }
}

function isFileTrouble(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.syscall !== undefined;
}

/** Windows cannot open a folder to sync it, and does not need to. */
async function syncFile(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Hands the lines of a backup file to a reader. @throws BackupDamaged when the file cannot be unpacked to its end */
export async function linesOfFile(file: string, reader: BackupReader): Promise<void> {
  try {
    await pipeline(createReadStream(file), createGunzip(), async (plain: AsyncIterable<Buffer>) => {
      for await (const line of linesOf(plain)) await reader.line(line);
    });
  } catch (error) {
    throw unpackingTrouble(error);
  }
}

/** Lines of a text that comes in pieces; a piece is looked through once, however long its line. */
async function* linesOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let begun: string[] = [];
  for await (const piece of pieces) {
    const [first = "", ...others] = decoder.decode(piece, { stream: true }).split("\n");
    begun.push(first);
    for (const next of others) {
      yield begun.join("");
      begun = [next];
    }
  }
  const last = begun.join("");
  if (last !== "") yield last;
}

function unpackingTrouble(error: unknown): unknown {
  const { code = "" } = error as NodeJS.ErrnoException;
  if (!code.startsWith("Z_")) return error;
  return new BackupDamaged({
    zh: "文件不能完整解压，已损坏或不是优衡的备份",
    en: "the file cannot be unpacked to its end: it is damaged, or not a backup of Youheng",
  });
}

/**
 * Reads a backup from end to end.
 *
 * @throws BackupDamaged when it is not whole
 */
export async function readBackup(file: string, listener: BackupListener = {}): Promise<BackupSummary> {
  const reader = readBackupLines(listener);
  await linesOfFile(file, reader);
  return reader.close();
}
