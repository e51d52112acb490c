import { createHash } from "node:crypto";
import { canonicalJson } from "./gzipped-json.ts";

/** A row of the audit as it is chained: what its hash speaks for. */
export interface ChainedAct {
  readonly region_code: string;
  /** a region's chain has some strands, so that its writers do not wait for each other; a person's acts are in one */
  readonly strand: number;
  /** place in the strand: 1, 2, 3 … without a gap */
  readonly number: number;
  /** UTC to the microsecond: "2026-11-25T05:00:00.123456Z" */
  readonly at: string;
  readonly who: string;
  readonly what: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** hash of the row before it in the strand; of the first: `chainStart` */
  readonly previous: string;
}

/** What the first row of a chain has as the hash before it. */
export const chainStart = "0".repeat(64);

/** How the database writes a moment for the chain. One way, so that equal moments have equal bytes. */
export const chainMoment = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

/** How many strands a region's chain has. */
const strands = 16;

/**
 * The strand that a person's acts are written to.
 *
 * @returns 0 … 15, the same for the same name
 */
export function strandOf(who: string): number {
  return createHash("sha256").update(who).digest()[0]! % strands;
}

/**
 * The bytes of a row that are hashed: JSON with keys in order, without spaces; a row of strand 0, which once was the only one, does not
 * name it. Whoever has an export can make them again.
 *
 * @example canonicalAct(act) // '{"at":"2026-…Z","details":{},"number":1,"previous":"000…","region_code":"990101",…}'
 */
export function canonicalAct(act: ChainedAct): string {
  const { region_code, strand, number, at, who, what, subject, details, previous } = act;
  const row = { region_code, number, at, who, what, subject, details, previous };
  return canonicalJson(strand === 0 ? row : { ...row, strand });
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
