import type { Exclusion, Indicator, Source, Split, StageOf, Standard } from "@youheng/kernel/model";
import {
  date,
  either,
  lined,
  list,
  mapOf,
  may,
  need,
  number,
  oneOf,
  record,
  text,
  yesNo,
  type Lined,
  type RecordOf,
} from "./shapes.ts";

const STANDINGS = ["official", "secondary", "unconfirmed"] as const;
const sourceKeys = { text: need(text), url: may(text), standing: need(oneOf(STANDINGS)) };
const sourceShape = record(sourceKeys);
/** A source by its id in the standard's own list, or written out. */
const sourceList = list(lined(either(text, sourceShape)));
const words = record({ zh: need(text), en: need(text) });

const ruleKeys = {
  met: may(number),
  of: may(number),
  others_at_least: may(number),
  clause: may(text),
  sources: may(sourceList),
};
const exclusionKeys = {
  id: need(text),
  zh: may(text),
  en: may(text),
  when: may(text),
  on: may(yesNo),
  sources: may(sourceList),
};
const splitKeys = { weights: may(mapOf(number)), fields: may(list(lined(text))), sources: may(sourceList) };

const standardKeys = {
  id: need(text),
  extends: may(text),
  zh: may(text),
  en: may(text),
  version: may(text),
  region: may(text),
  valid_from: may(date),
  valid_to: may(date),
  stages: may(list(lined(text))),
  weight: may(text),
  section_rule: may(record(ruleKeys)),
  exclusions: may(list(lined(record(exclusionKeys)))),
  split: may(record(splitKeys)),
  sources: may(list(record({ id: need(text), ...sourceKeys }))),
  awaits: may(list(words)),
  without: may(list(lined(text))),
};

const indicatorKeys = {
  id: need(text),
  zh: may(text),
  en: may(text),
  short: may(words),
  area: may(text),
  clause: may(text),
  formula: may(lined(text)),
  unit: may(lined(text)),
  at_least: may(mapOf(number)),
  cv_at_most: may(mapOf(number)),
  valid_from: may(date),
  valid_to: may(date),
  sources: may(sourceList),
};

/** A `standard.yaml`: a standard of its own, or, with `extends`, only what differs from another. */
export const standardFile = lined(record(standardKeys));
/** One file of `indicators/`. */
export const indicatorFile = lined(record(indicatorKeys));

export type StandardAsRead = RecordOf<typeof standardKeys>;
export type IndicatorAsRead = RecordOf<typeof indicatorKeys>;
type SourceList = readonly Lined<string | Source>[];

/** A reference to something that does not exist, for the message. */
export interface Dangling {
  readonly file: string;
  readonly line: number;
  readonly written: string;
  readonly allowed: readonly string[];
  readonly what: "source" | "stage" | "indicator";
}

/** What the parts of a standard refer to. */
export interface StandardGround {
  readonly stages: readonly StageOf[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly dangling: (reference: Dangling) => void;
}

/** The parts of a standard that a file states; the rest is missing, or comes from the one it extends. */
export interface StandardPart {
  readonly standard: Partial<Omit<Standard, "indicators" | "exclusions" | "split" | "sectionRule">>;
  readonly sectionRule: Partial<NonNullable<Standard["sectionRule"]>> | undefined;
  readonly split: Partial<Split> | undefined;
  readonly exclusions: readonly (Partial<Exclusion> & { readonly id: string })[];
  readonly indicators: readonly (Partial<Indicator> & { readonly id: string })[];
  readonly without: readonly string[];
}

/** The sources of a standard's own list, by id. */
export function sourceBook(read: StandardAsRead): Map<string, Source> {
  return new Map((read.sources ?? []).map((source) => [source.id, sourceOf(source)]));
}

/** A source without the id by which the standard's parts refer to it. */
function sourceOf({ text: title, url, standing }: Source): Source {
  return { text: title, standing, ...(url !== undefined && { url }) };
}

/** A standard's files as the parts that they state. */
export function partOf(
  read: StandardAsRead,
  indicators: readonly IndicatorAsRead[],
  ground: StandardGround,
): StandardPart {
  const { zh, en, sectionRule, exclusions, split, stages, sources, without, ...same } = read;
  return {
    standard: {
      ...same,
      ...nameOf(zh, en),
      ...(stages && { stages: stages.flatMap((stage) => stageNamed(stage, ground)) }),
      ...(sources && { sources: sources.map(sourceOf) }),
    },
    sectionRule:
      sectionRule && ({ ...sectionRule, ...sourcesOf(sectionRule.sources, ground) } as StandardPart["sectionRule"]),
    split:
      split &&
      ({
        ...split,
        ...(split.fields && { fields: split.fields.map(({ value }) => value) }),
        ...sourcesOf(split.sources, ground),
      } as Partial<Split>),
    exclusions: (exclusions ?? []).map(({ value }) => exclusionOf(value, ground)),
    indicators: indicators.map((indicator) => indicatorOf(indicator, ground)),
    without: (without ?? []).map(({ value }) => value),
  };
}

function exclusionOf(
  { zh, en, sources, ...same }: RecordOf<typeof exclusionKeys>,
  ground: StandardGround,
): StandardPart["exclusions"][number] {
  return { ...same, ...nameOf(zh, en), ...sourcesOf(sources, ground) };
}

function indicatorOf(
  { zh, en, sources, formula, unit, ...same }: IndicatorAsRead,
  ground: StandardGround,
): StandardPart["indicators"][number] {
  return {
    ...same,
    ...nameOf(zh, en),
    ...sourcesOf(sources, ground),
    ...(formula && { formula: formula.value }),
    ...(unit && { unit: unit.value }),
  };
}

function nameOf(zh: string | undefined, en: string | undefined) {
  return zh !== undefined && en !== undefined ? { name: { zh, en } } : {};
}

function sourcesOf(sources: SourceList | undefined, ground: StandardGround): { readonly sources?: readonly Source[] } {
  if (sources === undefined) return {};
  return { sources: sources.flatMap((one) => sourceNamed(one, ground)) };
}

function sourceNamed({ value, file, line }: SourceList[number], ground: StandardGround): Source[] {
  if (typeof value !== "string") return [value];
  const source = ground.sources.get(value);
  if (source === undefined)
    ground.dangling({ file, line, written: value, allowed: [...ground.sources.keys()], what: "source" });
  return source === undefined ? [] : [source];
}

function stageNamed({ value, file, line }: Lined<string>, ground: StandardGround): StageOf[] {
  const stage = ground.stages.find(({ id }) => id === value);
  if (stage === undefined)
    ground.dangling({ file, line, written: value, allowed: ground.stages.map(({ id }) => id), what: "stage" });
  return stage === undefined ? [] : [{ id: stage.id, zh: stage.zh, en: stage.en }];
}
