import type { SectionDocument } from "@youheng/kernel/assess";
import type { ReportSubject, SubjectSection, SubjectStage } from "../report-subject.ts";
import { CV_DECIMALS, shownBeside, shownPlain, VALUE_DECIMALS } from "../shown.ts";
import type { ChartLine, ChartPoint, Figure } from "./blocks.ts";

/** The district's mean of each indicator as a multiple of its threshold. */
export function meanFigure(subject: ReportSubject, stage: SubjectStage): readonly Figure[] {
  const { text } = subject;
  const lines = timesThreshold(subject, (id) => {
    const { mean, threshold } = stage.document.indicators[id]!;
    return { value: mean, threshold, short: mean !== null && threshold !== null && mean < threshold };
  });
  return figure(text.figure.mean(stage.name), {
    shape: "bar",
    lines,
    limitWord: text.figure.threshold,
    axisWord: text.figure.times,
  });
}

/** One section's value of each indicator as a multiple of its threshold. */
export function valueFigure(
  subject: ReportSubject,
  stage: SubjectStage,
  { document }: SubjectSection,
): readonly Figure[] {
  const { text } = subject;
  const lines = timesThreshold(subject, (id) => {
    const { value, threshold, meets } = document.indicators[id]!;
    return { value, threshold, short: meets === false };
  });
  return figure(text.figure.value(stage.name), {
    shape: "bar",
    lines,
    limitWord: text.figure.threshold,
    axisWord: text.figure.times,
  });
}

/** The CV of each indicator beside its limit. */
export function cvFigure({ text, assessment, inWords }: ReportSubject, stage: SubjectStage): readonly Figure[] {
  const lines = assessment.standard.indicators.flatMap(({ indicator }): ChartLine[] => {
    const { cv, cv_limit: limit, cv_meets: meets } = stage.document.indicators[indicator.id]!;
    if (limit === null) return [];
    return [
      {
        label: inWords(indicator.short ?? indicator.name),
        value: cv,
        limit,
        shown: shownBeside(text, cv, limit, CV_DECIMALS),
        short: meets === false,
      },
    ];
  });
  return figure(text.figure.cv(stage.name), {
    shape: "dot",
    lines,
    limitWord: text.figure.limit,
    axisWord: text.figure.cvAxis,
  });
}

/** What drawings of many schools need besides the schools. */
export type Spread = Pick<ReportSubject, "text" | "assessment" | "inWords">;

/** The sections of a stage: of one county, or of several together. */
export interface StageSections {
  /** the stage's name in the reader's language */
  readonly name: string;
  readonly sections: readonly SectionDocument[];
}

/** The sections of a stage of one county. */
export function sectionsOf({ name, document }: SubjectStage): StageSections {
  return { name, sections: document.sections_list };
}

/** Every section's value of each indicator as a multiple of its threshold, with threshold and floor; `own` marks one school. */
export function spreadFigure(subject: Spread, stage: StageSections, own: string | null = null): readonly Figure[] {
  const { text, assessment, inWords } = subject;
  const each = own === null ? Math.ceil(stage.sections.length / MOST_MARKS) : 1;
  const others = assessment.standard.bundle.standard.sectionRule?.othersAtLeast;
  const lines = assessment.standard.indicators.flatMap(({ indicator }): ChartLine[] => {
    const points = stage.sections.flatMap((section) => pointOf(section, indicator.id, own));
    if (points.length === 0) return [];
    const inOrder = points.toSorted((a, b) => Number(a.own) - Number(b.own) || a.value - b.value);
    return [
      {
        label: inWords(indicator.short ?? indicator.name),
        value: null,
        limit: 1,
        shown: text.figure.metOf(points.filter(({ tone }) => tone === "met").length, points.length),
        short: false,
        points: each === 1 ? inOrder : inOrder.filter((_, i) => i % each === Math.floor(each / 2)),
        ...(others !== undefined && { floor: others }),
      },
    ];
  });
  const words = text.figure;
  return figure(own === null ? words.spread(stage.name, each) : words.spreadOwn(stage.name), {
    shape: "spread",
    lines,
    limitWord: own === null ? words.spreadMarks : words.spreadMarksOwn,
    axisWord: words.times,
    end: SPREAD_END,
  });
}

function pointOf({ school_code: code, indicators }: SectionDocument, id: string, own: string | null): ChartPoint[] {
  const { value, threshold, meets, floor_meets: reaches } = indicators[id]!;
  if (value === null || meets === null || threshold === null || threshold === 0) return [];
  const tone = meets ? "met" : reaches === false ? "low" : "short";
  return [{ value: value / threshold, tone, own: code !== null && code === own }];
}

/** Of more schools than this a mark stands for several, evenly chosen from the ordered ones. */
const MOST_MARKS = 500;

/** Beyond three times the threshold it does not matter how far. */
const SPREAD_END = 3;

interface Measured {
  readonly value: number | null;
  readonly threshold: number | null;
  readonly short: boolean;
}

function timesThreshold(
  { text, assessment, inWords }: ReportSubject,
  of: (id: string) => Measured,
): readonly ChartLine[] {
  return assessment.standard.indicators.flatMap(({ indicator }): ChartLine[] => {
    const { value, threshold, short } = of(indicator.id);
    if (threshold === null || threshold === 0) return [];
    const shown = `${shownBeside(text, value, threshold, VALUE_DECIMALS)} / ${shownPlain(text, threshold)}`;
    return [
      {
        label: inWords(indicator.short ?? indicator.name),
        value: value === null ? null : value / threshold,
        limit: 1,
        shown,
        short,
      },
    ];
  });
}

function figure(caption: string, chart: Figure["chart"]): readonly Figure[] {
  return chart.lines.length === 0 ? [] : [{ kind: "figure", caption, chart }];
}
