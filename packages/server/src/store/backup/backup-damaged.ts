import type { Words } from "@youheng/kernel/model";

/** The file is not a backup, not a whole one, or not the same as what it is compared with. For the person who has the file. */
export class BackupDamaged extends Error {
  override readonly name = "BackupDamaged";
  readonly words: Words;

  constructor(words: Words) {
    super(`${words.zh} ${words.en}`);
    this.words = words;
  }
}
