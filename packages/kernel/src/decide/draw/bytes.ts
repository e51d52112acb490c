const encoder = new TextEncoder();
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** A text as the bytes of UTF-8. @example utf8("学").length // 3 */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Bytes as lower-case hexadecimal digits. @example hex(Uint8Array.of(255, 1)) // "ff01" */
export function hex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += HEX[byte]!;
  return text;
}

/**
 * The bytes that hexadecimal digits stand for.
 *
 * @throws   RangeError when the text is not pairs of hexadecimal digits
 * @example  bytesOfHex("ff01") // Uint8Array [255, 1]
 */
export function bytesOfHex(text: string): Uint8Array {
  if (!/^([0-9a-f]{2})*$/i.test(text))
    throw new RangeError(`bytesOfHex needs pairs of hexadecimal digits, got ${text}`);
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}
