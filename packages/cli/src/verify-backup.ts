import { resolve } from "node:path";
import { type BackupSummary, type BackupTableEnd, digestsOf, readBackup } from "@youheng/server/store";
import type { Command } from "commander";
import { EXIT } from "./exit.ts";
import { explainedDisk } from "./explained-disk.ts";
import { explainedBackup } from "./restore.ts";
import { addressOf, inStore, nameOfAddress, type StoreOptions, withStoreOptions } from "./store-address.ts";
import { tellBackup } from "./tell-backup.ts";

interface VerifyBackupOptions extends StoreOptions {
  readonly json?: boolean;
}

/** Seats `youheng verify-backup FILE`. */
export function verifyBackupCommand(program: Command): void {
  withStoreOptions(
    program
      .command("verify-backup")
      .description(
        "备份是否完整；写明 --data 或 --database-url 时，与其中的数据逐表比较 · whether a backup is whole; with --data or --database-url, compared with what is there",
      )
      .argument("<file>", "备份文件 · the backup file"),
  )
    .option("--json", "输出 JSON · print JSON")
    .action(verifyBackupFile);
}

/** Reads a backup from end to end; where a store was named, compares every table with it. Exit status 1 when they differ. */
export async function verifyBackupFile(file: string, options: VerifyBackupOptions): Promise<void> {
  const path = resolve(file);
  const summary = await explainedBackup(path, () => explainedDisk(path, () => readBackup(path)));
  const json = options.json === true;
  if (options.data === undefined && options.databaseUrl === undefined) {
    tellBackup(summary, { done: { zh: `备份完整：${path}`, en: "the backup is whole" }, json, file: path });
    return;
  }
  const address = addressOf(options);
  const differing = differences(summary, await inStore(address, digestsOf));
  if (differing.length > 0) process.exitCode = EXIT.inputErrors;
  if (json) console.log(JSON.stringify({ ...summary.whole, equal: differing.length === 0, differing }));
  else for (const line of linesOf(differing, nameOfAddress(address))) console.log(line);
}

interface Difference {
  readonly table: string;
  readonly in_backup: number | null;
  readonly in_store: number | null;
}

function differences({ tables }: BackupSummary, there: readonly BackupTableEnd[]): readonly Difference[] {
  const names = [...new Set([...tables, ...there].map(({ end }) => end))];
  return names.flatMap((name) => {
    const [kept, now] = [tables, there].map((list) => list.find(({ end }) => end === name));
    if (kept?.digest === now?.digest) return [];
    if (kept === undefined && now?.rows === 0) return []; // a table of a newer version, still empty
    return [{ table: name, in_backup: kept?.rows ?? null, in_store: now?.rows ?? null }];
  });
}

function linesOf(differing: readonly Difference[], place: string): readonly string[] {
  if (differing.length === 0) return [`备份完整，与 ${place} 逐表一致 · whole, and equal to it table by table`];
  return [
    `备份完整，但与 ${place} 有 ${differing.length} 张表不同 · whole, but ${differing.length} tables differ`,
    ...differing.map((one) => `  ${one.table}: ${one.in_backup ?? "–"} → ${one.in_store ?? "–"} 行 rows`),
  ];
}
