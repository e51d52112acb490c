import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Creates an empty embedded database, unless the folder holds one.
 * Creation needs 1.1 GB of memory for four seconds, so it runs in a process of its own, which gives the memory back; into a
 * folder beside the target that is renamed when complete, so that a creation cut short is never taken for a database.
 *
 * @param folder   PostgreSQL's own folder
 * @param template an empty database to copy instead, made on first use: tests create many
 * @throws Error with what the process said, when creation fails
 */
export async function createFolder(folder: string, template?: string): Promise<void> {
  if (existsSync(join(folder, "PG_VERSION"))) return;
  if (template !== undefined) await createFolder(template);
  const unfinished = `${folder}.unfinished-${process.pid}`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(dirname(folder), { recursive: true });
  if (template === undefined) await createInProcess(unfinished);
  else await cp(template, unfinished, { recursive: true });
  await renameUnlessThere(unfinished, folder);
}

function createInProcess(folder: string): Promise<void> {
  const program = fileURLToPath(new URL("./create-database.ts", import.meta.url));
  const child = spawn(process.execPath, [program, folder], { stdio: ["ignore", "ignore", "pipe"] });
  const said: Buffer[] = [];
  child.stderr.on("data", (chunk: Buffer) => said.push(chunk));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the embedded database could not be created (${code}): ${Buffer.concat(said).toString()}`));
    });
  });
}

/** Two creations of one template at once: the first stays. */
async function renameUnlessThere(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!existsSync(join(to, "PG_VERSION"))) throw error;
    await rm(from, { recursive: true, force: true });
  }
}
