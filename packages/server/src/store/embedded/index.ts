import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Worker } from "node:worker_threads";
import type { PoolConfig } from "pg";
import { createFolder } from "./create-folder.ts";
import type { EngineAddress, EngineWord } from "./engine-worker.ts";
import { type FolderLock, lockFolder } from "./lock-folder.ts";

export { FolderInUse } from "./lock-folder.ts";

/** The embedded database while it is open. */
export interface EmbeddedDatabase {
  /** how plain `pg` reaches it */
  readonly connection: PoolConfig;
  /** fsyncs since it was opened */
  syncs(): Promise<number>;
  close(): Promise<void>;
}

/** The longest path of a Unix socket that every system takes. */
const longestSocketPath = 100;

/**
 * Opens the embedded PostgreSQL in a data folder: locked for this process, in a worker thread, on a Unix socket in the folder
 * (loopback TCP on Windows).
 *
 * @param dataFolder created when absent
 * @param template   an empty database to copy for a new folder (tests)
 * @throws FolderInUse when another process has the folder
 */
export async function openEmbedded(dataFolder: string, template?: string): Promise<EmbeddedDatabase> {
  const folder = resolve(dataFolder);
  const lock = await lockFolder(folder);
  try {
    await createFolder(join(folder, "database"), template);
    return await startWorker(join(folder, "database"), socketFolder(folder), lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** In the data folder, unless that makes a path too long for a socket. */
function socketFolder(folder: string): string | null {
  if (process.platform === "win32") return null;
  const inside = join(folder, "run");
  if (inside.length > longestSocketPath - ".s.PGSQL.5432".length - 1) return mkdtempSync(join(tmpdir(), "youheng-"));
  rmSync(inside, { recursive: true, force: true });
  mkdirSync(inside, { recursive: true, mode: 0o700 });
  chmodSync(inside, 0o700);
  return inside;
}

async function startWorker(database: string, sockets: string | null, lock: FolderLock): Promise<EmbeddedDatabase> {
  const address: EngineAddress =
    sockets === null
      ? { folder: database, host: "127.0.0.1", port: 0 }
      : { folder: database, path: join(sockets, ".s.PGSQL.5432") };
  const worker = new Worker(new URL("./engine-worker.ts", import.meta.url), { workerData: address });
  const ready = await nextWord(worker, "ready");
  const host = sockets ?? "127.0.0.1";
  const port = ready.port ?? 5432;
  return {
    connection: { host, port, user: "postgres", database: "postgres" },
    syncs: async () => {
      worker.postMessage("syncs");
      return (await nextWord(worker, "syncs")).count;
    },
    close: () => closeWorker(worker, sockets, lock),
  };
}

async function closeWorker(worker: Worker, sockets: string | null, lock: FolderLock): Promise<void> {
  worker.postMessage("close");
  await nextWord(worker, "closed");
  await worker.terminate();
  if (sockets !== null) rmSync(sockets, { recursive: true, force: true });
  lock.release();
}

/** The next word of this kind; a failure, or the worker's end, in its place is an error. */
function nextWord<W extends EngineWord["word"]>(worker: Worker, kind: W): Promise<Extract<EngineWord, { word: W }>> {
  return new Promise((resolve, reject) => {
    const listen = (said: EngineWord): void => {
      if (said.word === "failed") return settle(() => reject(new Error(said.because)));
      if (said.word === kind) settle(() => resolve(said as Extract<EngineWord, { word: W }>));
    };
    const end = (code: number): void => settle(() => reject(new Error(`the embedded database ended (${code})`)));
    const fail = (error: Error): void => settle(() => reject(error));
    const settle = (then: () => void): void => {
      worker.off("message", listen).off("exit", end).off("error", fail);
      then();
    };
    worker.on("message", listen).on("exit", end).on("error", fail);
  });
}
