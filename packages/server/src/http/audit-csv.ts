import type { AuditRow } from "../store/index.ts";

const columns = ["at", "who", "what", "subject", "region_code", "details", "strand", "number", "hash"] as const;

/**
 * Rows of the audit as CSV, one at a time, with a byte order mark so that a spreadsheet reads the Chinese. What somebody wrote is never a
 * formula: a cell that begins like one begins with an apostrophe.
 */
export async function* auditCsv(rows: AsyncIterable<AuditRow>): AsyncGenerator<string> {
  yield `\uFEFF${columns.join(",")}\r\n`;
  for await (const row of rows) {
    const cells = [
      row.at.toISOString(),
      row.who,
      row.what,
      row.subject,
      row.regionCode,
      JSON.stringify(row.details),
      String(row.strand),
      String(row.number),
      row.hash,
    ];
    yield `${cells.map(csvCell).join(",")}\r\n`;
  }
}

/**
 * One cell of CSV that no spreadsheet takes for a formula (RFC 4180; OWASP, CSV injection).
 *
 * @example csvCell("=1+1") // "'=1+1"
 */
export function csvCell(text: string): string {
  const plain = /^[\s\uFEFF]*[=＝+＋\-－@＠|%]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
