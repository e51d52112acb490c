import { verdictSentence } from "@youheng/kernel/assess";
import type { ReportSubject } from "../report-subject.ts";
import { bullets, cell, heading, note, plain } from "./blocks.ts";
import type { Block } from "./blocks.ts";
import { allSectionsTable } from "./all-sections-table.ts";
import { cvFigure, meanFigure, sectionsOf, spreadFigure } from "./figures.ts";
import { findingsTable } from "./findings-table.ts";
import { groupingTables } from "./grouping-tables.ts";
import { indicatorsTable, stagesTable } from "./indicators-table.ts";
import { lackingTable } from "./lacking-table.ts";
import { lorenzPicture } from "./lorenz-picture.ts";
import { mapPicture } from "./map-picture.ts";
import { yearsPicture } from "./years-picture.ts";
import { leftOutRows } from "./left-out-rows.ts";
import { lineageTable } from "./lineage-table.ts";
import { methodNotes } from "./method-notes.ts";
import { requirementBlocks } from "./requirement-blocks.ts";
import { shortTable } from "./short-table.ts";

/** The district's self-evaluation report: the verdict first, then why, who, how much, and how it was computed. */
export function districtBlocks(subject: ReportSubject): readonly Block[] {
  const { text, stages, document, assessment, inWords } = subject;
  const { chapter } = text;
  return [
    heading(chapter.verdict),
    { kind: "paragraph", tone: "verdict", text: inWords(verdictSentence(document)) },
    note(text.verdictNote(document.scope.map((area) => text.scopeNames[area] ?? area).join(text.comma))),
    ...(document.open.length === 0 ? [] : [note(text.openNote(document.open.length))]),
    heading(chapter.stages),
    stagesTable(subject),
    heading(chapter.indicators),
    ...stages.flatMap((stage) => [
      indicatorsTable(subject, stage),
      ...meanFigure(subject, stage),
      ...cvFigure(subject, stage),
    ]),
    heading(chapter.spread),
    ...stages.flatMap((stage) => [
      ...spreadFigure(subject, sectionsOf(stage)),
      ...lorenzPicture(subject, sectionsOf(stage)),
      ...yearsPicture(subject, stage),
    ]),
    ...mapPicture(subject),
    heading(chapter.short),
    ...orElse(
      stages.flatMap((stage) => shortTable(subject, stage)),
      plain(text.noneShort),
    ),
    heading(chapter.lacking),
    ...orElse(lackingTable(subject), plain(text.noneLacking)),
    ...requirementBlocks(subject),
    ...groupingBlocks(subject),
    heading(chapter.all),
    ...stages.map((stage) => allSectionsTable(subject, stage)),
    heading(chapter.leftOut),
    ...orElse(leftOutTable(subject), plain(text.noneLeftOut)),
    heading(chapter.findings),
    ...orElse(findingsTable(subject), plain(text.noFindings)),
    heading(chapter.method),
    bullets(methodNotes(subject)),
    heading(chapter.lineage),
    lineageTable(subject),
    note(text.lineage.madeBy),
    ...awaits(chapter.awaits, assessment.standard.bundle.standard.awaits.map(inWords)),
    heading(chapter.signatures),
    { kind: "signatures", labels: [text.district.office, text.district.head, text.district.date] },
  ];
}

/** By township, school group, school district: whatever the return says; no chapter where it says nothing. */
function groupingBlocks(subject: ReportSubject): readonly Block[] {
  const tables = groupingTables(subject);
  return tables.length === 0 ? [] : [heading(subject.text.chapter.groupings), ...tables];
}

function orElse(blocks: readonly Block[], otherwise: Block): readonly Block[] {
  return blocks.length > 0 ? blocks : [otherwise];
}

function awaits(title: string, items: readonly string[]): readonly Block[] {
  return items.length === 0 ? [] : [heading(title), bullets(items)];
}

function leftOutTable(subject: ReportSubject): readonly Block[] {
  const { text } = subject;
  const { column } = text;
  const rows = leftOutRows(subject);
  if (rows.length === 0) return [];
  return [
    {
      kind: "table",
      caption: text.table.leftOut,
      columns: [
        { head: column.school, width: 4, align: "left" },
        { head: column.stage, width: 2, align: "left" },
        { head: column.rule, width: 6, align: "left" },
        { head: column.where, width: 5, align: "left" },
      ],
      rows: rows.map((row) => [
        cell(row.schoolName || row.schoolCode),
        cell(row.stage),
        cell(row.rule),
        cell(row.place),
      ]),
    },
  ];
}
