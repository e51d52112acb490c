import { blockingPairs } from "./blocking-pairs.ts";
import { canonicalJson, type Json } from "./canonical-json.ts";
import { commitmentDigest } from "./draw-commitment.ts";
import { listDigest, rulesDigest } from "./draw-digests.ts";
import { drawOutcome, type DrawOutcome, type DrawResult } from "./draw-outcome.ts";
import { outcomeDigest, type Receipt, receiptDigest, seedDigest } from "./draw-receipt.ts";
import type { Applicant } from "./draw-rules.ts";
import { readSeed } from "./draw-seed.ts";
import { drawUnits, inListOrder } from "./draw-units.ts";
import { listDiffers } from "./list-differs.ts";
import { receiptLacks } from "./receipt-shape.ts";
import { type CheckId, check, type ReceiptCheck } from "./receipt-check.ts";
import type { Wishes } from "./wishes.ts";

/** What a check may be held against, beside the receipt itself. */
export interface HeldAgainst {
  /** the digest noted down before the draw */
  readonly published?: string;
  /** a list of one's own, read by the rules of the receipt */
  readonly applicants?: readonly Applicant[];
}

/** The verdict on a receipt, check by check. */
export interface ReceiptVerdict {
  readonly verified: boolean;
  readonly commitment_digest: string | null;
  readonly checks: readonly ReceiptCheck[];
}

/**
 * Runs a draw again from its receipt and says what differs: rules, list, seed, numbers, results, waiting lists, digests; each check
 * by itself, so that a change shows where it was made.
 *
 * @param receipt  what a file holds; anything at all
 * @example        verifyReceipt(receipt, { published: "9c1f…" }).verified
 */
export function verifyReceipt(receipt: unknown, against: HeldAgainst = {}): ReceiptVerdict {
  const lacks = receiptLacks(receipt);
  if (lacks.length > 0) return verdict(null, [check("form", lacks)]);
  try {
    return verifyWhole(receipt as Receipt, against);
  } catch (error) {
    // a number that is not whole, somewhere in it: no receipt of ours holds one
    if (!(error instanceof RangeError)) throw error;
    return verdict(null, [check("form", [error.message])]);
  }
}

function verdict(digest: string | null, checks: readonly ReceiptCheck[]): ReceiptVerdict {
  return { verified: checks.every(({ holds }) => holds), commitment_digest: digest, checks };
}

function verifyWhole(receipt: Receipt, against: HeldAgainst): ReceiptVerdict {
  const { commitment } = receipt;
  const { rules } = commitment;
  const seed = readSeed(receipt.seed.text, rules, commitment.numbers);
  const seedStands = "text" in seed && seed.text === receipt.seed.text;
  const units = drawUnits(receipt.list);
  const counts = [
    ["applicants", receipt.list.length, commitment.applicants],
    ["numbers", units.length, commitment.numbers],
  ] as const;
  const checks = [
    check("form", []),
    check("rules", rulesDigest(rules) === commitment.rules_digest ? [] : ["rules_digest"]),
    check("list", [...listTroubles(receipt), ...counts.filter(([, is, said]) => is !== said).map(([name]) => name)]),
    check("commitment", commitmentDigest(commitment) === commitment.commitment_digest ? [] : ["commitment_digest"]),
    ...publishedCheck(receipt, against),
    check("seed", [...(seedStands ? [] : ["seed.text"]), ...(seedAgrees(receipt) ? [] : ["seed_digest"])]),
    ...(seedStands || rules.method !== "ring" ? rerunChecks(receipt) : []),
    check("digests", digestTroubles(receipt)),
    ...ownListCheck(receipt, against),
  ];
  return verdict(commitment.commitment_digest, checks);
}

function seedAgrees({ commitment, seed, seed_digest }: Receipt): boolean {
  return seedDigest(commitment.commitment_digest, seed.text) === seed_digest;
}

function listTroubles({ list, commitment, opening }: Receipt): readonly string[] {
  const differs = listDiffers(list, commitment, opening);
  if (differs === null) return listDigest(commitment.row_digests) === commitment.list_digest ? [] : ["row_digests"];
  const lost = differs.lost - differs.strangers.length;
  return [...differs.strangers, ...(lost > 0 ? [`− ${lost}`] : []), "list_digest"];
}

