import { gini, lorenzCurve, type LorenzPoint } from "@youheng/kernel/stats";
import { box, type Drawing, INK, type Mark, type Point } from "../drawing/drawing.ts";
import type { Panel, Picture } from "./blocks.ts";
import type { Spread, StageSections } from "./figures.ts";

const SIDE = 132;
const LEFT = 30;
const TOP = 6;
/** More points are not seen on paper. */
const MOST_POINTS = 400;
const SHEET = { width: LEFT + SIDE + 14, height: TOP + SIDE + 17 };
/** Four panels of A4 side by side. */
const ACROSS = 4;

/** The Lorenz curve of every indicator of a stage: which share of the resource the worst provided share of students has. */
export function lorenzPicture({ text, assessment, inWords }: Spread, stage: StageSections): readonly Picture[] {
  const panels = assessment.standard.indicators.flatMap(({ indicator }): Panel[] => {
    const provided = stage.sections.flatMap(({ students, indicators }) => {
      const { value } = indicators[indicator.id]!;
      return value === null || students === null || students <= 0 ? [] : [{ value, students }];
    });
    const values = provided.map(({ value }) => value);
    const students = provided.map((one) => one.students);
    if (values.length < 2 || values.every((value) => value === 0)) return [];
    return [
      {
        title: inWords(indicator.short ?? indicator.name),
        shown: text.picture.gini(gini(values, students).toFixed(3)),
        short: false,
        drawing: drawingOf(lorenzCurve(values, students)),
      },
    ];
  });
  if (panels.length === 0) return [];
  const words = text.picture;
  return [{ kind: "picture", caption: words.lorenz(stage.name), note: words.lorenzNote, across: ACROSS, panels }];
}

function drawingOf(curve: readonly LorenzPoint[]): Drawing {
  const place = (students: number, resource: number): Point => [LEFT + SIDE * students, TOP + SIDE * (1 - resource)];
  const step = Math.ceil(curve.length / MOST_POINTS);
  const line = curve
    .filter((_, i) => i % step === 0 || i === curve.length - 1)
    .map(({ students, resource }) => place(students, resource));
  const ticks = [0, 0.5, 1].flatMap((share): Mark[] => [
    number(place(share, 0), `${100 * share}`, "middle"),
    number(place(0, share), `${100 * share}`, "end"),
  ]);
  return {
    ...SHEET,
    marks: [
      box([LEFT, TOP], SIDE, SIDE, { fill: INK.paper, stroke: INK.rule }),
      { kind: "lines", points: [...line, place(0, 0)], closed: true, fill: INK.pale },
      { kind: "lines", points: [place(0, 0), place(1, 1)], stroke: INK.faint, width: 1, dash: [4, 3] },
      { kind: "lines", points: line, stroke: INK.met, width: 2 },
      ...ticks,
    ],
  };
}

function number([x, y]: Point, text: string, anchor: "middle" | "end"): Mark {
  const at: Point = anchor === "middle" ? [x, y + 13] : [x - 4, y + 4];
  return { kind: "number", at, text, size: 9, anchor, colour: INK.faint };
}
