/**
 * The number of single-letter changes that turn one word into another (swapping two neighbours counts as one).
 *
 * @example editDistance("studnets", "students") // 1
 */
export function editDistance(a: string, b: string): number {
  const words: Words = { from: Array.from(a), to: Array.from(b) };
  let rows: Rows = { before: [], last: Array.from({ length: words.to.length + 1 }, (_, j) => j), row: [] };
  for (let i = 1; i <= words.from.length; i++) {
    const row = [i];
    for (let j = 1; j <= words.to.length; j++) row.push(cheapest(words, { ...rows, row }, i, j));
    rows = { before: rows.last, last: row, row: [] };
  }
  return rows.last[words.to.length] ?? 0;
}

interface Words {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** The rows of the table that one cell is computed from. */
interface Rows {
  readonly row: readonly number[];
  readonly last: readonly number[];
  readonly before: readonly number[];
}

function cheapest({ from, to }: Words, { row, last, before }: Rows, i: number, j: number): number {
  const same = from[i - 1] === to[j - 1] ? 0 : 1;
  const one = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
  const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
  return swapped ? Math.min(one, (before[j - 2] ?? 0) + 1) : one;
}

/**
 * The word that was most likely meant, or null when none is near. Letters' case, "_", "-" and blanks do not count,
 * and a word that contains the written one (or is contained in it) counts as near. Ties: the first in order.
 *
 * @param written  what stands in the text; words longer than 60 letters have no likely word
 * @param words    the words that would have been right
 * @example likelyWord("atleast", ["at_least", "cv_at_most"]) // "at_least"
 */
export function likelyWord(written: string, words: Iterable<string>): string | null {
  const plain = plainWord(written);
  if (plain.length === 0 || plain.length > 60) return null;
  let best: { word: string; distance: number } | null = null;
  for (const word of words) {
    const distance = nearness(plain, plainWord(word));
    if (distance !== null && (best === null || distance < best.distance)) best = { word, distance };
  }
  return best?.word ?? null;
}

function plainWord(word: string): string {
  return word.toLowerCase().replaceAll(/[\s_\-、（）()]/g, "");
}

/** Distance when near enough: a third of the letters may differ, or one word holds most of the other. */
function nearness(written: string, word: string): number | null {
  const longest = Math.max(written.length, word.length);
  if (Math.abs(written.length - word.length) > longest / 2) return null;
  const distance = editDistance(written, word);
  const shortest = Math.min(written.length, word.length);
  const contained = shortest >= 2 && (word.includes(written) || written.includes(word));
  const near = distance < longest && distance <= Math.max(1, Math.floor(longest / 3));
  return near || contained ? distance : null;
}
