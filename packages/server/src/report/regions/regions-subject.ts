import { assessmentDocument } from "@youheng/kernel/assess";
import type { Assessment, AssessmentDocument, IndicatorDocument, StageDocument } from "@youheng/kernel/assess";
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

/** The standard by which all of them are judged. */
export function standardOf({ ask }: RegionsSubject): Assessment["standard"] {
  return ask.of[0]!.answer.result.standard;
}

/** Gathers what a report on several counties is about. @throws RangeError when an answer has no such county-year, or none is asked for */
export function regionsSubject(ask: RegionsAsk): RegionsSubject {
  if (ask.of.length === 0) throw new RangeError("a report on several counties needs at least one");
  const text = reportText(ask.language);
  const inWords = (words: Words): string => words[ask.language];
  return { ask, text, inWords, regions: ask.of.map((one) => regionJudged(ask, text, one)) };
}

function regionJudged(
  { names, language }: RegionsAsk,
  text: ReportText,
  { answer, group }: RegionsAsk["of"][number],
): RegionJudged {
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
