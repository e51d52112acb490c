import type { Exclusion, Indicator, Source, Split, StageOf, Standard } from "@youheng/kernel/model";
import {
  date,
  lined,
  list,
  mapOf,
  may,
  need,
  number,
  record,
  text,
  yesNo,
  type Lined,
  type RecordOf,
} from "./shapes.ts";
import { caseFile } from "./read-case.ts";
import { requirementFile, requirementPart, type RequirementAsRead, type RequirementPart } from "./read-requirement.ts";
import { nameOf, sourceKeys, sourceList, sourceOf, sourcesOf, type SourceGround } from "./source-shapes.ts";

const words = record({ zh: need(text), en: need(text) });

const ruleKeys = {
  met: may(number),
  of: may(number),
  others_at_least: may(number),
  clause: may(text),
  sources: may(sourceList),
};
const compositeKeys = {
  zh: may(text),
  en: may(text),
  at_most: may(mapOf(number)),
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
  composite_cv: may(record(compositeKeys)),
  sources: may(list(record({ id: need(text), ...sourceKeys }))),
  awaits: may(list(words)),
  without: may(list(lined(text))),
  // a standard in one file says here what otherwise stands in indicators/ and requirements/
  indicators: may(list(lined(record(indicatorKeys)))),
  requirements: may(list(requirementFile)),
  // and what otherwise stands in cases/
  cases: may(list(caseFile)),
};

/** A `standard.yaml`: a standard of its own, or, with `extends`, only what differs from another. */
export const standardFile = lined(record(standardKeys));
/** A standard in one file whose head is wrong: what stands in it besides. */
export const headlessFile = record({ ...standardKeys, id: may(text) });
/** One file of `indicators/`. */
export const indicatorFile = lined(record(indicatorKeys));

export type StandardAsRead = RecordOf<typeof standardKeys>;
export type IndicatorAsRead = RecordOf<typeof indicatorKeys>;
/** What the parts of a standard refer to. */
export interface StandardGround extends SourceGround {
  readonly stages: readonly StageOf[];
}

/** The parts of a standard that a file states; the rest is missing, or comes from the one it extends. */
export interface StandardPart {
  readonly standard: Partial<
    Omit<Standard, "indicators" | "exclusions" | "split" | "sectionRule" | "requirements" | "compositeCv">
  >;
  readonly sectionRule: Partial<NonNullable<Standard["sectionRule"]>> | undefined;
  readonly split: Partial<Split> | undefined;
  readonly exclusions: readonly (Partial<Exclusion> & { readonly id: string })[];
  readonly indicators: readonly (Partial<Indicator> & { readonly id: string })[];
  readonly requirements: readonly RequirementPart[];
  readonly compositeCv: Partial<NonNullable<Standard["compositeCv"]>> | undefined;
  readonly without: readonly string[];
}

/** The sources of a standard's own list, by id. */
export function sourceBook(read: StandardAsRead): Map<string, Source> {
  return new Map((read.sources ?? []).map((source) => [source.id, sourceOf(source)]));
}

/** The files of a standard that hold one part each. */
export interface StandardPieces {
  readonly indicators: readonly IndicatorAsRead[];
  readonly requirements: readonly RequirementAsRead[];
}

/** A standard's files as the parts that they state. */
export function partOf(
  read: StandardAsRead,
  { indicators, requirements }: StandardPieces,
  ground: StandardGround,
): StandardPart {
  const { zh, en, sectionRule, exclusions, split, stages, sources, without, compositeCv, ...rest } = read;
  const { indicators: _inIndicators, requirements: _inRequirements, cases: _inCases, ...same } = rest;
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
    requirements: requirements.map((requirement) => requirementPart(requirement, ground)),
    compositeCv: compositeCv && compositeOf(compositeCv, ground),
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

function compositeOf(
  { zh, en, sources, ...same }: RecordOf<typeof compositeKeys>,
  ground: StandardGround,
): NonNullable<StandardPart["compositeCv"]> {
  return { ...same, ...nameOf(zh, en), ...sourcesOf(sources, ground) };
}

function stageNamed({ value, file, line }: Lined<string>, ground: StandardGround): StageOf[] {
  const stage = ground.stages.find(({ id }) => id === value);
  if (stage === undefined)
    ground.dangling({ file, line, written: value, allowed: ground.stages.map(({ id }) => id), what: "stage" });
  return stage === undefined ? [] : [{ id: stage.id, zh: stage.zh, en: stage.en }];
}
