import { columnId, type Field, type Form, type FormColumn } from "../model/index.ts";
import { cleanKey, cleanText } from "./cell.ts";
import { onceForForm } from "./once-for-form.ts";

/** A column of the form with all that is needed to read its cells. */
export interface ReadingColumn {
  readonly id: string;
  /** the header to show: 小学在校生数 */
  readonly zh: string;
  readonly en: string;
  readonly field: Field;
  readonly form: FormColumn;
  /** spelling as `cleanKey` leaves it → code */
  readonly spellings: ReadonlyMap<string, string>;
}

/** A form made ready for reading: looked up by header spelling or by column id. */
export interface FormIndex {
  readonly form: Form;
  readonly byId: ReadonlyMap<string, ReadingColumn>;
  /** header spelling as `cleanKey` leaves it → column */
  readonly bySpelling: ReadonlyMap<string, ReadingColumn>;
  readonly scales: ReadonlyMap<string, number>;
  readonly blanks: ReadonlySet<string>;
  readonly totals: ReadonlySet<string>;
  /** first characters of those words, for a quick look */
  readonly totalBeginnings: ReadonlySet<number>;
}

const CHINESE = /[\u4e00-\u9fff]/;

/** Where a form names no words of its own for rows of totals. */
const TOTALS = ["合计", "总计", "小计", "共计", "total", "sum", "grandtotal"];

/**
 * Makes a form ready for reading; the same form and fields give the same index.
 *
 * @throws Error when the form names a field that the policy does not have: a bug of the policy, not of the return
 * @example indexForm(tidy, fields).bySpelling.get("学校名称")?.id // "school_name"
 */
export const indexForm = onceForForm(makeIndex);

function makeIndex(form: Form, fields: readonly Field[]): FormIndex {
  const fieldById = new Map(fields.map((field) => [field.id, field]));
  const byId = new Map<string, ReadingColumn>();
  const bySpelling = new Map<string, ReadingColumn>();
  for (const formColumn of form.columns) {
    const field = fieldById.get(formColumn.field);
    if (field === undefined)
      throw new Error(`form "${form.id}" names the field "${formColumn.field}", which the policy does not have`);
    const column = readingColumn(formColumn, field);
    byId.set(column.id, column);
    for (const spelling of [column.id, ...formColumn.headers])
      if (!bySpelling.has(cleanKey(spelling))) bySpelling.set(cleanKey(spelling), column);
  }
  const totals = new Set((form.totals ?? TOTALS).map(cleanKey));
  const totalBeginnings = new Set(Array.from(totals, (word) => word.charCodeAt(0)));
  return {
    form,
    byId,
    bySpelling,
    scales: scalesOf(form),
    blanks: new Set(form.blanks.map(cleanText)),
    totals,
    totalBeginnings,
  };
}

function readingColumn(form: FormColumn, field: Field): ReadingColumn {
  const spellings = new Map<string, string>();
  for (const [spelling, code] of Object.entries(field.codes ?? {})) {
    spellings.set(cleanKey(spelling), code);
    spellings.set(cleanKey(code), code);
  }
  const zh = form.headers.find((header) => CHINESE.test(header)) ?? field.zh;
  const en = form.stage === undefined ? field.en : `${field.en} (${form.stage})`;
  return { id: columnId(form.field, form.stage), zh, en, field, form, spellings };
}

function scalesOf(form: Form): ReadonlyMap<string, number> {
  const longestFirst = Object.entries(form.scales).sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
  return new Map(longestFirst.map(([unit, scale]) => [cleanKey(unit), scale]));
}
