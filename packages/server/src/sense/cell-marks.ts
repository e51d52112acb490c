import type { Finding } from "@youheng/kernel/model";
import { columnIndex } from "./sheet-scan.ts";

/** How one cell of a workbook is marked; row and column from 0. */
export interface CellMark {
  readonly row: number;
  readonly column: number;
  /** fill colour, RGB */
  readonly colour: string;
  readonly text: string;
}

/** A light red and a light amber that differ in brightness too; the comment says the word, so that colour never speaks alone. */
const COLOURS = { error: "F4A6A0", warning: "FFE699" } as const;
const LABELS = { error: "✖ 错误 Error", warning: "▲ 提醒 Warning", note: "· 提示 Note" } as const;

/**
 * The marks for one sheet: one for each cell with errors or warnings, all its findings in the comment.
 *
 * @example cellMarks(findings, "学校")[0]?.text // "✖ 错误 Error SENSE-010 …"
 */
export function cellMarks(findings: readonly Finding[], sheet: string): readonly CellMark[] {
  const byCell = new Map<string, Finding[]>();
  for (const finding of findings) {
    const cell = cellOf(finding);
    if (cell === null || finding.place.sheet !== sheet || finding.severity === "note") continue;
    byCell.set(cell, [...(byCell.get(cell) ?? []), finding]);
  }
  return Array.from(byCell, ([cell, found]) => markOf(cell, found));
}

/** The cell of a finding; a finding on a whole row stands in its first cell. */
function cellOf(finding: Finding): string | null {
  if (finding.place.cell !== undefined) return finding.place.cell;
  return finding.place.row === undefined ? null : `A${finding.place.row}`;
}

function markOf(cell: string, findings: readonly Finding[]): CellMark {
  const [, letters = "A", row = "1"] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
  const worst = findings.some((finding) => finding.severity === "error") ? "error" : "warning";
  return {
    row: Number(row) - 1,
    column: columnIndex(letters),
    colour: COLOURS[worst],
    text: findings.map(commentOf).join("\n\n"),
  };
}

function commentOf(finding: Finding): string {
  return [`${severityLabel(finding)} ${finding.code}`, finding.zh, finding.fix, finding.en, finding.fixEn]
    .filter((line) => line !== "")
    .join("\n");
}

/** The severity in words and with a sign. @example severityLabel({ severity: "error" }) // "✖ 错误 Error" */
export function severityLabel(finding: Pick<Finding, "severity">): string {
  return LABELS[finding.severity];
}