function publishedCheck({ commitment }: Receipt, { published }: HeldAgainst): readonly ReceiptCheck[] {
  if (published === undefined) return [];
  return [check("published", published.trim().toLowerCase() === commitment.commitment_digest ? [] : [published])];
}

/** The list that was brought along, against that of the receipt: who differs. */
function ownListCheck(receipt: Receipt, { applicants }: HeldAgainst): readonly ReceiptCheck[] {
  if (applicants === undefined) return [];
  const theirs = new Map(receipt.list.map((row) => [row.applicant, canonicalJson(row as unknown as Json)]));
  const ours = inListOrder(applicants);
  const differ = ours
    .filter((row) => theirs.get(row.applicant) !== canonicalJson(row as unknown as Json))
    .map(({ applicant }) => applicant);
  const mine = new Set(ours.map(({ applicant }) => applicant));
  const missing = receipt.list.filter(({ applicant }) => !mine.has(applicant)).map(({ applicant }) => applicant);
  return [check("applicants", [...differ, ...missing])];
}

/** The draw run again: what of the receipt's results is not as it comes out. */
function rerunChecks(receipt: Receipt): readonly ReceiptCheck[] {
  const { commitment, opening, seed, list } = receipt;
  const source = { salt: opening.salt, commitmentDigest: commitment.commitment_digest, seed: seed.text };
  const again = drawOutcome(list, commitment.rules, source);
  const stable: readonly ReceiptCheck[] =
    commitment.rules.method === "deferred_acceptance" ? [check("stable", complaintsIn(receipt, again))] : [];
  return [
    differing("numbers", receipt, again, ({ numbers, order }) => [numbers, order]),
    differing("results", receipt, again, ({ school, preference }) => [school, preference]),
    differing("waiting", receipt, again, ({ waiting }) => waiting),
    check("schools", schoolsDiffering(receipt, again)),
    ...stable,
  ];
}

function differing(
  id: CheckId,
  receipt: Receipt,
  again: DrawOutcome,
  part: (result: DrawResult) => unknown,
): ReceiptCheck {
  const told = new Map(receipt.results.map((result) => [result?.applicant, result]));
  const troubles = again.results
    .filter((result) => {
      const said = told.get(result.applicant);
      return said === undefined || JSON.stringify(part(said)) !== JSON.stringify(part(result));
    })
    .map(({ applicant }) => applicant);
  const known = new Set(again.results.map(({ applicant }) => applicant));
  const invented = receipt.results
    .filter((result) => !known.has(result?.applicant))
    .map((result) => result?.applicant ?? "?");
  const doubled = told.size < receipt.results.length ? ["results"] : [];
  return check(id, [...troubles, ...invented, ...doubled]);
}

function schoolsDiffering(receipt: Receipt, again: DrawOutcome): readonly string[] {
  return again.schools
    .filter((school, at) => canonicalText(receipt.schools[at]) !== canonicalText(school))
    .map(({ school_code }) => school_code);
}

function canonicalText(value: unknown): string {
  return value === undefined ? "" : canonicalJson(value as Json);
}

/** Applicants of the receipt who have a justified complaint by its results, not by ours. */
function complaintsIn(receipt: Receipt, { wishes }: { readonly wishes: Wishes }): readonly string[] {
  const { list, commitment, results } = receipt;
  const units = drawUnits(list);
  const told = new Map(results.map((result) => [result?.applicant, result]));
  const placing = Int32Array.from(units, ({ label, members }, u) => {
    const rank = list[members[0]!]!.preferences.indexOf(told.get(label)?.school ?? "");
    return rank < 0 ? -1 : wishes.from[u]! + rank;
  });
  const labels = blockingPairs(wishes, placing).map(({ wish }) => units[wishes.unit[wish]!]!.label);
  return [...new Set(labels), ...(commitment.rules.schools.length === 0 ? ["schools"] : [])];
}

function digestTroubles(receipt: Receipt): readonly string[] {
  return [
    ...(outcomeDigest(receipt) === receipt.outcome_digest ? [] : ["outcome_digest"]),
    ...(receiptDigest(receipt) === receipt.receipt_digest ? [] : ["receipt_digest"]),
  ];
}
