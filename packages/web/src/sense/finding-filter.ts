import type { Finding, Severity } from "@youheng/kernel/model";

/** The gravest first. */
export const severities: readonly Severity[] = ["error", "warning", "note"];

/** How many findings of each severity. */
export function countsBySeverity(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
  for (const finding of findings) counts[finding.severity]++;
  return counts;
}

/** Whether a finding is of the severity and has the words. */
export function matchesFinding(finding: Finding, severity: Severity | "all", search: string): boolean {
  if (severity !== "all" && finding.severity !== severity) return false;
  const words = search.trim().toLowerCase();
  return (
    words === "" ||
    [finding.where, finding.zh, finding.en, finding.code, finding.place.cell].some(
      (text) => text?.toLowerCase().includes(words) === true,
    )
  );
}
