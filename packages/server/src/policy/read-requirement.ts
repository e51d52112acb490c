import type { DatedLimit, FormulaOption, Relaxation, Requirement } from "@youheng/kernel/model";
import { date, either, lined, list, may, need, number, oneOf, record, text, yesNo, type RecordOf } from "./shapes.ts";
import { nameOf, sourceList, sourcesOf, type SourceGround } from "./source-shapes.ts";

const KINDS = ["schools", "region", "evidence"] as const;
const AREAS = ["government", "quality", "recognition", "veto", "entry"] as const;
const words = record({ zh: need(text), en: need(text) });

const limitKeys = {
  value: need(number),
  from: may(date),
  to: may(date),
  region: may(text),
  sources: may(sourceList),
};
/** One limit that holds as long as the requirement does ("0.95"), or several, each with its dates and place. */
const limits = either(number, list(record(limitKeys)));

const relaxationKeys = {
  id: need(text),
  zh: may(text),
  en: may(text),
  when: may(text),
  holds: may(list(text)),
  on: may(yesNo),
  sources: may(sourceList),
};
const optionKeys = { id: need(text), zh: may(text), en: may(text), formula: may(text), sources: may(sourceList) };

const requirementKeys = {
  id: need(text),
  kind: may(oneOf(KINDS)),
  zh: may(text),
  en: may(text),
  area: may(oneOf(AREAS)),
  clause: may(text),
  valid_from: may(date),
  valid_to: may(date),
  sources: may(sourceList),
  // schools
  holds: may(lined(list(text))),
  applies: may(text),
  relaxations: may(list(lined(record(relaxationKeys)))),
  // region
  formula: may(lined(text)),
  unit: may(text),
  at_least: may(limits),
  at_most: may(limits),
  below: may(limits),
  options: may(list(lined(record(optionKeys)))),
  chosen: may(text),
  // evidence
  question: may(words),
  documents: may(list(words)),
  field: may(text),
  vetoes: may(yesNo),
};

/** One file of `requirements/`. */
export const requirementFile = lined(record(requirementKeys));

export type RequirementAsRead = RecordOf<typeof requirementKeys>;

/** A limit as stated: what it does not say, the requirement says for it. */
export type LimitPart = Partial<DatedLimit> & { readonly value: number };

/** What a file states of a requirement; the rest is missing, or comes from the standard that is extended. */
export interface RequirementPart {
  readonly id: string;
  readonly kind?: Requirement["kind"];
  readonly atLeast?: readonly LimitPart[];
  readonly atMost?: readonly LimitPart[];
  readonly below?: readonly LimitPart[];
  readonly relaxations?: readonly (Partial<Relaxation> & { readonly id: string })[];
  readonly options?: readonly (Partial<FormulaOption> & { readonly id: string })[];
  readonly [key: string]: unknown;
}

/** A requirement's file as the parts it states. */
export function requirementPart(read: RequirementAsRead, ground: SourceGround): RequirementPart {
  const { zh, en, sources, holds, formula, relaxations, options, atLeast, atMost, below, ...same } = read;
  return {
    ...same,
    ...nameOf(zh, en),
    ...sourcesOf(sources, ground),
    ...(holds && { holds: holds.value }),
    ...(formula && { formula: formula.value }),
    ...(atLeast !== undefined && { atLeast: limitParts(atLeast, ground) }),
    ...(atMost !== undefined && { atMost: limitParts(atMost, ground) }),
    ...(below !== undefined && { below: limitParts(below, ground) }),
    ...(relaxations && { relaxations: relaxations.map(({ value }) => namedPart(value, ground)) }),
    ...(options && { options: options.map(({ value }) => namedPart(value, ground)) }),
  };
}

type LimitsAsRead = NonNullable<RequirementAsRead["atLeast"]>;

function limitParts(read: LimitsAsRead, ground: SourceGround): readonly LimitPart[] {
  if (typeof read === "number") return [{ value: read }];
  return read.map(({ sources, ...same }) => ({ ...same, ...sourcesOf(sources, ground) }));
}

/** A relaxation or an option: its words as a name, its sources found. */
function namedPart<
  T extends { readonly zh?: string; readonly en?: string; readonly sources?: Parameters<typeof sourcesOf>[0] },
>({ zh, en, sources, ...same }: T, ground: SourceGround) {
  return { ...same, ...nameOf(zh, en), ...sourcesOf(sources, ground) };
}
