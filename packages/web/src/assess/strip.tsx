import type { SectionIndicatorDocument } from "@youheng/kernel/assess";
import { ticksOf } from "../chart/index.ts";
import type { Drawing } from "../chart/index.ts";
import { tokens } from "../design/index.ts";

const head = 40;
const plot = 320;
const lowest = 230;
const axis = 34;
const side = 12;
const largest = 8;
const smallest = 1.2;
/** Values beyond this share of the standard are counted, not drawn. */
const widest = 3;

/** A section as a mark on the strip. */
export interface StripMark {
  readonly name: string;
  readonly one: SectionIndicatorDocument;
}

/** What stands on the strip besides the marks. */
export interface StripAsk {
  readonly marks: readonly StripMark[];
  readonly threshold: number | null;
  readonly floor: number | null;
  readonly mean: number | null;
  readonly words: { readonly standard: string; readonly floor: string; readonly mean: string };
  readonly print: (value: number) => string;
}

/** Right end of the strip: three times the standard at most, so that one rich school does not press the others together. */
export function stripEnd({ marks, threshold }: Pick<StripAsk, "marks" | "threshold">): number {
  const most = Math.max(threshold ?? 0, ...marks.map(({ one }) => one.value ?? 0));
  return threshold === null || threshold === 0 ? most : Math.min(most, threshold * widest);
}

/** Every section as a mark where its value is, stacked where many are alike; standard, floor and mean as lines. */
export function stripDrawing(ask: StripAsk, width: number): Drawing {
  const end = stripEnd(ask) || 1;
  const ticks = ticksOf(end, width < 480 ? 4 : 7);
  const last = Math.max(end, ticks.at(-1)!);
  const x = (value: number): number => side + (value / last) * (width - 2 * side);
  const shown = ask.marks.filter(({ one }) => one.value !== null && one.value <= end);
  const { radius, placed, levels } = stacked(shown, x);
  const ground = head + Math.max(lowest, Math.min(plot, levels * radius * 2 + 30));
  return {
    height: ground + axis,
    content: (
      <>
        <line x1={side} x2={width - side} y1={ground} y2={ground} stroke={tokens["line-strong"]} />
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={x(tick)} x2={x(tick)} y1={ground} y2={ground + 5} stroke={tokens["line-strong"]} />
            <text
              x={x(tick)}
              y={ground + 20}
              textAnchor={tick === 0 ? "start" : tick === last ? "end" : "middle"}
              fill={tokens["ink-3"]}
              fontSize="12"
            >
              {ask.print(tick)}
            </text>
          </g>
        ))}
        {placed.map(({ mark, cx, level }, i) => (
          <Mark key={i} mark={mark} x={cx} y={ground - radius - 1 - level * radius * 2} radius={radius} />
        ))}
        <Lines ask={ask} x={x} ground={ground} width={width} />
      </>
    ),
  };
}

interface Placed {
  readonly mark: StripMark;
  readonly cx: number;
  readonly level: number;
}

/** Each mark exactly where its value is, above those that it would cover; the largest marks with which the highest pile still fits. */
function stacked(marks: readonly StripMark[], x: (value: number) => number) {
  const sorted = marks.toSorted((a, b) => a.one.value! - b.one.value!);
  for (let radius = largest; ; radius *= 0.85) {
    const ends: number[] = [];
    const placed = sorted.map((mark): Placed => {
      const cx = x(mark.one.value!);
      const free = ends.findIndex((end) => end <= cx - radius * 2);
      const level = free < 0 ? ends.length : free;
      ends[level] = cx;
      return { mark, cx, level };
    });
    if (radius <= smallest || ends.length * radius * 2 <= plot) return { radius, placed, levels: ends.length };
  }
}

interface MarkProps {
  readonly mark: StripMark;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

function Mark({ mark: { name, one }, x, y, radius }: MarkProps) {
  const r = radius - 0.6;
  const title = <title>{name}</title>;
  if (one.meets === true || one.meets === null)
    return (
      <circle cx={x} cy={y} r={r} fill={one.meets === null ? tokens.unknown : tokens.meets}>
        {title}
      </circle>
    );
  const low = one.floor_meets === false || one.floor === null;
  return (
    <path
      d={`M${x - r} ${y - r * 0.8}H${x + r}L${x} ${y + r}Z`}
      fill={low ? tokens.short : tokens.surface}
      stroke={tokens.short}
      strokeWidth="1.4"
    >
      {title}
    </path>
  );
}

interface LinesProps {
  readonly ask: StripAsk;
  readonly x: (value: number) => number;
  readonly ground: number;
  readonly width: number;
}

function Lines({ ask, x, ground, width }: LinesProps) {
  const lines = [
    { value: ask.floor, words: ask.words.floor, colour: tokens.short, dash: "3 3", row: 1, end: true },
    { value: ask.threshold, words: ask.words.standard, colour: tokens.ink, dash: undefined, row: 0, end: false },
    { value: ask.mean, words: ask.words.mean, colour: tokens["ink-3"], dash: "1 3", row: 1, end: false },
  ];
  return lines
    .filter((line) => line.value !== null)
    .map(({ value, words, colour, dash, row, end }) => {
      const at = x(value!);
      const anchor = end || at > width * 0.75 ? "end" : "start";
      return (
        <g key={words}>
          <line
            x1={at}
            x2={at}
            y1={row * 17 + 2}
            y2={ground}
            stroke={colour}
            strokeWidth="1.5"
            strokeDasharray={dash}
          />
          <text x={at + (anchor === "end" ? -5 : 5)} y={row * 17 + 13} textAnchor={anchor} fill={colour} fontSize="12">
            {words} {ask.print(value!)}
          </text>
        </g>
      );
    });
}
