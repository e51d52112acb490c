import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { MultipartFile } from "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import { problemOf, tooLarge } from "./error-handler.ts";

/** A file that arrived, on disk, and the text fields that came before it. Remove it when done. */
export interface ReceivedFile {
  readonly path: string;
  readonly fileName: string;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Streams the one file of a multipart request to disk.
 *
 * @param to `folder` for it; `most` bytes it may have
 * @throws Problem 413 past the limit, 400 without a file
 */
export async function receiveFile(
  request: FastifyRequest,
  to: { folder: string; most: number },
): Promise<ReceivedFile> {
  if (!request.isMultipart()) throw noFile();
  const fields: Record<string, string> = {};
  for await (const part of request.parts({ limits: { fileSize: to.most, files: 1, fields: 10 } })) {
    if (part.type === "file") return { ...(await keepFile(part, to)), fields };
    if (typeof part.value === "string") fields[part.fieldname] = part.value;
  }
  throw noFile();
}

async function keepFile(
  part: MultipartFile,
  to: { folder: string; most: number },
): Promise<{ path: string; fileName: string }> {
  const path = join(to.folder, randomUUID());
  try {
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }));
    if (part.file.truncated) throw tooLarge(to.most);
    return { path, fileName: plainFileName(part.filename) };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

/**
 * The last part of a name that came from outside: no folder, no sign that a terminal, a header or a page would take for more than text.
 *
 * @example plainFileName("..\\\\..\\\\报表.xlsx") // "报表.xlsx"
 */
export function plainFileName(name: string): string {
  const last = basename(name.toWellFormed().replaceAll("\\", "/"));
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, "").slice(-200);
  return plain === "" || plain === "." || plain === ".." ? "return" : plain;
}

function noFile(): Error {
  return problemOf(400, "no-file", {
    zh: "请求里没有文件：请以 multipart/form-data 的 file 字段上传。",
    en: "There is no file: upload it as the field file of multipart/form-data.",
  });
}
