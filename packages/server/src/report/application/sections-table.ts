import { columnId } from "@youheng/kernel/model";
import type { Worksheet } from "exceljs";
import type { SubjectSection } from "../report-subject.ts";
import { VALUE_DECIMALS } from "../shown.ts";
import { outside } from "../workbook/cell-address.ts";
import { formatBeside } from "../workbook/format-beside.ts";
import { numbersOf } from "../workbook/facts-numbers.ts";
import { living, unlessEmpty } from "../workbook/living.ts";
import type { Living } from "../workbook/living.ts";
import { paintHead, paintTable, writeRow } from "../workbook/sheet-style.ts";
import { FIRST_ROW } from "../workbook/workbook-plan.ts";
import type { StagePlan } from "../workbook/workbook-plan.ts";
import { seat } from "./application-context.ts";
import type { ApplicationContext } from "./application-context.ts";
import type { TableOf } from "./application-layout.ts";
import { indicatorIndexes } from "./indicator-tables.ts";
import { rowHeight } from "./row-height.ts";

const HEAD = 2;
const FIRST = 4;
/** Number, name, sponsor, students, grades, classes. */
const BEFORE = 6;
const NAME = 26;
const REMARK = 44;
const COLUMN = { sponsor: 3, students: 4, grades: 5, classes: 6 } as const;

interface SectionSeat {
  readonly stage: StagePlan;
  readonly section: SubjectSection;
  /** row on the stage's own sheets */
  readonly from: number;
  readonly row: number;
}

/** 表Ⅱ-2: every section with its values and verdict, each taken from the sheet of its stage. Returns the first row under it. */
export function writeSectionsTable(sheet: Worksheet, context: ApplicationContext, table: TableOf<"sections">): number {
  const { plan } = context;
  const columns = writeHeads(sheet, context, table);
  let row = FIRST;
  for (const stage of plan.stages) {
    stage.stage.sections.forEach((section, i) => {
      writeRow(sheet, row, [i + 1, section.document.school_name ?? section.document.school_code]);
      writeSection(sheet, context, table, { stage, section, from: FIRST_ROW + i, row });
      row += 1;
    });
  }
  paintTable(sheet, [FIRST, row - 1], columns, { vertical: "middle", horizontal: "center", wrapText: true });
  for (let at = FIRST; at < row; at++)
    for (const column of [2, columns])
      sheet.getCell(at, column).alignment = { horizontal: "left", vertical: "middle", wrapText: true };
  return row;
}

function writeHeads(sheet: Worksheet, context: ApplicationContext, table: TableOf<"sections">): number {
  const { plan, inWords } = context;
  const { standard } = plan.subject.assessment;
  const indicators = indicatorIndexes(context).map((k) => inWords(standard.indicators[k]!.indicator.name));
  const heads = [...table.heads.map(inWords), ...indicators, inWords(table.verdict), inWords(table.remark)];
  writeRow(sheet, HEAD, heads);
  writeRow(
    sheet,
    HEAD + 1,
    Array.from({ length: heads.length - 1 }, (_, i) => `L${i + 1}`),
  );
  for (const row of [HEAD, HEAD + 1]) paintHead(sheet, row, heads.length);
  sheet.getRow(HEAD).height = 84;
  [5, NAME, 8, 8, 6, 6, ...indicators.map(() => 10.5), 9, REMARK].forEach(
    (width, i) => (sheet.getColumn(i + 1).width = width),
  );
  return heads.length;
}

function writeSection(
  sheet: Worksheet,
  context: ApplicationContext,
  table: TableOf<"sections">,
  at: SectionSeat,
): void {
  const { plan, inWords } = context;
  const { stage, section, from, row } = at;
  const indexes = indicatorIndexes(context);
  const item = (i: number): string => `${stage.stage.name} ${inWords(table.heads[i]!)}`;
  const onStage = (column: number): string => outside({ sheet: stage.sheet, column, row: from });
  const students = living(onStage(plan.columns.students), section.document.students);
  seat(context, sheet, sponsorOf(context, section), { row, column: COLUMN.sponsor, item: item(2) });
  seat(context, sheet, students, { row, column: COLUMN.students, item: item(3), format: "#,##0" });
  seat(context, sheet, null, { row, column: COLUMN.grades, item: item(4) });
  seat(context, sheet, classesCell(context, at), { row, column: COLUMN.classes, item: item(5) });
  indexes.forEach((k, i) => {
    const { indicator } = plan.subject.assessment.standard.indicators[k]!;
    const found = section.document.indicators[indicator.id]!;
    seat(context, sheet, living(onStage(plan.columns.value(k)), found.value), {
      row,
      column: BEFORE + 1 + i,
      item: `${stage.stage.name} ${inWords(indicator.name)}`,
      format: formatBeside(found.value, found.threshold, VALUE_DECIMALS),
    });
  });
  const verdict = BEFORE + 1 + indexes.length;
  seat(context, sheet, verdictCell(context, at), {
    row,
    column: verdict,
    item: `${stage.stage.name} ${inWords(table.verdict)}`,
  });
  const remark = remarkCell(context, at);
  sheet.getCell(row, verdict + 1).value = { ...remark };
  sheet.getRow(row).height = rowHeight([
    [section.document.school_name ?? "", NAME],
    [String(remark.result), REMARK],
  ]);
}

