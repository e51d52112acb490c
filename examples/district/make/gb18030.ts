/** Letters of the two-byte part of GB18030, from the platform's own decoder: letter → bytes. */
function twoByteTable(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder("gb18030");
  const table = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (letter.length === 1 && !table.has(letter)) table.set(letter, [lead, trail]);
    }
  return table;
}

/**
 * Text as GB18030 bytes, as an older office suite saves CSV.
 *
 * @throws Error for a letter outside ASCII and the two-byte part
 */
export function gb18030(text: string): Uint8Array {
  const table = twoByteTable();
  const bytes = [...text].flatMap((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    const pair = code < 0x80 ? [code] : table.get(letter);
    if (pair === undefined) throw new Error(`no two-byte GB18030 code for "${letter}"`);
    return [...pair];
  });
  return Uint8Array.from(bytes);
}
