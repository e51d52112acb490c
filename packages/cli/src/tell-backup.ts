import { statSync } from "node:fs";
import type { BackupSummary } from "@youheng/server/store";
import type { Words } from "@youheng/kernel/model";

interface Telling {
  readonly done: Words;
  readonly json: boolean;
  /** the backup file; none when there is none */
  readonly file?: string;
}

/** Says what a backup holds: one JSON document, or lines for a person. */
export function tellBackup({ head, tables, whole }: BackupSummary, { done, json, file }: Telling): void {
  const bytes = file === undefined ? null : statSync(file).size;
  if (json) {
    const { made_at, database, server_version, migrations } = head;
    console.log(JSON.stringify({ ...whole, bytes, made_at, database, server_version, migrations, list: tables }));
    return;
  }
  console.log(`${done.zh} · ${done.en}`);
  console.log(`  ${whole.tables} 张表 tables, ${whole.rows} 行 rows${bytes === null ? "" : `, ${sizeOf(bytes)}`}`);
  console.log(`  摘要 digest ${whole.digest}`);
}

function sizeOf(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} kB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
