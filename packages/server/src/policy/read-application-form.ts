import type { ApplicationForm } from "@youheng/kernel/sense";
import { list, mapOf, may, need, number, oneOf, record, type RecordOf, text, yesNo } from "./shapes.ts";

const words = need(list(text));

const stage = record({ stage: need(text), words, ends: words, kind: need(text) });
const column = record({
  id: need(text),
  fact: need(text),
  by_stage: may(yesNo),
  headings: words,
  per: need(number),
  whole: may(yesNo),
});
const sections = record({
  titles: words,
  number: words,
  name: words,
  students: words,
  classes: words,
  sponsor: words,
  code: words,
  stages: need(list(stage)),
  kinds: need(list(record({ ends: words, kind: need(text) }))),
  both: need(text),
  sponsors: need(mapOf(text)),
  columns: need(list(column)),
  decimals: need(number),
});
const claim = need(record({ row: words, tolerance: need(number) }));
const total = record({
  code: need(text),
  sum: need(oneOf(["students", "classes"] as const)),
  stage: need(text),
  at_least: may(yesNo),
  zh: need(text),
  en: need(text),
});
const figure = record({ fact: need(text), after: words, in_order: may(yesNo) });
const sentence = record({ row: words, confirms: may(list(text)), reads: may(list(figure)) });

const keys = {
  id: need(text),
  zh: need(text),
  en: need(text),
  version: need(text),
  values_by: need(text),
  standing: need(oneOf(["official", "secondary", "unconfirmed"] as const)),
  source: need(text),
  year_patterns: words,
  region_pattern: need(text),
  sections: need(sections),
  balance: need(record({ titles: words, mean: claim, cv: claim })),
  totals: need(record({ titles: words, cells: need(list(total)) })),
  sentences: need(record({ titles: words, says: words, met: words, rows: need(list(sentence)) })),
  lacks: need(record({ zh: need(text), en: need(text) })),
  scales: need(mapOf(number)),
  levels: need(mapOf(number)),
};

/** A `reading.yaml` of `policy/forms/ID/`: how filled application tables are read back. */
export const applicationFile = record(keys);

/** The form as read, as the plain value of the kernel. */
export function applicationFormOf(read: RecordOf<typeof keys>): ApplicationForm {
  const { zh, en, standing: _, source: __, sections: table, sentences, totals, ...rest } = read;
  const columns = table.columns.map(({ byStage, whole, ...one }) => ({
    ...one,
    byStage: byStage ?? false,
    whole: whole ?? false,
  }));
  const rows = sentences.rows.map(({ row, confirms, reads }) => ({
    row,
    confirms: confirms ?? [],
    reads: (reads ?? []).map(({ inOrder, ...one }) => ({ ...one, inOrder: inOrder ?? false })),
  }));
  const cells = totals.cells.map(({ atLeast, ...one }) => ({ ...one, atLeast: atLeast ?? false }));
  return {
    ...rest,
    name: { zh, en },
    sections: { ...table, columns },
    totals: { ...totals, cells },
    sentences: { ...sentences, rows },
  };
}
