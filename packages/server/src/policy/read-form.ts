import { columnId, type Field, type Form, type FormCheck, type FormColumn } from "@youheng/kernel/model";
import { lined, list, mapOf, may, need, number, oneOf, record, text, yesNo, type RecordOf } from "./shapes.ts";
import type { StageWords } from "./read-fields.ts";

const columnKeys = {
  field: need(text),
  stages: may(list(text)),
  headers: may(list(text)),
  plus: may(number),
  required: may(yesNo),
  wanted: may(yesNo),
  exact: may(yesNo),
};

const checkKeys = {
  id: need(text),
  severity: need(oneOf(["error", "warning"] as const)),
  holds: need(text),
  zh: need(text),
  en: need(text),
  fix: need(text),
  fix_en: need(text),
  source: may(text),
};

const formKeys = {
  id: need(text),
  zh: need(text),
  en: need(text),
  version: need(text),
  columns: need(list(lined(record(columnKeys)))),
  scales: may(mapOf(number)),
  blanks: may(list(text)),
  totals: may(list(text)),
  region_sheets: may(list(text)),
  checks: may(list(lined(record(checkKeys)))),
  comparison: may(
    record({ students_change_share: need(number), teachers_jump_factor: need(number), moved_m: may(number) }),
  ),
  source: may(text),
};

/** A `form.yaml` of `policy/forms/ID/`. */
export const formFile = record(formKeys);

export type FormAsRead = RecordOf<typeof formKeys>;
type ColumnAsRead = RecordOf<typeof columnKeys>;
type CheckAsRead = RecordOf<typeof checkKeys>;

/** What a form's columns are completed from. */
export interface FormGround {
  readonly fields: ReadonlyMap<string, Field>;
  readonly stages: readonly StageWords[];
}

/** No change from last year is remarkable unless the form says so. */
const NO_COMPARISON = { studentsChangeShare: Number.MAX_VALUE, teachersJumpFactor: Number.MAX_VALUE } as const;

/** A form as read, as the plain value of the kernel: one column for each stage, all header spellings written out. */
export function formOf(read: FormAsRead, ground: FormGround): Form {
  return {
    id: read.id,
    name: { zh: read.zh, en: read.en },
    version: read.version,
    columns: read.columns.flatMap(({ value }) => columnsOf(value, ground)),
    scales: read.scales ?? {},
    blanks: read.blanks ?? [],
    checks: (read.checks ?? []).map(({ value }) => checkOf(value)),
    comparison: read.comparison ?? NO_COMPARISON,
    ...(read.totals && { totals: read.totals }),
    ...(read.regionSheets && { regionSheets: read.regionSheets }),
    ...(read.source !== undefined && { source: read.source }),
  };
}

function checkOf({ id, severity, holds, zh, en, fix, fixEn }: CheckAsRead): FormCheck {
  return { id, severity, holds, zh, en, fix, fixEn };
}

/**
 * The columns one entry stands for. Headers: the column id, the Chinese and English name, other names, and the entry's
 * own, where "{stage}" stands for each word of the stage. With `exact` the entry's own headers are the only ones.
 */
function columnsOf(read: ColumnAsRead, ground: FormGround): FormColumn[] {
  const field = ground.fields.get(read.field);
  const stages = read.stages ?? (field?.byStage ? (field.stages ?? ground.stages.map((stage) => stage.id)) : []);
  const rest = {
    ...(read.plus !== undefined && { plus: read.plus }),
    ...(read.required !== undefined && { required: read.required }),
    ...(read.wanted !== undefined && { wanted: read.wanted }),
  };
  if (stages.length === 0) return [{ field: read.field, headers: headersOf(read, field, null), ...rest }];
  return ground.stages
    .filter((stage) => stages.includes(stage.id))
    .map((stage) => ({ field: read.field, stage: stage.id, headers: headersOf(read, field, stage), ...rest }));
}

function headersOf(read: ColumnAsRead, field: Field | undefined, stage: StageWords | null): readonly string[] {
  const own = read.headers ?? [];
  const patterns = read.exact ? own : [...namePatterns(field, stage), ...own];
  const written = patterns.flatMap((pattern) =>
    stage === null ? [pattern] : stage.words.map((word) => pattern.replaceAll("{stage}", word)),
  );
  const canonical = read.exact ? [] : [columnId(read.field, stage?.id)];
  return [...new Set([...canonical, ...written])];
}

function namePatterns(field: Field | undefined, stage: StageWords | null): readonly string[] {
  if (field === undefined) return [];
  const chinese = [field.zh, ...(field.aliases ?? [])];
  if (stage === null) return [...chinese, field.en];
  return [...chinese.flatMap((name) => [`{stage}${name}`, `${name}（{stage}）`]), `${field.en}, ${stage.en}`];
}
