/**
 * Words of somebody else as one line of a letter: no line breaks, no control signs, nothing that turns the direction of writing, not
 * longer than a line of a list should be.
 *
 * @example plainLine("补教师\r\nBcc: x@example.org", 40) // "补教师 Bcc: x@example.org"
 */
export function plainLine(words: string, most: number): string {
  const plain = words
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();
  const signs = [...plain];
  return signs.length <= most ? plain : `${signs.slice(0, most - 1).join("")}…`;
}

/**
 * Whether a text is one e-mail address and nothing besides: no second address, no name, no line break.
 *
 * @example isMailAddress("li.ming@edu.example.cn") // true
 */
export function isMailAddress(text: string): boolean {
  return (
    text.length <= 254 && /^[A-Za-z0-9._%+'-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.)+[A-Za-z]{2,63}$/.test(text)
  );
}
