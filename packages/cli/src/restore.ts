import { resolve } from "node:path";
import { BackupDamaged, NotEmpty, restoreBackup } from "@youheng/server/store";
import type { Command } from "commander";
import { InputRefused, WrongUsage } from "./exit.ts";
import { explainedDisk } from "./explained-disk.ts";
import {
  addressOf,
  explainedStoreTrouble,
  nameOfAddress,
  type StoreOptions,
  withStoreOptions,
} from "./store-address.ts";
import { tellBackup } from "./tell-backup.ts";

interface RestoreOptions extends StoreOptions {
  readonly json?: boolean;
}

/** Seats `youheng restore FILE`. */
export function restoreCommand(program: Command): void {
  withStoreOptions(
    program
      .command("restore")
      .description(
        "把备份恢复到空的数据文件夹或空的 PostgreSQL 数据库，并逐表核对 · restore a backup into an empty place, and compare table by table",
      )
      .argument("<file>", "备份文件 · the backup file"),
  )
    .option("--json", "输出 JSON · print JSON")
    .action(runRestore);
}

async function runRestore(file: string, options: RestoreOptions): Promise<void> {
  const address = addressOf(options);
  const path = resolve(file);
  const summary = await explainedBackup(path, () =>
    explainedDisk(path, () =>
      restoreBackup(path, address).catch((error: unknown) => {
        throw explainedStoreTrouble(error, address);
      }),
    ),
  );
  const done = {
    zh: `已恢复到 ${nameOfAddress(address)}，逐表核对一致`,
    en: "restored; every table compared and equal",
  };
  tellBackup(summary, { done, json: options.json === true });
}

/** Trouble with a backup, for the person who named it. @throws InputRefused (a damaged file), WrongUsage (a place that is not empty) */
export async function explainedBackup<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotEmpty) throw new WrongUsage(error.message);
    if (!(error instanceof BackupDamaged)) throw error;
    const fix = "请改用另一份备份；这一份没有恢复任何内容。";
    const fixEn = "Use another backup; nothing was restored from this one.";
    throw new InputRefused([
      { code: "KEEP-001", severity: "error", where: file, place: { file }, ...error.words, fix, fixEn },
    ]);
  }
}
