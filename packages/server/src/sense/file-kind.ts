import { unreadable } from "./file-findings.ts";

/** What a file is by its content, whatever its name says. */
export type FileKind = "text" | "html" | "zip" | "ole2";

const starts = (head: Uint8Array, ...bytes: readonly number[]): boolean => bytes.every((byte, at) => head[at] === byte);

const FOREIGN: readonly (readonly [string, readonly number[]])[] = [
  ["PDF", [0x25, 0x50, 0x44, 0x46]],
  ["PNG", [0x89, 0x50, 0x4e, 0x47]],
  ["JPEG", [0xff, 0xd8, 0xff]],
  ["RAR", [0x52, 0x61, 0x72, 0x21]],
  ["7z", [0x37, 0x7a, 0xbc, 0xaf]],
  ["gzip", [0x1f, 0x8b]],
];

/**
 * Tells what a file is by its first bytes.
 *
 * @throws UnreadableFile when it is something else altogether (a PDF, a picture)
 * @example kindOfFile(Buffer.from("学校代码,学校名称\n")) // "text"
 */
export function kindOfFile(head: Uint8Array): FileKind {
  const foreign = FOREIGN.find(([, bytes]) => starts(head, ...bytes));
  if (foreign !== undefined) throw unreadable.foreign(foreign[0]);
  if (starts(head, 0x50, 0x4b)) return "zip";
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) return "ole2";
  const text = new TextDecoder("latin1").decode(head.subarray(0, 2048)).replace(/^\u00ef\u00bb\u00bf|\0/g, "");
  return /^\s*(<!doctype html|<html|<table|<head|<\?xml[^>]*>\s*(<!doctype html|<html|<\?mso-application))|<html[\s>]/i.test(
    text,
  )
    ? "html"
    : "text";
}
