import type { Verdict } from "@youheng/kernel/assess";
import { spreadLabels, ticksOf } from "../chart/index.ts";
import type { Drawing } from "../chart/index.ts";
import { tokens } from "../design/index.ts";

const top = 14;
const plot = 300;
const foot = 62;
const left = 40;
const lineGap = 17;
/** Years nearer than this to each other are written short. */
const narrowStep = 70;
/** Of the room at the end of a line, what the leader and the figure take. */
const ROOM_OF_FIGURE = 56;

/** One indicator over the years; null where a year has no CV. */
export interface SlopeLine {
  readonly id: string;
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** beyond its limit in each year */
  readonly over: readonly boolean[];
}

/** What a slope chart shows. */
export interface SlopeAsk {
  readonly years: readonly {
    readonly words: string;
    readonly verdict: Verdict;
    readonly short: string;
    readonly count: number;
  }[];
  readonly lines: readonly SlopeLine[];
  readonly limit: number | null;
  readonly print: (value: number, line: SlopeLine, year: number) => string;
}

/** The CVs of one stage over the years: beyond the limit in ochre with a triangle, within it in indigo with a circle. */
export function slopeDrawing(ask: SlopeAsk, width: number): Drawing {
  const right = labelRoom(ask.lines, width);
  const most = Math.max(ask.limit ?? 0, ...ask.lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const ticks = ticksOf(most, 5);
  const end = ticks.at(-1)!;
  const room = width - left - right;
  const x = (i: number): number => left + 12 + (ask.years.length < 2 ? 0 : (i / (ask.years.length - 1)) * (room - 24));
  const y = (value: number): number => top + (1 - value / end) * plot;
  const last = ask.years.length - 1;
  const labelled = ask.lines.filter(({ values }) => values[last] !== null);
  const labels = spreadLabels(
    labelled.map(({ values }) => y(values[last]!)),
    { gap: lineGap, from: top, to: top + plot },
  );
  return {
    height: top + plot + foot,
    content: (
      <>
        <Ground ask={ask} ticks={ticks} place={{ x, y }} span={[left, left + room]} />
        {ask.lines.map((line) => (
          <Line key={line.id} line={line} x={x} y={y} />
        ))}
        {labelled.map((line, i) => (
          <Label
            key={line.id}
            line={line}
            at={labels[i]!}
            from={[x(last), y(line.values[last]!)]}
            room={right - ROOM_OF_FIGURE}
            ask={ask}
          />
        ))}
      </>
    ),
  };
}

/** Room for the longest name at the end of a line: a Chinese character is as wide as it is high, a Latin one about half. */
function labelRoom(lines: readonly SlopeLine[], width: number): number {
  return Math.min(width * 0.5, 80 + Math.max(0, ...lines.map(({ name }) => widthOf(name))));
}

function widthOf(words: string): number {
  return [...words].reduce((sum, sign) => sum + (sign > "\u2fff" ? 12.5 : 6.9), 0);
}

/** The words as far as there is room for them; the table beside the chart has them whole. */
function cut(words: string, room: number): string {
  if (widthOf(words) <= room) return words;
  const signs = [...words];
  while (signs.length > 1 && widthOf(`${signs.join("")}…`) > room) signs.pop();
  return `${signs.join("").trimEnd()}…`;
}

interface Place {
  readonly x: (i: number) => number;
  readonly y: (value: number) => number;
}

interface GroundProps {
  readonly ask: SlopeAsk;
  readonly ticks: readonly number[];
  readonly place: Place;
  readonly span: readonly [number, number];
}

function Ground({ ask, ticks, place: { x, y }, span }: GroundProps) {
  const below = top + plot;
  const narrow = ask.years.length > 1 && x(1) - x(0) < narrowStep;
  return (
    <>
      {ask.limit !== null && (
        <rect
          x={span[0]}
          width={span[1] - span[0]}
          y={top}
          height={y(ask.limit) - top}
          fill={tokens["short-soft"]}
          opacity="0.5"
        />
      )}
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={span[0]} x2={span[1]} y1={y(tick)} y2={y(tick)} stroke={tokens.line} />
          <text x={span[0] - 6} y={y(tick) + 4} textAnchor="end" fontSize="12" fill={tokens["ink-3"]}>
            {tick}
          </text>
        </g>
      ))}
      {ask.limit !== null && (
        <line
          x1={span[0]}
          x2={span[1]}
          y1={y(ask.limit)}
          y2={y(ask.limit)}
          stroke={tokens.ink}
          strokeWidth="1.5"
          strokeDasharray="6 4"
        />
      )}
      {ask.years.map((year, i) => (
        <g key={year.words} textAnchor="middle" fontSize="12">
          <line x1={x(i)} x2={x(i)} y1={top} y2={below} stroke={tokens.line} />
          <text x={x(i)} y={below + 19} fill={tokens.ink}>
            {!narrow ? year.words : i === 0 || i === ask.years.length - 1 ? year.words.slice(2) : ""}
          </text>
          <text
            x={x(i)}
            y={below + 38}
            fill={year.verdict === "falls_short" ? tokens["short-strong"] : tokens["ink-3"]}
            fontSize="11.5"
          >
            {narrow ? year.count : year.short}
          </text>
        </g>
      ))}
    </>
  );
}

function Line({ line, x, y }: { readonly line: SlopeLine } & Place) {
  const points = line.values.flatMap((value, i) => (value === null ? [] : [{ i, value }]));
  if (points.length === 0) return null;
  const over = line.over.at(-1) === true;
  return (
    <g>
      <path
        d={`M${points.map(({ i, value }) => `${x(i)} ${y(value)}`).join("L")}`}
        fill="none"
        stroke={over ? tokens.short : tokens.accent}
        strokeWidth={over ? 2.5 : 1.6}
        opacity={over ? 1 : 0.75}
      />
      {points.map(({ i, value }) =>
        line.over[i] === true ? (
          <path key={i} d={`M${x(i)} ${y(value) - 5.5}l5.5 9.5h-11z`} fill={tokens.short} />
        ) : (
          <circle key={i} cx={x(i)} cy={y(value)} r="3.6" fill={tokens.accent} />
        ),
      )}
    </g>
  );
}

interface LabelProps {
  readonly line: SlopeLine;
  readonly at: number;
  readonly from: readonly [number, number];
  /** for the name, in pixels */
  readonly room: number;
  readonly ask: SlopeAsk;
}

function Label({ line, at, from, room, ask }: LabelProps) {
  const last = line.values.length - 1;
  const over = line.over[last] === true;
  return (
    <g fontSize="12.5">
      <path d={`M${from[0] + 7} ${from[1]}L${from[0] + 22} ${at}`} stroke={tokens["line-strong"]} fill="none" />
      <text x={from[0] + 26} y={at + 4} fill={over ? tokens["short-strong"] : tokens.ink} fontWeight={over ? 600 : 400}>
        {ask.print(line.values[last]!, line, last)} {cut(line.name, room)}
      </text>
    </g>
  );
}
