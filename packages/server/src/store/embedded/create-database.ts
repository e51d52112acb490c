import { closeSync, fsyncSync, openSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { openEngine } from "./open-engine.ts";

/** Runs as a process of its own: creates an empty database in the folder named, on disk to the last byte, and ends. See create-folder.ts for the reason. */
const folder = process.argv[2];
if (folder === undefined) throw new Error("create-database needs the folder to create");
const engine = await openEngine(folder);
await engine.close();
syncAll(folder);

/** PGlite makes the first files without fsync; PostgreSQL's own initdb ends by syncing them, and so do we. */
function syncAll(root: string): void {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name));
  for (const path of [...paths, root]) syncOne(path);
}

function syncOne(path: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(path, "r");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
