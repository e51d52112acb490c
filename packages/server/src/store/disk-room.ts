import { statfs } from "node:fs/promises";
import type { Words } from "@youheng/kernel/model";

/** There is too little room on the disk to write safely. For the person who runs the server. */
export class DiskFull extends Error {
  override readonly name = "DiskFull";
  readonly words: Words;

  constructor(folder: string, freeBytes: number) {
    const megabytes = Math.floor(freeBytes / 2 ** 20);
    const words = {
      zh: `磁盘快满了（${folder} 所在磁盘只剩 ${megabytes} MB）。没有写入任何内容；已有的数据完好，可以照常查看。请腾出空间后再试。`,
      en: `The disk is nearly full (${megabytes} MB left where ${folder} is). Nothing was written; what is there is whole and can be read. Make room and try again.`,
    };
    super(`${words.zh}\n${words.en}`);
    this.words = words;
  }
}

/**
 * Left free on the disk of the embedded database. The engine cannot go on when its log has no room (it takes 16 MB at a time), so we stop
 * writing before it comes to that, and reading goes on.
 */
const keptFree = 96 * 2 ** 20;

/**
 * Sees that something can be written.
 *
 * @param bytes how much is coming; it stands in the log and in its table, so twice
 * @throws DiskFull
 */
export async function roomOnDisk(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free - 2 * bytes < keptFree) throw new DiskFull(folder, free);
}
