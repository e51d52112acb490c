import { readDrawRules } from "./read-rules.ts";
import type { Receipt } from "./draw-receipt.ts";
import type { Applicant } from "./draw-rules.ts";
import { DRAW_VERSION } from "./draw-digests.ts";

/**
 * What a receipt lacks to be one; a receipt may come from anywhere. Empty: it has the parts that checking needs.
 *
 * @param value    what the file holds
 * @returns        the names of the parts that are missing or malformed
 * @example        receiptLacks({}) // ["kind", "version", …]
 */
export function receiptLacks(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return ["receipt"];
  const receipt = value as Partial<Receipt>;
  const parts: readonly (readonly [string, boolean])[] = [
    ["kind", receipt.kind === "youheng-draw-receipt"],
    ["version", receipt.version === DRAW_VERSION],
    ["commitment", isCommitment(receipt.commitment)],
    ["opening.salt", isDigest(receipt.opening?.salt)],
    ["seed.text", typeof receipt.seed?.text === "string"],
    ["list", Array.isArray(receipt.list) && receipt.list.every(isApplicant)],
    ["results", Array.isArray(receipt.results)],
    ["schools", Array.isArray(receipt.schools)],
  ];
  const missing = parts.filter(([, stands]) => !stands).map(([name]) => name);
  return missing.length > 0 ? missing : listLacks(receipt as Receipt);
}

function isDigest(value: unknown): boolean {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}

/**
 * True when this is a commitment as `commitDraw` writes it.
 *
 * @example isCommitment({}) // false
 */
export function isCommitment(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { kind, rules, row_digests, commitment_digest } = value as Record<string, unknown>;
  return (
    kind === "youheng-draw-commitment" &&
    isDigest(commitment_digest) &&
    Array.isArray(row_digests) &&
    row_digests.every(isDigest) &&
    readDrawRules(rules, "receipt").rules !== null
  );
}

function isApplicant(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { applicant, group, number, preferences, priorities } = value as Record<string, unknown>;
  return (
    typeof applicant === "string" &&
    (group === null || typeof group === "string") &&
    (number === null || Number.isSafeInteger(number)) &&
    Array.isArray(preferences) &&
    preferences.every((one) => typeof one === "string") &&
    Array.isArray(priorities) &&
    priorities.length === preferences.length &&
    priorities.every((one) => one === null || Number.isSafeInteger(one))
  );
}

/** What stands in the way of running a list: a school that is not in the rules, a ring whose numbers are not 1 to n. */
function listLacks({ list, commitment }: Receipt): readonly string[] {
  const schools = new Set(commitment.rules.schools.map(({ school_code }) => school_code));
  const unknown = list.filter(({ preferences }) => !preferences.every((code) => schools.has(code)));
  const twice = list.filter(({ applicant }, at) => at > 0 && list[at - 1]!.applicant >= applicant);
  return [...unknown, ...twice, ...(commitment.rules.method === "ring" ? outOfRing(list) : [])].map(
    ({ applicant }) => `list: ${applicant}`,
  );
}

function outOfRing(list: readonly Applicant[]): readonly Applicant[] {
  const units = new Set(list.map(({ applicant, group }) => (group === null ? `one ${applicant}` : `group ${group}`)));
  return list.filter(({ number }) => number === null || number < 1 || number > units.size);
}
