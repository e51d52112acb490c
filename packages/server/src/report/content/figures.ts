import type { ReportSubject, SubjectSection, SubjectStage } from "../report-subject.ts";
import { CV_DECIMALS, shownBeside, shownPlain, VALUE_DECIMALS } from "../shown.ts";
import type { ChartLine, Figure } from "./blocks.ts";

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
