import { likelyWord, type Finding, type Severity } from "@youheng/kernel/model";

/** What is said about a policy file. */
export interface PolicyComplaint {
  readonly code: string;
  readonly severity?: Severity;
  readonly file: string;
  readonly line: number;
  readonly zh: string;
  readonly en: string;
  readonly fix: string;
  readonly fixEn: string;
}

/** A complaint about a policy file as a finding: "policy/fields/students.yaml:12". */
export function policyFinding(complaint: PolicyComplaint): Finding {
  const { code, file, line, zh, en, fix, fixEn } = complaint;
  return {
    code,
    severity: complaint.severity ?? "error",
    where: `${file}:${line}`,
    place: { file, line },
    zh,
    en,
    fix,
    fixEn,
  };
}

/**
 * "Did you mean …": the likely word, or the words that may stand here.
 *
 * @example likelyFix("atleast", ["at_least"]).fix // "您是不是要写“at_least”？"
 */
export function likelyFix(
  written: string,
  allowed: readonly string[],
): { readonly fix: string; readonly fixEn: string } {
  const likely = likelyWord(written, allowed);
  if (likely !== null) return { fix: `您是不是要写“${likely}”？`, fixEn: `Did you mean “${likely}”?` };
  const shown = allowed.slice(0, 12).join("、");
  return {
    fix: `可以写：${shown}${allowed.length > 12 ? " …" : ""}`,
    fixEn: `It may be: ${allowed.slice(0, 12).join(", ")}${allowed.length > 12 ? " …" : ""}`,
  };
}

/** A finding about a formula, moved to the line of the file where the formula stands. */
export function atLine(finding: Finding, file: string, line: number): Finding {
  return { ...finding, where: `${file}:${line} · ${finding.where}`, place: { ...finding.place, file, line } };
}