/** Only of a private school does the return say who runs it. */
function sponsorOf({ plan, layout, inWords }: ApplicationContext, { document }: SubjectSection): string | null {
  const ownership = plan.subject.assessment.facts.text["ownership"]?.[document.row] ?? null;
  return ownership === "private" ? inWords(layout.words.private_sponsor) : null;
}

function classesCell({ plan }: ApplicationContext, { stage, section }: SectionSeat): Living | null {
  const column = columnId("classes", stage.stage.id);
  if (!plan.facts.includes(column)) return null;
  const cell = outside(plan.factCell(section.document.row, column));
  return living(
    unlessEmpty([cell], cell),
    numbersOf(plan.subject.assessment.facts, column)[section.document.row] ?? null,
  );
}

function verdictCell({ plan, layout, inWords }: ApplicationContext, { stage, section, from }: SectionSeat): Living {
  const { verdict } = plan.subject.text;
  const cell = outside({ sheet: stage.sheet, column: plan.columns.verdict, row: from });
  const [yes, no] = [inWords(layout.words.yes), inWords(layout.words.no)];
  const result = { meets: yes, falls_short: no, not_assessable: null };
  return living(
    `IF(${cell}="${verdict.meets}","${yes}",IF(${cell}="${verdict.falls_short}","${no}",""))`,
    section.document.verdict === null ? null : result[section.document.verdict],
  );
}

/** Which columns are met, which reach the floor, which stay below it: built from the marks of the working sheet. */
function remarkCell(context: ApplicationContext, { stage, section, from }: SectionSeat): Living {
  const { plan, layout, inWords } = context;
  const indexes = indicatorIndexes(context);
  const between = inWords(layout.words.between);
  const marks = indexes.map((k, i) => {
    const { indicator } = plan.subject.assessment.standard.indicators[k]!;
    const { meets, floor_meets: reaches } = section.document.indicators[indicator.id]!;
    const mark = (column: number): string => outside({ sheet: stage.working, column, row: from });
    return {
      label: `L${BEFORE + 1 + i}`,
      meets,
      reaches,
      met: mark(plan.columns.met(k)),
      below: mark(plan.columns.belowFloor(k)),
    };
  });
  const groups = [
    {
      words: layout.words.met,
      test: (m: (typeof marks)[number]) => `${m.met}=1`,
      holds: (m: (typeof marks)[number]) => m.meets === true,
    },
    {
      words: layout.words.floor,
      test: (m: (typeof marks)[number]) => `AND(${m.met}=0,${m.below}=0)`,
      holds: (m: (typeof marks)[number]) => m.meets === false && m.reaches === true,
    },
    {
      words: layout.words.below,
      test: (m: (typeof marks)[number]) => `AND(${m.met}=0,${m.below}=1)`,
      holds: (m: (typeof marks)[number]) => m.meets === false && m.reaches === false,
    },
  ];
  // each part begins with the mark between two; MID(…) cuts the first one off
  const parts = groups.map(({ words, test, holds }) => {
    const list = marks.map((m) => `IF(${test(m)},"${between}${m.label}","")`).join("&");
    const any = `OR(${marks.map(test).join(",")})`;
    const own = marks.filter(holds).map((m) => m.label);
    return {
      formula: `IF(${any},"${inWords(words)}"&MID(${list},${between.length + 1},99),"")`,
      text: own.length === 0 ? "" : inWords(words) + own.join(between),
    };
  });
  return living(parts.map((part) => part.formula).join("&"), parts.map((part) => part.text).join(""));
}
