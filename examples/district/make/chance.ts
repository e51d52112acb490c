/**
 * A number from 0 to 1 that depends on nothing but the words: the same seed and words give the same number on every machine,
 * whatever was asked before. (FNV-1a over the words, then the finaliser of MurmurHash3.)
 *
 * @example chance("青榕", "equipment", "2199210101") === chance("青榕", "equipment", "2199210101") // true
 */
export function chance(...words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const letter of words.join("|")) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A number ≥ 0 with mean 1 and a long tail, cut at 3: most schools near the least, a few far above. */
export function tail(...words: readonly (string | number)[]): number {
  return Math.min(3, -Math.log(1 - chance(...words)));
}
