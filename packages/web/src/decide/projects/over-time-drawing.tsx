import { type Drawing, ticksOf } from "../../chart/index.ts";
import { tokens } from "../../design/index.ts";

/** What the picture shows of one stage: who was there, who is expected with bands, the places, the projects by opening year. */
export interface OverTimeAsk {
  readonly known: readonly { readonly year: number; readonly value: number }[];
  readonly expected: readonly {
    readonly year: number;
    readonly value: number;
    readonly near: readonly [number, number] | null;
    readonly far: readonly [number, number] | null;
  }[];
  /** places from this year on until the next step */
  readonly places: readonly { readonly year: number; readonly value: number }[];
  /** the same when nothing is done */
  readonly today: number;
  readonly marks: readonly {
    readonly year: number;
    readonly kind: "new" | "extension" | "closure";
    readonly name: string;
  }[];
  readonly words: { readonly places: string; readonly today: string; readonly expected: string };
}

const top = 20;
const plot = 280;
const axis = 34;
const left = 58;
const right = 24;
const row = 20;

type Scale = (value: number) => number;

/** Places as steps, the forecast with its 80 % (darker) and 95 % (lighter) bands, and a flag with the name of each project at its year. */
export function overTimeDrawing(ask: OverTimeAsk, width: number): Drawing {
  const { known, expected, places, today, marks } = ask;
  const years = [...known, ...expected].map(({ year }) => year);
  const [first, last] = [Math.min(...years), Math.max(...years) + 1];
  const values = [today, ...places.map(({ value }) => value), ...known.map(({ value }) => value)];
  const most = Math.max(...values, ...expected.map(({ value, far }) => far?.[1] ?? value));
  const ticks = ticksOf(most, 5);
  const x: Scale = (year) => left + ((year - first) / Math.max(1, last - first)) * (width - left - right);
  const y: Scale = (value) => top + (1 - value / ticks.at(-1)!) * plot;
  const joined = known.at(-1);
  const shown =
    joined === undefined ? expected : [{ ...joined, near: both(joined.value), far: both(joined.value) }, ...expected];
  return {
    height: top + plot + axis + marks.length * row + 6,
    content: (
      <>
        <Ground ticks={ticks} y={y} width={width} />
        <Years first={first} last={last - 1} x={x} width={width} />
        <path d={band(shown, "far", x, y)} fill={tokens.accent} opacity="0.12" />
        <path d={band(shown, "near", x, y)} fill={tokens.accent} opacity="0.22" />
        <line
          x1={x(first)}
          x2={x(last)}
          y1={y(today)}
          y2={y(today)}
          stroke={tokens["ink-3"]}
          strokeWidth="1.5"
          strokeDasharray="2 3"
        />
        <path d={steps(places, last, x, y)} fill="none" stroke={tokens.short} strokeWidth="2.5" />
        <path d={line(known, x, y)} fill="none" stroke={tokens.ink} strokeWidth="2" />
        <path d={line(shown, x, y)} fill="none" stroke={tokens.accent} strokeWidth="2" strokeDasharray="5 4" />
        <Points ask={ask} x={x} y={y} />
        <Labels ask={ask} end={x(last)} y={y} />
        {marks.map((mark, at) => (
          <Mark key={`${mark.name}${mark.year}`} mark={mark} x={x} at={at} width={width} />
        ))}
      </>
    ),
  };
}

function Ground({ ticks, y, width }: { readonly ticks: readonly number[]; readonly y: Scale; readonly width: number }) {
  return ticks.map((tick) => (
    <g key={tick}>
      <line x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} stroke={tokens.line} />
      <text x={left - 8} y={y(tick) + 4} textAnchor="end" fontSize="12" fill={tokens["ink-3"]}>
        {tick.toLocaleString("en")}
      </text>
    </g>
  ));
}

interface YearsProps {
  readonly first: number;
  readonly last: number;
  readonly x: Scale;
  readonly width: number;
}

function Years({ first, last, x, width }: YearsProps) {
  const every = Math.ceil((last - first + 1) / Math.max(2, Math.floor(width / 56)));
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
    .filter((year) => (last - year) % every === 0)
    .map((year) => (
      <text key={year} x={x(year)} y={top + plot + 22} textAnchor="middle" fontSize="12" fill={tokens["ink-3"]}>
        {year}
      </text>
    ));
}

