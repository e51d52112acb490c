import type { Finding } from "@youheng/kernel/model";

const LABELS = { error: "错误 error", warning: "提醒 warning", note: "提示 note" } as const;

const severities = ["error", "warning", "note"] as const;

/**
 * Findings as lines for a terminal: what · where · what to do, Chinese first, then English; errors first.
 *
 * @returns  three lines for each finding, and one that counts them
 * @example  findingLines([]) // ["没有问题 · no findings"]
 */
export function findingLines(findings: readonly Finding[]): readonly string[] {
  if (findings.length === 0) return ["没有问题 · no findings"];
  const worstFirst = severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  const lines = worstFirst.flatMap((finding) => [
    `${LABELS[finding.severity]} ${finding.code} ${finding.where}`,
    `  ${finding.zh} ${finding.fix}`.trimEnd(),
    `  ${finding.en} ${finding.fixEn}`.trimEnd(),
  ]);
  const counts = severities.map((severity) => ({
    severity,
    count: findings.filter((finding) => finding.severity === severity).length,
  }));
  const summary = counts.filter(({ count }) => count > 0).map(({ severity, count }) => `${LABELS[severity]}: ${count}`);
  return [...lines, summary.join(" · ")];
}
