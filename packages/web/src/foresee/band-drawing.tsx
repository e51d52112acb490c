import { ticksOf } from "../chart/index.ts";
import type { Drawing } from "../chart/index.ts";
import { tokens } from "../design/index.ts";
import { TickLines } from "./tick-lines.tsx";

/** What a curve shows: what was, what is expected with its bands, and a line of what there is room for. */
export interface BandAsk {
  readonly known: readonly { readonly year: number; readonly value: number }[];
  readonly expected: readonly {
    readonly year: number;
    readonly value: number;
    readonly near: readonly [number, number] | null;
    readonly far: readonly [number, number] | null;
  }[];
  readonly line: { readonly value: number; readonly words: string } | null;
  /** what would be expected without what is planned, and the words for it; null: nothing is planned here */
  readonly without: {
    readonly points: readonly { readonly year: number; readonly value: number }[];
    readonly words: string;
  } | null;
  /** years in which something planned happens */
  readonly marks: readonly { readonly year: number; readonly words: string }[];
}

const top = 18;
const plot = 260;
const foot = 34;
const left = 52;
const right = 20;

/** The curve: known in full, expected dashed, 80 % in the darker band, 95 % in the lighter; the line of places dotted. */
export function bandDrawing({ known, expected, line, without, marks }: BandAsk, width: number): Drawing {
  const years = [...known, ...expected].map(({ year }) => year);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const most = mostOf({ known, expected, line, without, marks });
  const ticks = ticksOf(most, 5);
  const end = ticks.at(-1)!;
  const x = (year: number): number => left + ((year - first) / Math.max(1, last - first)) * (width - left - right);
  const y = (value: number): number => top + (1 - value / end) * plot;
  const joined = known.at(-1);
  const from = joined === undefined ? [] : [{ ...joined, near: pair(joined.value), far: pair(joined.value) }];
  const shown = [...from, ...expected];
  const every = Math.ceil((last - first + 1) / Math.max(2, Math.floor(width / 64)));
  return {
    height: top + plot + foot,
    content: (
      <>
        <TickLines ticks={ticks} y={y} from={left} to={width - right} />
        {Array.from({ length: last - first + 1 }, (_, i) => first + i)
          .filter((year) => (last - year) % every === 0)
          .map((year) => (
            <text key={year} x={x(year)} y={top + plot + 22} textAnchor="middle" fontSize="12" fill={tokens["ink-3"]}>
              {year}
            </text>
          ))}
        <path d={band(shown, "far", x, y)} fill={tokens.accent} opacity="0.12" />
        <path d={band(shown, "near", x, y)} fill={tokens.accent} opacity="0.22" />
        {line !== null && <PlacesLine y={y(line.value)} words={line.words} span={[left, width - right]} />}
        {without !== null && (
          <WithoutLine
            points={joined === undefined ? without.points : [joined, ...without.points]}
            {...{ x, y }}
            words={without.words}
          />
        )}
        {marks.map(({ year, words }) => (
          <PlannedMark key={`${year} ${words}`} x={x(year)} words={words} />
        ))}
        <path d={pathOf(known, x, y)} fill="none" stroke={tokens.ink} strokeWidth="2" />
        <path d={pathOf(shown, x, y)} fill="none" stroke={tokens.accent} strokeWidth="2" strokeDasharray="5 4" />
        {known.map(({ year, value }) => (
          <circle key={year} cx={x(year)} cy={y(value)} r="3" fill={tokens.ink} />
        ))}
        {expected.map(({ year, value }) => (
          <circle
            key={year}
            cx={x(year)}
            cy={y(value)}
            r="3.5"
            fill={tokens.surface}
            stroke={tokens.accent}
            strokeWidth="2"
          />
        ))}
      </>
    ),
  };
}

function mostOf({ known, expected, line, without }: BandAsk): number {
  return Math.max(
    line?.value ?? 0,
    ...known.map(({ value }) => value),
    ...expected.flatMap(({ value, far }) => [value, far?.[1] ?? value]),
    ...(without?.points ?? []).map(({ value }) => value),
  );
}

interface WithoutLineProps {
  readonly points: readonly Point[];
  readonly x: Scale;
  readonly y: Scale;
  readonly words: string;
}

function WithoutLine({ points, x, y, words }: WithoutLineProps) {
  const end = points.at(-1)!;
  return (
    <>
      <path
        d={pathOf(points, x, y)}
        fill="none"
        stroke={tokens["ink-3"]}
        strokeWidth="1.5"
        strokeDasharray="1 4"
        strokeLinecap="round"
      />
      <text x={x(end.year) - 6} y={y(end.value) + 18} textAnchor="end" fontSize="12" fill={tokens["ink-3"]}>
        {words}
      </text>
    </>
  );
}

/** A year in which something planned happens: a mark on the axis with what it is. */
function PlannedMark({ x, words }: { readonly x: number; readonly words: string }) {
  return (
    <g>
      <line x1={x} x2={x} y1={top} y2={top + plot} stroke={tokens.trial} strokeWidth="1" strokeDasharray="2 4" />
      <path d={`M${x} ${top + plot - 9}L${x + 6} ${top + plot}H${x - 6}Z`} fill={tokens.trial}>
        <title>{words}</title>
      </path>
    </g>
  );
}

function PlacesLine({
  y,
  words,
  span,
}: {
  readonly y: number;
  readonly words: string;
  readonly span: readonly [number, number];
}) {
  return (
    <>
      <line x1={span[0]} x2={span[1]} y1={y} y2={y} stroke={tokens.short} strokeWidth="1.5" strokeDasharray="2 3" />
      <text x={span[0] + 6} y={y - 6} fontSize="12" fill={tokens["short-strong"]}>
        {words}
      </text>
    </>
  );
}

type Scale = (value: number) => number;
interface Point {
  readonly year: number;
  readonly value: number;
}
type Banded = Point & {
  readonly near: readonly [number, number] | null;
  readonly far: readonly [number, number] | null;
};

function pair(value: number): readonly [number, number] {
  return [value, value];
}

function pathOf(points: readonly Point[], x: Scale, y: Scale): string {
  return points
    .map(({ year, value }, i) => `${i === 0 ? "M" : "L"}${x(year).toFixed(1)} ${y(value).toFixed(1)}`)
    .join("");
}

function band(points: readonly Banded[], which: "near" | "far", x: Scale, y: Scale): string {
  const known = points.filter((point) => point[which] !== null);
  if (known.length < 2) return "";
  const side = (end: 0 | 1) => known.map((point) => ({ year: point.year, value: point[which]![end] }));
  return `${pathOf(side(1), x, y)}${pathOf(side(0).toReversed(), x, y).replace("M", "L")}Z`;
}
