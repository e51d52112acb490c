/**
 * Seeded chance: the same seed gives the same numbers on every machine.
 *
 * @param seed  any whole number
 * @returns     a function that gives the next number, from 0 to below 1
 * @source      mulberry32, Tommy Ettinger, public domain
 */
export function chanceFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
