export { BackupDamaged } from "./backup-damaged.ts";
export { readBackup, writeBackup } from "./backup-file.ts";
export type { BackupHead, BackupTableEnd } from "./backup-lines.ts";
export type { BackupSummary } from "./read-lines.ts";
export { moveStore, NotEmpty, othersConnected, restoreBackup } from "./restore.ts";
export { digestsOf } from "./snapshot.ts";
