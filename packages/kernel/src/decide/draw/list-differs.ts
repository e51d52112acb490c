import type { Commitment, Opening } from "./draw-commitment.ts";
import { listDigest, rowDigests } from "./draw-digests.ts";
import type { Applicant } from "./draw-rules.ts";
import { inListOrder } from "./draw-units.ts";

/** How a list differs from the one that was committed to. */
export interface ListDifference {
  /** lines that were not committed to: changed or added */
  readonly strangers: readonly string[];
  /** digests that no line of the list has: lines that were changed or taken away */
  readonly lost: number;
}

/**
 * Compares a list with a commitment, line by line.
 *
 * @returns  null when they agree
 * @example  listDiffers(list, commitment, opening)?.strangers // ["A017"]
 */
export function listDiffers(
  applicants: readonly Applicant[],
  commitment: Pick<Commitment, "row_digests" | "list_digest">,
  { salt }: Opening,
): ListDifference | null {
  const list = inListOrder(applicants);
  const rows = rowDigests(list, salt);
  if (listDigest(rows) === commitment.list_digest) return null;
  const committed = new Set(commitment.row_digests);
  const present = new Set(rows);
  return {
    strangers: list.filter((_, at) => !committed.has(rows[at]!)).map(({ applicant }) => applicant),
    lost: commitment.row_digests.filter((digest) => !present.has(digest)).length,
  };
}
