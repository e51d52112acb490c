import { cleanKey } from "./cell.ts";

/**
 * A short name for a header, by which a mapping made by hand is remembered: the same headers in the same order give the
 * same fingerprint, whatever their blanks and widths. 64 bits (FNV-1a); not a secret, not a proof.
 *
 * @example headerFingerprint(["学校 名称"]) === headerFingerprint(["学校名称"]) // true
 */
export function headerFingerprint(headers: readonly string[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const unit of headers.map(cleanKey).join("\u001f")) {
    hash ^= BigInt(unit.codePointAt(0) ?? 0);
    hash = BigInt.asUintN(64, hash * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}
