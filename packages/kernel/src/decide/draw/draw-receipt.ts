import { canonicalJson, type Json } from "./canonical-json.ts";
import type { Commitment, Opening } from "./draw-commitment.ts";
import { DRAW_VERSION, digestOf } from "./draw-digests.ts";
import { type DrawOutcome, drawOutcome } from "./draw-outcome.ts";
import type { Applicant } from "./draw-rules.ts";
import { inListOrder } from "./draw-units.ts";

/** The seed as it was drawn in public. */
export interface DrawnSeed {
  /** as `readSeed` writes it */
  readonly text: string;
  readonly drawn_on: string;
  readonly witnesses: readonly string[];
}

/** What is published after the draw: everything needed to run it again. */
export interface Receipt {
  readonly kind: "youheng-draw-receipt";
  readonly version: number;
  readonly commitment: Commitment;
  readonly opening: Opening;
  readonly seed: DrawnSeed;
  /** of the commitment and the seed: tells a changed seed from changed results */
  readonly seed_digest: string;
  readonly list: readonly Applicant[];
  readonly results: DrawOutcome["results"];
  readonly schools: DrawOutcome["schools"];
  readonly outcome_digest: string;
  readonly receipt_digest: string;
}

/** What is laid open at the draw. */
export interface OpenedDraw {
  readonly commitment: Commitment;
  readonly opening: Opening;
  readonly list: readonly Applicant[];
  readonly seed: DrawnSeed;
}

/**
 * Runs a draw that was committed to, and writes its receipt.
 *
 * @param drawn  a list that agrees with the commitment (see `listDiffers`), and a seed as `readSeed` writes it
 * @example      drawReceipt({ commitment, opening, list, seed }).results
 */
export function drawReceipt({ commitment, opening, list, seed }: OpenedDraw): Receipt {
  const source = { salt: opening.salt, commitmentDigest: commitment.commitment_digest, seed: seed.text };
  const { results, schools } = drawOutcome(list, commitment.rules, source);
  const receipt = {
    kind: "youheng-draw-receipt" as const,
    version: DRAW_VERSION,
    commitment,
    opening,
    seed,
    seed_digest: seedDigest(commitment.commitment_digest, seed.text),
    list: inListOrder(list),
    results,
    schools,
    outcome_digest: outcomeDigest({ results, schools }),
  };
  return { ...receipt, receipt_digest: receiptDigest(receipt) };
}

/** The digest that binds a seed to what was committed. @example seedDigest(commitment.commitment_digest, "6 3") */
export function seedDigest(commitmentDigest: string, seed: string): string {
  return digestOf("seed", `${commitmentDigest}\n${seed}`);
}

/** The digest of all results. @example outcomeDigest(receipt) */
export function outcomeDigest({ results, schools }: DrawOutcome): string {
  return digestOf("outcome", canonicalJson({ results, schools } as unknown as Json));
}

/** The digest of a receipt: of what was committed, the salt, the seed with its witnesses, and the outcome. @example receiptDigest(receipt) */
export function receiptDigest(receipt: Omit<Receipt, "receipt_digest">): string {
  const { kind, version, commitment, opening, seed, seed_digest, outcome_digest } = receipt;
  const { commitment_digest } = commitment;
  return digestOf(
    "receipt",
    canonicalJson({
      kind,
      version,
      commitment_digest,
      salt: opening.salt,
      seed: seed as unknown as Json,
      seed_digest,
      outcome_digest,
    }),
  );
}
