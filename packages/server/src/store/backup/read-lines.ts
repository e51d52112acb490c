import {
  BACKUP_FORM,
  type BackupHead,
  type BackupTable,
  type BackupTableEnd,
  type BackupWhole,
  type LineDigest,
  lineDigest,
  wholeOf,
} from "./backup-lines.ts";
import { BackupDamaged } from "./backup-damaged.ts";

/** Who wants to know what a backup holds. */
export interface BackupListener {
  table?(table: BackupTable): Promise<void> | void;
  /** a row as it stands: a JSON array with the text of each column, or null */
  row?(line: string): Promise<void> | void;
  end?(end: BackupTableEnd): Promise<void> | void;
}

/** Takes a backup line by line, and at its end says whether it was whole. */
export interface BackupReader {
  line(text: string): Promise<void>;
  /** @throws BackupDamaged when the last line did not come */
  close(): BackupSummary;
}

/** What a whole backup holds. */
export interface BackupSummary {
  readonly head: BackupHead;
  readonly tables: readonly BackupTableEnd[];
  readonly whole: BackupWhole["whole"];
}

type Told = Partial<BackupHead & BackupTable & BackupTableEnd & BackupWhole>;

/**
 * Reads the lines of a backup in their order, counts and digests them, and passes them on.
 *
 * @throws BackupDamaged (by `line` and `close`) where a line is missing, out of place, or not what its digest says
 */
export function readBackupLines(listener: BackupListener): BackupReader {
  let head: BackupHead | null = null;
  let open: { readonly name: string; readonly lines: LineDigest } | null = null;
  let whole: BackupWhole["whole"] | null = null;
  const tables: BackupTableEnd[] = [];

  const row = async (text: string): Promise<void> => {
    if (open === null) throw damaged("行不在任何表内", "a row stands outside every table");
    open.lines.add(text);
    await listener.row?.(text);
  };
  const end = async (said: BackupTableEnd): Promise<void> => {
    const found = open?.lines.end();
    if (open?.name !== said.end || found?.rows !== said.rows || found.digest !== said.digest)
      throw damaged(`表 ${said.end} 的行数或摘要不符`, `the rows of table ${said.end} are not those that were written`);
    open = null;
    tables.push(said);
    await listener.end?.(said);
  };
  const told = async (said: Told): Promise<void> => {
    if (whole !== null) throw damaged("结尾之后还有内容", "something stands after the end");
    if (said.youheng_backup !== undefined) head = headOf(said as BackupHead);
    else if (head === null) throw notABackup();
    else if (said.table !== undefined) {
      open = { name: said.table, lines: lineDigest() };
      await listener.table?.(said as BackupTable);
    } else if (said.end !== undefined) await end(said as BackupTableEnd);
    else if (said.whole !== undefined) whole = wholeOrDamaged(said.whole, tables);
  };
  return {
    line: async (text) => (text.startsWith("[") ? await row(text) : await told(parsed(text))),
    close: () => {
      if (head === null) throw notABackup();
      if (whole === null) throw damaged("文件不完整，结尾缺失", "the file is cut off: its end is missing");
      return { head, tables, whole };
    },
  };
}

function headOf(head: BackupHead): BackupHead {
  if (head.youheng_backup <= BACKUP_FORM) return head;
  throw damaged("备份由更新版本的优衡写成，请先升级", "the backup was written by a newer Youheng: upgrade first");
}

function wholeOrDamaged(said: BackupWhole["whole"], tables: readonly BackupTableEnd[]): BackupWhole["whole"] {
  const found = wholeOf(tables);
  if (found.digest === said.digest && found.rows === said.rows && found.tables === said.tables) return said;
  throw damaged("表的数目或总摘要不符", "the tables are not those that were written");
}

function parsed(text: string): Told {
  try {
    const value = JSON.parse(text) as Told | null;
    if (value !== null && typeof value === "object") return value;
  } catch {
    // not a line of ours
  }
  throw notABackup();
}

function notABackup(): BackupDamaged {
  return damaged("不是优衡的备份文件", "this is not a backup of Youheng");
}

function damaged(zh: string, en: string): BackupDamaged {
  return new BackupDamaged({ zh, en });
}
