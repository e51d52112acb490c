import type { ReportSubject } from "../report-subject.ts";
import { cell } from "./blocks.ts";
import type { Table } from "./blocks.ts";
import { lineageRows } from "./lineage-rows.ts";

/** What the report was made from. */
export function lineageTable(subject: ReportSubject): Table {
  const { text } = subject;
  return {
    kind: "table",
    caption: text.table.lineage,
    columns: [
      { head: text.column.item, width: 3, align: "left" },
      { head: text.column.content, width: 10, align: "left" },
    ],
    rows: lineageRows(subject).map(([label, words]) => [cell(label), cell(words)]),
  };
}
