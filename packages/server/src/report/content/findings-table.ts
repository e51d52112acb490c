import type { Finding } from "@youheng/kernel/model";
import type { ReportSubject } from "../report-subject.ts";
import { cell } from "./blocks.ts";
import type { Table } from "./blocks.ts";

const ORDER = ["error", "warning", "note"] as const;

/** What the checks found, errors first; sections that were left out have a chapter of their own. */
export function findingsTable({ text, document, assessment, ask, rows }: ReportSubject): readonly Table[] {
  const { column } = text;
  const { facts } = assessment;
  const lines = new Set(rows.map((row) => facts.origin.rowNumbers[row]));
  const inScope = ({ code, place }: Finding): boolean =>
    !code.startsWith("ASSESS-00") && (ask.scope === "district" || (place.row !== undefined && lines.has(place.row)));
  const findings = ORDER.flatMap((severity) =>
    document.findings.filter((one) => one.severity === severity && inScope(one)),
  );
  if (findings.length === 0) return [];
  const zh = ask.language === "zh";
  return [
    {
      kind: "table",
      caption: text.table.findings,
      columns: [
        { head: column.severity, width: 2, align: "left" },
        { head: column.where, width: 5, align: "left" },
        { head: column.what, width: 7, align: "left" },
        { head: column.fix, width: 5, align: "left" },
      ],
      rows: findings.map((one) => [
        cell(text.severity[one.severity], one.severity === "error"),
        cell(one.where),
        cell(zh ? one.zh : one.en),
        cell(zh ? one.fix : one.fixEn),
      ]),
    },
  ];
}