/** Every point says its number under the pointer. */
function Points({ ask, x, y }: { readonly ask: OverTimeAsk; readonly x: Scale; readonly y: Scale }) {
  const said = (value: number): string => Math.round(value).toLocaleString("en");
  return (
    <>
      {ask.known.map(({ year, value }) => (
        <circle key={year} cx={x(year)} cy={y(value)} r="3" fill={tokens.ink}>
          <title>{`${year}: ${said(value)}`}</title>
        </circle>
      ))}
      {ask.expected.map(({ year, value, near }) => (
        <circle
          key={year}
          cx={x(year)}
          cy={y(value)}
          r="4"
          fill={tokens.surface}
          stroke={tokens.accent}
          strokeWidth="2"
        >
          <title>{`${year}: ${said(value)}${near === null ? "" : ` (${said(near[0])}–${said(near[1])})`}`}</title>
        </circle>
      ))}
    </>
  );
}

function Labels({ ask, end, y }: { readonly ask: OverTimeAsk; readonly end: number; readonly y: Scale }) {
  const { places, today, words } = ask;
  const last = places.at(-1)?.value ?? today;
  const same = Math.abs(y(last) - y(today)) < 15;
  return (
    <g fontSize="12" textAnchor="end">
      <text x={end} y={y(last) - 6} fill={tokens["short-strong"]}>
        {words.places} {Math.round(last).toLocaleString("en")}
      </text>
      {!same && (
        <text x={end} y={y(today) + (last > today ? 15 : -6)} fill={tokens["ink-3"]}>
          {words.today} {Math.round(today).toLocaleString("en")}
        </text>
      )}
    </g>
  );
}

type Marked = OverTimeAsk["marks"][number];

/** A flag at the year, and below the axis the sign and the name: up for new, plus for more, down for closed. */
function Mark({
  mark,
  x,
  at,
  width,
}: {
  readonly mark: Marked;
  readonly x: Scale;
  readonly at: number;
  readonly width: number;
}) {
  const base = top + plot + axis + at * row + 8;
  const [px, colour] = [x(mark.year), mark.kind === "closure" ? tokens["ink-2"] : tokens.trial];
  const toLeft = px > width * 0.6;
  return (
    <g>
      <line x1={px} x2={px} y1={top} y2={base - 6} stroke={colour} strokeWidth="1" strokeDasharray="1 3" />
      <path d={sign(mark.kind, px, base)} fill={colour} />
      <text
        x={toLeft ? px - 10 : px + 10}
        y={base + 4}
        fontSize="12"
        textAnchor={toLeft ? "end" : "start"}
        fill={tokens.ink}
      >
        {mark.year} {mark.name}
      </text>
    </g>
  );
}

function sign(kind: Marked["kind"], x: number, y: number): string {
  if (kind === "new") return `M${x} ${y - 6}l6 11h-12z`;
  if (kind === "closure") return `M${x} ${y + 6}l6 -11h-12z`;
  return `M${x - 2} ${y - 6}h4v4h4v4h-4v4h-4v-4h-4v-4h4z`;
}

function both(value: number): readonly [number, number] {
  return [value, value];
}

function line(points: readonly { readonly year: number; readonly value: number }[], x: Scale, y: Scale): string {
  return points
    .map(({ year, value }, i) => `${i === 0 ? "M" : "L"}${x(year).toFixed(1)} ${y(value).toFixed(1)}`)
    .join("");
}

/** Each step stands until the next year begins. */
function steps(places: OverTimeAsk["places"], last: number, x: Scale, y: Scale): string {
  return places
    .map(({ year, value }, i) => {
      const until = places[i + 1]?.year ?? last;
      return `${i === 0 ? "M" : "L"}${x(year).toFixed(1)} ${y(value).toFixed(1)}L${x(until).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join("");
}

function band(
  points: readonly {
    readonly year: number;
    readonly near: readonly [number, number] | null;
    readonly far: readonly [number, number] | null;
  }[],
  which: "near" | "far",
  x: Scale,
  y: Scale,
): string {
  const known = points.filter((point) => point[which] !== null);
  if (known.length < 2) return "";
  const side = (end: 0 | 1) => known.map((point) => ({ year: point.year, value: point[which]![end] }));
  return `${line(side(1), x, y)}${line(side(0).toReversed(), x, y).replace("M", "L")}Z`;
}
