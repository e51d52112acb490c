import { requirementsIn, type RequirementDocument } from "@youheng/kernel/assess";
import type { Place } from "@youheng/kernel/model";
import type { ReportSubject } from "../report-subject.ts";
import { shownBeside, shownPlain } from "../shown.ts";
import { unitInWords } from "../unit-in-words.ts";
import { cell, heading } from "./blocks.ts";
import type { Block, Table, TableCell } from "./blocks.ts";

/** The areas of the standard besides resources, in its order. */
export const REQUIREMENT_AREAS = ["entry", "veto", "government", "quality", "recognition"] as const;

/** The state of every other requirement, area by area, with its evidence; nothing where the standard has none. */
export function requirementBlocks(subject: ReportSubject): readonly Block[] {
  const { document, text } = subject;
  const tables = REQUIREMENT_AREAS.filter((area) => requirementsIn(document, area).length > 0).map((area) =>
    requirementTable(subject, area),
  );
  return tables.length === 0
    ? []
    : [heading(text.chapter.requirements), ...tables, heading(text.chapter.evidence), evidenceTable(subject)];
}

/** Every requirement with the documents that answer it, what was handed in for it, and where its figures stand. */
function evidenceTable(subject: ReportSubject): Table {
  const { document, text, inWords } = subject;
  const { column } = text;
  const requirements = REQUIREMENT_AREAS.flatMap((area) => requirementsIn(document, area));
  return {
    kind: "table",
    caption: text.table.evidence,
    columns: [
      { head: column.requirement, width: 6, align: "left" },
      { head: column.documents, width: 5, align: "left" },
      { head: column.evidence, width: 4.4, align: "left" },
      { head: column.cell, width: 4.4, align: "left" },
      { head: column.handedIn, width: 2.2, align: "center" },
    ],
    rows: requirements.map((one) => {
      const isThere = one.value !== null;
      return [
        cell(inWords(one.name)),
        cell(one.kind === "schools" ? text.everySchool : one.documents.map(inWords).join(text.separator)),
        cell(one.evidence.join(text.separator)),
        cell(
          one.places
            .map(placeInLine)
            .filter((place) => place !== "")
            .join(text.separator),
        ),
        cell(isThere ? text.yes : text.no, !isThere),
      ];
    }),
  };
}

function placeInLine({ file, sheet, cell: at, row }: Place): string {
  return [file, sheet, at ?? (row === undefined ? undefined : String(row))].filter(Boolean).join(" · ");
}

function requirementTable(subject: ReportSubject, area: (typeof REQUIREMENT_AREAS)[number]): Table {
  const { document, text } = subject;
  const { column } = text;
  return {
    kind: "table",
    caption: text.table.requirements(text.area[area]),
    columns: [
      { head: column.requirement, width: 7, align: "left" },
      { head: column.value, width: 2.6, align: "right" },
      { head: column.limitOf, width: 2.6, align: "right" },
      { head: column.verdict, width: 2.6, align: "center" },
      { head: column.evidence, width: 5, align: "left" },
    ],
    rows: requirementsIn(document, area).map((one) => requirementRow(subject, one)),
  };
}

function requirementRow({ text, inWords }: ReportSubject, one: RequirementDocument): readonly TableCell[] {
  const side = one.direction === null ? "" : { at_least: "≥ ", at_most: "≤ ", below: "< " }[one.direction];
  const missing = one.missing === undefined ? [] : [text.missing[one.missing.reason]];
  return [
    cell(inWords(one.name)),
    cell(requirementValue(text, one, one.value)),
    cell(one.limit === null ? text.none : side + requirementValue(text, one, one.limit)),
    cell(text.verdict[one.verdict], one.verdict === "falls_short"),
    cell([...one.evidence, ...missing].join(text.separator)),
  ];
}

/** A figure of a requirement: shares as percent, answers as yes or no, others with their unit. */
export function requirementValue(text: ReportSubject["text"], one: RequirementDocument, value: number | null): string {
  if (value === null) return text.none;
  if (one.kind === "evidence") return value === 1 ? text.yes : text.no;
  if (one.unit === "share") {
    const limit = one.limit === null || value === one.limit ? null : one.limit * 100;
    return text.percent(limit === null ? shownPlain(text, value * 100) : shownBeside(text, value * 100, limit, 1));
  }
  return text.amount(shownPlain(text, value), unitInWords(text, one.unit));
}
