import { bytesOfHex, hex, utf8 } from "./bytes.ts";
import { canonicalJson, type Json } from "./canonical-json.ts";
import type { Applicant, DrawRules } from "./draw-rules.ts";
import { hmacSha256, sha256 } from "./sha256.ts";

/** The version of all formats of the draw; a word of every digest, so that one digest cannot pass for another. */
export const DRAW_VERSION = 1;

/**
 * The digest of a text of one kind.
 *
 * @param kind  "list", "rules" …: two kinds never have the same digest
 * @returns     64 hexadecimal digits
 * @example     digestOf("rules", canonicalJson(rules))
 */
export function digestOf(kind: string, text: string): string {
  return hex(sha256(utf8(`youheng-draw-${kind}/${DRAW_VERSION}\n${text}`)));
}

/** The digest of the rules. @example rulesDigest(rules) */
export function rulesDigest(rules: DrawRules): string {
  return digestOf("rules", canonicalJson(rules as unknown as Json));
}

/**
 * The digest of each line of the list. A line is digested with a salt of its own, made from the secret salt of the draw and the
 * pseudonym: who knows the pseudonyms cannot guess what the lines say, and a family that is told the salt of its line can find it
 * among the published digests before the draw.
 *
 * @param list  in list order
 * @param salt  of the draw, 64 hexadecimal digits
 * @example     rowDigests(list, salt)[0]
 */
export function rowDigests(list: readonly Applicant[], salt: string): readonly string[] {
  const saltOf = rowSalts(salt);
  return list.map((row) => rowDigest(row, saltOf(row.applicant)));
}

/** The digest of one line under its own salt: what a family can do by itself. @example rowDigest(row, salt) */
export function rowDigest(row: Applicant, rowSalt: string): string {
  return digestOf("row", `${rowSalt}\n${canonicalJson(row as unknown as Json)}`);
}

/** The salt of each line. @example rowSalts(salt)("A001") */
export function rowSalts(salt: string): (applicant: string) => string {
  const keyed = hmacSha256(bytesOfHex(salt));
  return (applicant) => hex(keyed(utf8(`row\n${applicant}`)));
}

/** The digest of the list: of the digests of its lines, in list order. @example listDigest(rowDigests(list, salt)) */
export function listDigest(rows: readonly string[]): string {
  return digestOf("list", rows.join("\n"));
}
