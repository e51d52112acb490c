import { chunksOf, headOf, type ReturnSource } from "./file-source.ts";

/** The encodings a return may come in. */
export type TextEncoding = "utf-8" | "gb18030" | "utf-16le" | "utf-16be";

const HEAD = 64 * 1024;
const CHUNK = 4 * 2 ** 20;

/**
 * Tells the encoding of a text file: by its byte order mark, else by the zero bytes of UTF-16, else UTF-8 when the whole file
 * is valid UTF-8, else GB18030.
 *
 * @example await detectEncoding({ bytes: Buffer.from("学校"), name: "a.csv" }) // "utf-8"
 */
export async function detectEncoding(source: ReturnSource): Promise<TextEncoding> {
  const head = await headOf(source, HEAD);
  return byMark(head) ?? byZeros(head) ?? ((await isUtf8Throughout(source)) ? "utf-8" : "gb18030");
}

function byMark(head: Uint8Array): TextEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  return head[0] === 0xfe && head[1] === 0xff ? "utf-16be" : null;
}

/** A table in UTF-16 has a zero byte in every delimiter, digit and line end; no other encoding has any. */
function byZeros(head: Uint8Array): TextEncoding | null {
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (even + odd < Math.max(2, head.length / 50)) return null;
  return odd >= even ? "utf-16le" : "utf-16be";
}

async function isUtf8Throughout(source: ReturnSource): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of chunksOf(source, CHUNK)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}
