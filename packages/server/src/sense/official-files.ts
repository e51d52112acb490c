import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { bytesOf, type ReturnSource } from "./file-source.ts";
import { unreadable } from "./file-findings.ts";
import type { ReadLimits } from "./limits.ts";
import { expandEntry, type ZipEntry, zipDirectory } from "./zip-directory.ts";

/** One file of a folder or zip; its bytes are taken when they are wanted. */
export interface OfficialFile {
  /** its path inside the folder or zip, with "/" */
  readonly name: string;
  readonly bytes: () => Promise<Uint8Array>;
}

const WORKBOOK = /\.(xlsx|xls|xlsm|xlsb|ods|et|csv)$/i;
/** Left by spreadsheet programs and macOS beside the real files. */
const LITTER = /(^|\/)(~\$|\._|\.|__MACOSX\/)/;

/**
 * The workbooks of a folder or zip, with those in folders inside it, in order of their names. Other files are left out.
 *
 * @throws UnreadableFile when the zip is damaged, encrypted or expands past the limits
 */
export async function officialFiles(source: ReturnSource, limits: ReadLimits): Promise<readonly OfficialFile[]> {
  const files =
    (await isFolder(source)) && "path" in source
      ? await filesOfFolder(source.path, limits)
      : await filesOfZip(source, limits);
  return files
    .filter(({ name }) => WORKBOOK.test(name) && !LITTER.test(name))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether a source is a folder. */
export async function isFolder(source: ReturnSource): Promise<boolean> {
  if ("bytes" in source) return false;
  return await stat(source.path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

async function filesOfFolder(path: string, limits: ReadLimits): Promise<OfficialFile[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  if (files.length > limits.entries) throw unreadable.bomb(0, files.length);
  return files.map((entry) => {
    const full = join(entry.parentPath, entry.name);
    return {
      name: full.slice(path.replace(/[\\/]+$/, "").length + 1).replaceAll("\\", "/"),
      bytes: async () => await bytesOf({ path: full }),
    };
  });
}

async function filesOfZip(source: ReturnSource, limits: ReadLimits): Promise<OfficialFile[]> {
  const bytes = await bytesOf(source);
  const directory = zipDirectory(bytes, "ZIP", limits);
  return Array.from(directory.values(), (entry) => ({
    name: entry.name.replaceAll("\\", "/"),
    bytes: () => expanded(bytes, entry, limits),
  }));
}

async function expanded(bytes: Uint8Array, entry: ZipEntry, limits: ReadLimits): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of expandEntry(bytes, entry, "ZIP", limits)) {
    size += piece.length;
    if (size > limits.fileBytes) throw unreadable.tooLarge(size, limits.fileBytes);
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}

/** The name of a source, for findings about the whole of it. */
export function nameOfSource(source: ReturnSource): string {
  return "path" in source ? basename(source.path) : source.name;
}
