import { PGlite } from "@electric-sql/pglite";
import { DurableNodeFS } from "./durable-node-fs.ts";

/** Settings of the embedded engine: small memory, and a commit that is on disk before it is acknowledged. */
const settings = ["wal_sync_method=fsync", "shared_buffers=32MB", "max_wal_size=128MB", "client_min_messages=warning"];

/**
 * Opens PostgreSQL (PGlite, WebAssembly) on a folder; creates the database when the folder is new.
 * One engine a folder at a time: take `lockFolder` first.
 *
 * @param folder PostgreSQL's own folder
 * @param onSync called after every fsync
 * @throws Error when the folder cannot be read as a database of this version
 */
export async function openEngine(folder: string, onSync?: () => void): Promise<PGlite> {
  const engine = new PGlite({ fs: new DurableNodeFS(folder, onSync), startParams: startParameters() });
  await engine.waitReady;
  return engine;
}

/** PGlite's own start parameters without `-F` (which turns fsync off). */
function startParameters(): string[] {
  const kept = PGlite.defaultStartParams.filter((parameter) => parameter !== "-F");
  return [...kept, ...settings.flatMap((setting) => ["-c", setting])];
}
