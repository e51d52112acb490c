/**
 * Chance that can be made again 可复现的随机数: the same seed gives the same numbers everywhere. For tests by permutation; not for draws of admission.
 *
 * @param seed  a whole number, 0 to 2³² − 1
 * @returns     a function that gives the next whole number from 0 up to, not including, `below` (at most 2²¹), evenly
 * @throws      RangeError when the seed is not such a number
 * @source      sfc32 of PractRand (C. Doty-Humphrey, public domain); bounded evenly by Lemire 2019
 * @example     seededChance(7)(10) === seededChance(7)(10) // true
 */
export function seededChance(seed: number): (below: number) => number {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff)
    throw new RangeError(`seededChance needs a whole number up to 4294967295, got ${seed}`);
  let [a, b, c, counter] = [0, seed | 0, 0, 1];
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return t >>> 0;
  };
  for (let i = 0; i < 15; i++) next();
  return (below) => {
    const reject = 4294967296 % below;
    for (;;) {
      const product = next() * below;
      if (product % 4294967296 >= reject) return Math.floor(product / 4294967296);
    }
  };
}
