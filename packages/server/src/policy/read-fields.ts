import type { Field, StageOf, Words } from "@youheng/kernel/model";
import {
  lined,
  list,
  mapOf,
  may,
  need,
  number,
  oneOf,
  record,
  text,
  textOrNone,
  yesNo,
  type RecordOf,
} from "./shapes.ts";

const TYPES = ["count", "amount", "share", "flag", "code", "text", "year", "degrees"] as const;

const codeShape = record({ zh: need(text), en: need(text), also: may(list(text)) });

const fieldKeys = {
  id: need(text),
  zh: need(text),
  en: need(text),
  type: need(oneOf(TYPES)),
  unit: may(text),
  by_stage: may(yesNo),
  stages: may(list(text)),
  aliases: may(list(text)),
  min: may(number),
  max: may(number),
  step: may(number),
  pattern: may(text),
  shape: may(record({ zh: need(text), en: need(text) })),
  codes: may(mapOf(codeShape)),
  source: may(text),
  meaning: may(record({ zh: need(text), en: need(text) })),
};

const stageShape = record({ id: need(text), zh: need(text), en: need(text), words: may(list(text)) });

const unitShape = record({ id: need(text), zh: need(textOrNone), en: need(textOrNone) });

/** A file of `policy/fields`: facts (of schools, or with `of: county` of the whole county), stages, and the stages that a school of each kind is expected to have. */
export const fieldsFile = record({
  of: may(oneOf(["school", "county"] as const)),
  fields: may(list(lined(record(fieldKeys)))),
  stages: may(list(stageShape)),
  units: may(list(unitShape)),
  kind_stages: may(mapOf(list(text))),
});

/** A stage with the words that stand for it in headers: 小学, 小学部. */
export interface StageWords extends StageOf {
  readonly words: readonly string[];
}

/** A stage as read, as a plain value. */
export function stageOf(stage: {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly words?: readonly string[];
}): StageWords {
  return { id: stage.id, zh: stage.zh, en: stage.en, words: [...new Set([stage.zh, ...(stage.words ?? [])])] };
}

type FieldAsRead = RecordOf<typeof fieldKeys>;

/** A field as read, as the plain value of the kernel. Flags also read 是, true, 1, √ … by `codes` of their own. */
export function fieldOf(read: FieldAsRead, of: "school" | "county" = "school"): Field {
  const { codes, unit, byStage, ...same } = read;
  // what is counted is whole by its nature; other amounts say their smallest step themselves
  const step = read.step ?? (read.type === "count" ? 1 : undefined);
  return {
    ...same,
    ...(step !== undefined && { step }),
    ...(of === "county" && { of }),
    unit: unit ?? "",
    byStage: byStage ?? false,
    ...(codes && { codes: spellings(codes), codeNames: codeNames(codes) }),
  };
}

type Codes = NonNullable<FieldAsRead["codes"]>;

function spellings(codes: Codes): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [code, { zh, en, also }] of Object.entries(codes))
    for (const spelling of [code, zh, en, ...(also ?? [])]) found[spelling] = code;
  return found;
}

function codeNames(codes: Codes): Record<string, Words> {
  return Object.fromEntries(Object.entries(codes).map(([code, { zh, en }]) => [code, { zh, en }]));
}
