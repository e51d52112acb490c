import { type Block, type ChartLine, type ChartPoint, type Figure, note } from "../content/blocks.ts";
import { type Spread, spreadFigure, type StageSections } from "../content/figures.ts";
import { lorenzPicture } from "../content/lorenz-picture.ts";
import type { RegionsSubject } from "./regions-subject.ts";
import { standardOf } from "./regions-subject.ts";

/** So far to the right a CV is drawn, as a multiple of its limit. */
const CV_END = 2;

/**
 * How several counties and all their schools spread, stage by stage: each county's CV beside its limit, every school beside its
 * threshold, and the Lorenz curve over the students of all of them.
 */
export function regionsPictures(subject: RegionsSubject): readonly Block[] {
  const spread: Spread = {
    text: subject.text,
    inWords: subject.inWords,
    assessment: subject.ask.of[0]!.answer.result,
  };
  const blocks = standardOf(subject).bundle.standard.stages.flatMap((stage): Block[] => {
    const together = sectionsTogether(subject, stage.id);
    if (together.sections.length === 0) return [];
    return [
      ...cvFigure(subject, stage.id, together.name),
      ...spreadFigure(spread, together),
      ...lorenzPicture(spread, together),
    ];
  });
  return blocks.length === 0 ? [] : [note(subject.text.regions.togetherNote), ...blocks];
}

/** The sections of a stage in all counties. */
function sectionsTogether({ regions, inWords }: RegionsSubject, id: string): StageSections {
  const stages = regions.flatMap(({ document }) => document.stages[id] ?? []);
  const name = stages[0] === undefined ? id : inWords(stages[0]);
  return { name, sections: stages.flatMap((stage) => stage.sections_list) };
}

function cvFigure(subject: RegionsSubject, stage: string, name: string): readonly Figure[] {
  const { text, inWords, regions } = subject;
  const { regions: words } = text;
  const lines = standardOf(subject).indicators.flatMap(({ indicator }): ChartLine[] => {
    const points = regions.flatMap(({ document }): ChartPoint[] => {
      const found = document.stages[stage]?.indicators[indicator.id];
      if (found === undefined || found.cv === null || found.cv_limit === null || found.cv_meets === null) return [];
      return [{ value: found.cv / found.cv_limit, tone: found.cv_meets ? "met" : "short", own: false }];
    });
    if (points.length === 0) return [];
    const over = points.filter(({ tone }) => tone === "short").length;
    return [
      {
        label: inWords(indicator.short ?? indicator.name),
        value: null,
        limit: 1,
        shown: words.overOf(over, points.length),
        short: over > 0,
        points: points.toSorted((a, b) => a.value - b.value),
      },
    ];
  });
  if (lines.length === 0) return [];
  const chart = { shape: "spread", lines, limitWord: words.cvMarks, axisWord: words.cvTimes, end: CV_END } as const;
  return [{ kind: "figure", caption: words.cvSpread(name), chart }];
}
