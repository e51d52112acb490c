import { canonicalJson, type Json } from "./canonical-json.ts";
import { rowDigest, rowSalts } from "./draw-digests.ts";
import type { Applicant } from "./draw-rules.ts";
import { inListOrder } from "./draw-units.ts";

/** What one family is handed before the draw, and nobody else. */
export interface Slip {
  readonly applicant: string;
  readonly row_digest: string;
  /** its line with the salt of that line: enough to find it among the published digests */
  readonly slip: string;
}

/**
 * A slip for every line of a list.
 *
 * @param salt  of the draw, 64 hexadecimal digits
 * @example     drawSlips(list, salt)[0]?.slip // '3f0c… {"applicant":"A001",…}'
 */
export function drawSlips(applicants: readonly Applicant[], salt: string): readonly Slip[] {
  const saltOf = rowSalts(salt);
  return inListOrder(applicants).map((row) => {
    const rowSalt = saltOf(row.applicant);
    return {
      applicant: row.applicant,
      row_digest: rowDigest(row, rowSalt),
      slip: `${rowSalt} ${canonicalJson(row as unknown as Json)}`,
    };
  });
}

/** What a slip comes to: the line it speaks of, and whether that line is among those that were fixed. */
export type SlipCheck = { readonly row: Applicant; readonly found: boolean } | { readonly row: null };

/**
 * Finds the line of a slip among the published digests.
 *
 * @param text  as it was handed out; anything at all
 * @returns     row null: the text is no slip
 * @example     checkSlip(slip, commitment.row_digests) // { row, found: true }
 */
export function checkSlip(text: string, rowDigests: readonly string[]): SlipCheck {
  const [, salt, json] = /^\s*"?([0-9a-f]{64})\s+(\{.*\})"?\s*$/s.exec(text.replaceAll('""', '"')) ?? [];
  if (salt === undefined || json === undefined) return { row: null };
  try {
    const row = JSON.parse(json) as Applicant;
    return { row, found: rowDigests.includes(rowDigest(row, salt)) };
  } catch {
    return { row: null };
  }
}

/** The slips as a table to print and cut up. @example slipsCsv(drawSlips(list, salt)) */
export function slipsCsv(slips: readonly Slip[]): string {
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const lines = slips.map(({ applicant, row_digest, slip }) => [applicant, row_digest, slip].map(quoted).join(","));
  return `\ufeffapplicant,row_digest,slip\r\n${lines.join("\r\n")}\r\n`;
}
