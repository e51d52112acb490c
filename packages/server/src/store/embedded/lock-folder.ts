import { hostname } from "node:os";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";

/** A data folder that this process owns until `release`, or until it ends in whatever way. */
export interface FolderLock {
  release(): void;
}

/** Someone else owns the data folder. The message is for the person who started the second process. */
export class FolderInUse extends Error {
  override readonly name = "FolderInUse";
}

/**
 * Takes a data folder for this process alone: the embedded engine takes no lock of its own, and two on one folder lose rows in silence.
 * The lock is the operating system's (on one file, held through SQLite, which Node brings), so it ends with its process, also after
 * kill -9, and cannot be fooled by a process number used again. `owner.json` beside it only says whom to look for.
 *
 * @throws FolderInUse naming the owner, in Chinese and English
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const held = await openLockFile(join(folder, "owner.lock"));
  try {
    held.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (error) {
    held.close();
    if (!String(error).includes("locked")) throw error;
    throw new FolderInUse(inUseMessage(folder));
  }
  const owner = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  writeFileSync(join(folder, "owner.json"), JSON.stringify(owner));
  return { release: () => held.close() };
}

/** Node says that SQLite is experimental; the lock needs nothing of it that could change, so the warning is not passed on. */
async function openLockFile(path: string): Promise<DatabaseSync> {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    const { DatabaseSync } = await import("node:sqlite");
    return new DatabaseSync(path, { timeout: 0 });
  } finally {
    process.emitWarning = emitWarning;
  }
}

function inUseMessage(folder: string): string {
  const owner = readOwner(folder);
  return [
    `数据文件夹 ${folder} 正由另一个优衡进程使用${owner.zh}。请先停止它，或用 --data 指定另一个文件夹。`,
    `The data folder ${folder} is in use by another Youheng process${owner.en}. Stop it first, or name another folder with --data.`,
  ].join("\n");
}

function readOwner(folder: string): { zh: string; en: string } {
  try {
    const owner = JSON.parse(readFileSync(join(folder, "owner.json"), "utf8")) as {
      pid: number;
      host: string;
      since: string;
    };
    return {
      zh: `（进程号 ${owner.pid}，主机 ${owner.host}，自 ${owner.since}）`,
      en: ` (process ${owner.pid} on ${owner.host}, since ${owner.since})`,
    };
  } catch {
    return { zh: "", en: "" };
  }
}
