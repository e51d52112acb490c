import type { SectionIndicatorDocument } from "@youheng/kernel/assess";
import type { ReportSubject, SubjectSection, SubjectStage } from "../report-subject.ts";
import { shownBeside, shownPlain, VALUE_DECIMALS } from "../shown.ts";
import { cell } from "./blocks.ts";
import type { Table, TableCell } from "./blocks.ts";

/** Below the threshold, below the floor: a mark beside the number, so that colour is not alone. */
const BELOW = "↓";

/** Every section of a stage with every indicator; what is below its threshold is marked. */
export function allSectionsTable(subject: ReportSubject, stage: SubjectStage): Table {
  const { text, assessment, inWords } = subject;
  const { column } = text;
  return {
    kind: "table",
    caption: text.table.all(stage.name),
    dense: true,
    columns: [
      { head: column.school, width: 5.2, align: "left" },
      { head: column.students, width: 2.8, align: "right" },
      ...assessment.standard.indicators.map(({ indicator }) => ({
        head: inWords(indicator.short ?? indicator.name),
        width: 2.9,
        align: "right" as const,
      })),
      { head: column.items, width: 2, align: "right" },
      { head: column.verdict, width: 2.2, align: "center" },
    ],
    rows: stage.sections.map((section) => sectionRow(subject, section)),
    note: text.marks(BELOW, BELOW + BELOW),
  };
}

function sectionRow({ text, assessment }: ReportSubject, { document }: SubjectSection): readonly TableCell[] {
  return [
    cell(document.school_name ?? document.school_code ?? text.none),
    cell(shownPlain(text, document.students)),
    ...assessment.standard.indicators.map(({ indicator }) => {
      const found = document.indicators[indicator.id]!;
      return cell(
        shownBeside(text, found.value, found.threshold, VALUE_DECIMALS) + markOf(found),
        found.meets === false,
      );
    }),
    cell(String(document.items_met)),
    cell(document.verdict === null ? text.none : text.verdict[document.verdict], document.verdict === "falls_short"),
  ];
}

function markOf({ meets, floor_meets: reaches }: SectionIndicatorDocument): string {
  if (meets !== false) return "";
  return reaches === false ? BELOW + BELOW : BELOW;
}
