import { rename, writeFile } from "node:fs/promises";

/** Writes beside the target and renames, so that no file is ever half-written. */
export async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const beside = `${file}.${process.pid}.part`;
  await writeFile(beside, content);
  await rename(beside, file);
}
