import { assessmentDocument } from "@youheng/kernel/assess";
import type { AssessmentDocument, IndicatorDocument, StageDocument } from "@youheng/kernel/assess";
import type { Words } from "@youheng/kernel/model";
import { reportText } from "../text/index.ts";
import type { ReportText } from "../text/index.ts";
import type { RegionsAsk } from "./regions-ask.ts";

/** One county-year among several. */
export interface RegionJudged {
  readonly name: string;
  readonly code: string;
  readonly document: AssessmentDocument;
  readonly students: number | null;
  readonly sections: number;
  readonly meeting: number;
  readonly short: number;
}

/** What a report on several counties is about. */
export interface RegionsSubject {
  readonly ask: RegionsAsk;
  readonly text: ReportText;
  readonly inWords: (words: Words) => string;
  readonly regions: readonly RegionJudged[];
}

/** Gathers what a report on several counties is about. @throws RangeError when the answer has no such county-year */
export function regionsSubject(ask: RegionsAsk): RegionsSubject {
  const text = reportText(ask.language);
  const inWords = (words: Words): string => words[ask.language];
  return { ask, text, inWords, regions: ask.groups.map((group) => regionJudged(ask, text, group)) };
}

function regionJudged({ answer, names, language }: RegionsAsk, text: ReportText, group: number): RegionJudged {
  const document = assessmentDocument(answer, group);
  const stages = Object.values(document.stages).filter((stage) => stage.sections > 0);
  const code = document.region_code ?? "";
  const name = names?.get(code)?.[language] ?? text.regionByCode(code === "" ? text.none : code).trim();
  const total = (of: (stage: StageDocument) => number): number => stages.reduce((sum, stage) => sum + of(stage), 0);
  return {
    name,
    code,
    document,
    students: stages.some((stage) => stage.students === null) ? null : total((stage) => stage.students!),
    sections: total((stage) => stage.sections),
    meeting: total((stage) => stage.sections_meeting),
    short: total((stage) => stage.sections_short),
  };
}

/** One indicator of one stage of a county. */
export interface StageIndicator {
  readonly stage: StageDocument;
  readonly found: IndicatorDocument;
}

/** Every indicator of every stage that a county has. */
export function stageIndicators({ document }: RegionJudged): readonly StageIndicator[] {
  return Object.values(document.stages)
    .filter((stage) => stage.sections > 0)
    .flatMap((stage) => Object.values(stage.indicators).map((found) => ({ stage, found })));
}
