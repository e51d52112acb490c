import { createHash } from "node:crypto";
import { canonicalJson } from "./gzipped-json.ts";

/** A row of the audit as it is chained: what its hash speaks for. */
export interface ChainedAct {
  readonly region_code: string;
  /** place in the region's chain: 1, 2, 3 … without a gap */
  readonly number: number;
  /** UTC to the microsecond: "2026-11-25T05:00:00.123456Z" */
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** hash of the row before it in the region; of the first: `chainStart` */
  readonly previous: string;
}

/** What the first row of a chain has as the hash before it. */
export const chainStart = "0".repeat(64);

/** How the database writes a moment for the chain. One way, so that equal moments have equal bytes. */
export const chainMoment = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

/**
 * The bytes of a row that are hashed: JSON with keys in order, without spaces. Whoever has an export can make them again.
 *
 * @example canonicalAct(act) // '{"at":"2026-…Z","details":{},"number":1,"previous":"000…","region_code":"990101",…}'
 */
export function canonicalAct(act: ChainedAct): string {
  const { region_code, number, at, who, what, subject, details, previous } = act;
  return canonicalJson({ region_code, number, at, who, what, subject, details, previous });
}

/**
 * The hash of a row: SHA-256 of its canonical bytes, the hash of the row before it among them. So no row can be changed, taken out or put
 * in without every hash after it becoming another.
 *
 * @returns 64 hexadecimal digits
 */
export function hashOfAct(act: ChainedAct): string {
  return createHash("sha256").update(canonicalAct(act)).digest("hex");
}

/**
 * Details as the database will give them back: what JSON cannot hold is left out, and what PostgreSQL's text cannot hold (the NUL
 * character, half a surrogate pair; both come from outside, in names of files) is replaced by the sign for an unknown character.
 */
export function storableDetails(details: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(details), (_key, value: unknown) =>
    typeof value === "string" ? storableText(value) : value,
  ) as Record<string, unknown>;
}

/** Text as PostgreSQL can keep it. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "\uFFFD");
}
