import type { AssessmentDocument } from "@youheng/kernel/assess";
import { box, type Drawing, INK, type Mark, type Point } from "../drawing/drawing.ts";
import type { ReportSubject, SubjectStage } from "../report-subject.ts";
import { CV_DECIMALS, shownBeside } from "../shown.ts";
import type { Panel, Picture } from "./blocks.ts";

const PLOT = { width: 132, height: 84, left: 32, top: 8 };
const SHEET = { width: PLOT.left + PLOT.width + 10, height: PLOT.top + PLOT.height + 17 };
const ACROSS = 4;

interface YearValue {
  readonly year: number;
  readonly value: number;
}

/** How the CV of each indicator moved across the years that were judged by the same standard, beside its limit. */
export function yearsPicture(subject: ReportSubject, stage: SubjectStage): readonly Picture[] {
  const { text, assessment, inWords } = subject;
  const documents = yearsOf(subject);
  if (documents.length < 2) return [];
  const panels = assessment.standard.indicators.flatMap(({ indicator }): Panel[] => {
    const values = documents.flatMap(({ school_year: year, stages }): YearValue[] => {
      const cv = stages[stage.id]?.indicators[indicator.id]?.cv ?? null;
      return year === null || cv === null ? [] : [{ year, value: cv }];
    });
    const { cv, cv_limit: limit, cv_meets: meets } = stage.document.indicators[indicator.id]!;
    const [first] = values;
    if (first === undefined || values.length < 2) return [];
    const shown = (value: number | null): string => shownBeside(text, value, limit, CV_DECIMALS);
    return [
      {
        title: inWords(indicator.short ?? indicator.name),
        shown: text.picture.moved(shown(first.value), shown(cv)),
        short: meets === false,
        drawing: drawingOf(values, limit),
      },
    ];
  });
  if (panels.length === 0) return [];
  const words = text.picture;
  return [{ kind: "picture", caption: words.years(stage.name), note: words.yearsNote, across: ACROSS, panels }];
}

/** The year of the report and those that stand with it, oldest first. */
function yearsOf({ document, ask }: ReportSubject): readonly AssessmentDocument[] {
  const others = (ask.otherYears ?? []).filter((one) => one.school_year !== document.school_year);
  return [...others, document].toSorted((a, b) => (a.school_year ?? 0) - (b.school_year ?? 0));
}

function drawingOf(values: readonly YearValue[], limit: number | null): Drawing {
  const { width, height, left, top } = PLOT;
  const most = Math.max(...values.map(({ value }) => value), limit ?? 0) * 1.12 || 1;
  const [from, to] = [values[0]!.year, values.at(-1)!.year];
  const place = (year: number, value: number): Point => [
    left + 12 + ((width - 24) * (year - from)) / (to - from || 1),
    top + height * (1 - value / most),
  ];
  const dots = values.map(({ year, value }): Mark => {
    const isOver = limit !== null && value > limit;
    const look = isOver ? { fill: INK.paper, stroke: INK.short, width: 1.8 } : { fill: INK.met };
    return { kind: "dot", at: place(year, value), radius: 3.2, ...look };
  });
  const years = [values[0]!, values.at(-1)!].map(({ year, value }): Mark => {
    const [x] = place(year, value);
    return {
      kind: "number",
      at: [x, top + height + 14],
      text: String(year),
      size: 9,
      anchor: "middle",
      colour: INK.faint,
    };
  });
  return {
    ...SHEET,
    marks: [
      box([left, top], width, height, { fill: INK.paper, stroke: INK.rule }),
      ...(limit === null ? [] : limitMarks(limit, place(from, limit)[1])),
      { kind: "lines", points: values.map(({ year, value }) => place(year, value)), stroke: INK.met, width: 2 },
      ...dots,
      ...years,
      { kind: "number", at: [left - 4, top + height + 2], text: "0", size: 9, anchor: "end", colour: INK.faint },
    ],
  };
}

function limitMarks(limit: number, y: number): readonly Mark[] {
  const { left, width } = PLOT;
  const points: Point[] = [
    [left, y],
    [left + width, y],
  ];
  return [
    { kind: "lines", points, stroke: INK.text, width: 1.2, dash: [4, 3] },
    { kind: "number", at: [left - 4, y + 3], text: limit.toFixed(2), size: 9, anchor: "end", colour: INK.text },
  ];
}
