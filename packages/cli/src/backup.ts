import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { pipeline } from "node:stream/promises";
import { askDoor } from "@youheng/server/keep";
import { type BackupSummary, readBackup, type StoreAddress, writeBackup } from "@youheng/server/store";
import type { Command } from "commander";
import { explainedDisk } from "./explained-disk.ts";
import { addressOf, inStore, nameOfAddress, type StoreOptions, withStoreOptions } from "./store-address.ts";
import { tellBackup } from "./tell-backup.ts";

interface BackupOptions extends StoreOptions {
  readonly out: string;
  readonly json?: boolean;
}

/** Seats `youheng backup --out FILE`. */
export function backupCommand(program: Command): void {
  withStoreOptions(
    program
      .command("backup")
      .description(
        "备份全部数据到一个文件，服务运行时也可以 · back up everything into one file, also while the server runs",
      )
      .requiredOption("--out <file>", "备份文件 · the backup file"),
  )
    .option("--json", "输出 JSON · print JSON")
    .action(runBackup);
}

async function runBackup(options: BackupOptions): Promise<void> {
  const address = addressOf(options);
  const file = resolve(options.out);
  const summary = await explainedDisk(file, () => backupTo(file, address));
  const done = { zh: `已备份 ${nameOfAddress(address)} 到 ${file}`, en: "backed up" };
  tellBackup(summary, { done, json: options.json === true, file });
}

/** Whoever has the data folder makes the backup: the running server, else this command. What came over is read to its end. */
async function backupTo(file: string, address: StoreAddress): Promise<BackupSummary> {
  const answer = "dataFolder" in address ? await askDoor(address.dataFolder, "backup") : null;
  if (answer === null) return await inStore(address, (store) => writeBackup(store, { file, now: new Date() }));
  const beside = `${file}.${process.pid}.part`;
  try {
    const content = Readable.fromWeb(answer.body as ReadableStream);
    await pipeline(content, createWriteStream(beside, { mode: 0o600, flush: true }));
    const summary = await readBackup(beside);
    await rename(beside, file);
    return summary;
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
