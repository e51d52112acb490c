import { bytesOfHex, utf8 } from "./bytes.ts";
import { DRAW_VERSION } from "./draw-digests.ts";
import { hmacSha256 } from "./sha256.ts";

/** What the numbers of a draw come from: none of the three was in one hand alone. */
export interface NumberSource {
  /** fixed by the bureau before the draw, secret until it */
  readonly salt: string;
  /** published before the draw */
  readonly commitmentDigest: string;
  /** drawn in public */
  readonly seed: string;
}

/**
 * The number of an applicant: 48 bits of HMAC-SHA256, the lower the better. It depends on nothing but his own pseudonym, the salt,
 * the digest and the seed: whoever is added or taken away, the others keep theirs, and anyone can compute one alone.
 *
 * @returns  a function from a pseudonym (and a school, where each school has numbers of its own) to a whole number, 0 to 2⁴⁸ − 1
 * @source   HMAC as a pseudo-random function: RFC 2104, NIST SP 800-108 (counter mode, one block)
 * @example  drawNumbers({ salt, commitmentDigest, seed: "3 1 6 2" })("A001")
 */
export function drawNumbers({
  salt,
  commitmentDigest,
  seed,
}: NumberSource): (label: string, school?: string) => number {
  const key = hmacSha256(bytesOfHex(salt))(utf8(`youheng-draw-key/${DRAW_VERSION}\n${commitmentDigest}\n${seed}`));
  const keyed = hmacSha256(key);
  return (label, school = "") => {
    const digest = keyed(utf8(school === "" ? label : `${label}\n${school}`));
    let number = 0;
    for (let i = 0; i < 6; i++) number = number * 256 + digest[i]!;
    return number;
  };
}
