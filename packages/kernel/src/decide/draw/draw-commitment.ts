import { canonicalJson, type Json } from "./canonical-json.ts";
import { DRAW_VERSION, digestOf, listDigest, rowDigests, rulesDigest } from "./draw-digests.ts";
import type { Applicant, DrawRules } from "./draw-rules.ts";
import { drawUnits, inListOrder } from "./draw-units.ts";

/** What is published before the draw. Who has it can tell afterwards that neither list nor rules were touched. */
export interface Commitment {
  readonly kind: "youheng-draw-commitment";
  readonly version: number;
  readonly committed_on: string;
  /** children on the list, and numbers in the draw (siblings are one) */
  readonly applicants: number;
  readonly numbers: number;
  readonly rules: DrawRules;
  readonly rules_digest: string;
  /** of each line, in the order of the pseudonyms; says nothing to who has not the salt */
  readonly row_digests: readonly string[];
  readonly list_digest: string;
  /** the one to print, read aloud and note down */
  readonly commitment_digest: string;
}

/** What is kept secret until the draw, and published with the receipt. */
export interface Opening {
  /** 64 hexadecimal digits from a good source of chance */
  readonly salt: string;
}

/**
 * Fixes a list and rules before the draw: a hash commitment, hiding by a secret salt of 256 bits, binding because nobody knows two
 * texts with the same SHA-256.
 *
 * @param list  as read, in any order
 * @example     commitDraw({ list, rules, committedOn: "2026-07-01" }, { salt }).commitment_digest
 */
export function commitDraw(fixed: Fixed, { salt }: Opening): Commitment {
  const list = inListOrder(fixed.list);
  const rows = rowDigests(list, salt);
  const commitment = {
    kind: "youheng-draw-commitment" as const,
    version: DRAW_VERSION,
    committed_on: fixed.committedOn,
    applicants: list.length,
    numbers: drawUnits(list).length,
    rules: fixed.rules,
    rules_digest: rulesDigest(fixed.rules),
    row_digests: rows,
    list_digest: listDigest(rows),
  };
  return { ...commitment, commitment_digest: commitmentDigest(commitment) };
}

/** What is fixed, and the day on which it was. */
export interface Fixed {
  readonly list: readonly Applicant[];
  readonly rules: DrawRules;
  readonly committedOn: string;
}

/** The digest of a commitment: of what it says of the list and the rules, and their digests. @example commitmentDigest(commitment) */
export function commitmentDigest(commitment: Omit<Commitment, "commitment_digest">): string {
  const { kind, version, committed_on, applicants, numbers, rules_digest, list_digest } = commitment;
  const fixed: Json = { kind, version, committed_on, applicants, numbers, rules_digest, list_digest };
  return digestOf("commitment", canonicalJson(fixed));
}
