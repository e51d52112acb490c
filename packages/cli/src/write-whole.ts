import { rename, rm, writeFile } from "node:fs/promises";
import { WrongUsage } from "./exit.ts";

/**
 * Writes beside the target and renames, so that no file is ever half-written.
 *
 * @throws WrongUsage when the folder is not there or may not be written to; nothing is left behind
 */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const beside = `${file}.${process.pid}.part`;
  try {
    await writeFile(beside, content);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!["ENOENT", "EACCES", "EISDIR", "ENOTDIR", "EPERM", "EROFS"].includes(code)) throw error;
    throw new WrongUsage(`不能写入，请核对文件夹和权限 · cannot be written, check the folder and its rights: ${file}`);
  }
}
