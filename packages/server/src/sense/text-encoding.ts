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

/**
 * Valid UTF-8 from end to end, and not Chinese in GB18030 that happens to be: "一小" is d2 bb d0 a1, which is also two Cyrillic
 * letters. A text in which such letters stand, all with a second byte as GB2312 has it, and no wider character, is GB18030.
 */
async function isUtf8Throughout(source: ReturnSource): Promise<boolean> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const seen = { wide: false, twoBytes: false, notGb: false };
  try {
    for await (const chunk of chunksOf(source, CHUNK)) look(decoder.decode(chunk, { stream: true }), seen);
    decoder.decode();
  } catch {
    return false;
  }
  return seen.wide || seen.notGb || !seen.twoBytes;
}

function look(text: string, seen: { wide: boolean; twoBytes: boolean; notGb: boolean }): void {
  if (seen.wide || seen.notGb) return;
  seen.wide = /[\u0800-\uffff]/.test(text);
  for (const [letter] of text.matchAll(/[\u0080-\u07ff]/g)) {
    const code = letter.charCodeAt(0);
    seen.twoBytes = true;
    if (code < 0x180 || (code & 0x3f) < 0x21) seen.notGb = true;
  }
}
