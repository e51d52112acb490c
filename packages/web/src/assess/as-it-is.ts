const OPPOSITE: Readonly<Record<string, string>> = { "≥": "<", "≤": ">", ">": "≤", "<": "≥", "=": "≠", "≠": "=" };
const COMPARED = /[≥≤><=≠]/gu;

/**
 * What was asked, with a school's figures put in, as it really is: a condition that fails is printed with the sign that is true of it.
 * One that compares more than once is left as it was asked: which part failed cannot be told from its words.
 *
 * @example asItIs("51 ≤ 45", "falls_short") // "51 > 45"
 */
export function asItIs(asked: string, verdict: string): string {
  const signs = asked.match(COMPARED) ?? [];
  if (verdict !== "falls_short" || signs.length !== 1) return asked;
  return asked.replace(COMPARED, (sign) => OPPOSITE[sign] ?? sign);
}
