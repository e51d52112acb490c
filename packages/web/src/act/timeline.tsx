import type { KeyboardEvent, ReactNode } from "react";
import type { ActView, RoadMeasureView } from "@youheng/server/api";
import { useWidth } from "../chart/index.ts";
import { tokens } from "../design/index.ts";
import { useSpeech } from "../shell/index.ts";
import type { MeasureViewProps } from "./board.tsx";
import { isCritical } from "./measure-marks.tsx";
import { timelineScale, type TimelineScale } from "./timeline-scale.ts";

const head = 40;
const row = 46;
const bar = { top: 24, height: 12 };
const margin = 10;

/** Where things stand in the drawing. */
interface Ground {
  readonly act: ActView;
  readonly scale: TimelineScale;
  readonly x: (day: string) => number;
  readonly width: number;
  readonly rowOf: ReadonlyMap<string, number>;
}

/** The measures over time: a bar from beginning to end, arrows from what each waits for, a line for today. Drawn by hand; prints as it stands. */
export function Timeline({ act, measures, look }: MeasureViewProps) {
  const { t } = useSpeech();
  const [box, width] = useWidth();
  const inOrder = measures.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const scale = timelineScale([
    act.today,
    ...measures.flatMap((one) => [one.starts_on, one.ends_on, one.done_on ?? one.ends_on]),
  ]);
  const x = (day: string): number => margin + scale.at(day) * (width - 2 * margin);
  const rowOf = new Map(inOrder.map(({ measure_id: id }, i) => [id, i]));
  const ground: Ground = { act, scale, x, width, rowOf };
  const height = head + inOrder.length * row + 8;
  return (
    <div ref={box} className="timeline">
      <svg
        role="group"
        aria-label={t("act.timelineLabel", { from: scale.from, to: scale.to })}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        fontSize="13"
      >
        <Hatch />
        <Scale ground={ground} height={height} />
        {inOrder.flatMap((measure) => waitsOf(ground, measure))}
        <Today ground={ground} height={height} />
        {inOrder.map((measure) => (
          <Row key={measure.measure_id} ground={ground} measure={measure} look={look} />
        ))}
      </svg>
      <p className="fine">{t("act.timelineTable")}</p>
    </div>
  );
}

function keyOf({ starts_on, ends_on, measure_id }: RoadMeasureView): string {
  return [starts_on, ends_on, measure_id].join(" ");
}

/** Stripes say "under way" without a colour. */
function Hatch() {
  return (
    <defs>
      <pattern id="timeline-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill={tokens["accent-soft"]} />
        <rect width="3" height="6" fill={tokens.accent} />
      </pattern>
    </defs>
  );
}

function Scale({ ground, height }: { readonly ground: Ground; readonly height: number }) {
  const { t } = useSpeech();
  const { scale, x, width } = ground;
  const room = width / Math.max(1, scale.ticks.length);
  return (
    <g aria-hidden="true">
      {scale.ticks.map(({ day, year, quarter }, i) => {
        const isYear = quarter === null || quarter === 1 || i === 0;
        return (
          <g key={day}>
            <line
              x1={x(day)}
              x2={x(day)}
              y1={isYear ? 4 : 22}
              y2={height}
              stroke={isYear ? tokens["line-strong"] : tokens.line}
            />
            {isYear && (
              <text x={x(day) + 4} y="16" fill={tokens["ink-2"]} fontWeight="600">
                {year}
              </text>
            )}
            {quarter !== null && (
              <text x={x(day) + 4} y="33" fill={tokens["ink-3"]} fontSize="11">
                {room > 70 ? t("act.quarter", { n: quarter }) : `Q${quarter}`}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}

function Today({ ground, height }: { readonly ground: Ground; readonly height: number }) {
  const { t } = useSpeech();
  const at = ground.x(ground.act.today);
  const isRight = at > ground.width - 120;
  return (
    <g pointerEvents="none">
      <line x1={at} x2={at} y1="14" y2={height} stroke={tokens.ink} strokeDasharray="5 3" />
      <text x={at} y="11" fill={tokens.ink} fontSize="11" textAnchor="middle">
        ▾ {t("act.today")}
      </text>
      <text
        x={isRight ? at - 4 : at + 4}
        y={height - 2}
        fill={tokens.ink}
        fontSize="11"
        textAnchor={isRight ? "end" : "start"}
      >
        {t("act.today")} {ground.act.today}
      </text>
    </g>
  );
}

/** From the end of what is waited for to the beginning of what waits. */
function waitsOf({ act, x, rowOf }: Ground, measure: RoadMeasureView): readonly ReactNode[] {
  const to = rowOf.get(measure.measure_id)!;
  return measure.depends_on.flatMap((id) => {
    const from = rowOf.get(id);
    const before = act.measures.find((one) => one.measure_id === id);
    if (from === undefined || before === undefined) return [];
    const [x1, y1] = [x(before.done_on ?? before.ends_on), yOf(from) + bar.top + bar.height / 2];
    const [x2, y2] = [x(measure.starts_on), yOf(to) + bar.top + (to > from ? -2 : bar.height + 2)];
    const turn = Math.max(x1 + 5, x2);
    const arrow = to > from ? `l-3.5 -6 h7 z` : `l-3.5 6 h7 z`;
    return [
      <g key={`${id}-${measure.measure_id}`} aria-hidden="true">
        <path d={`M${x1} ${y1} H${turn} V${y2}`} fill="none" stroke={tokens["ink-3"]} strokeWidth="1.2" />
        <path d={`M${turn} ${y2} ${arrow}`} fill={tokens["ink-3"]} />
      </g>,
    ];
  });
}

function yOf(index: number): number {
  return head + index * row;
}

interface RowProps {
  readonly ground: Ground;
  readonly measure: RoadMeasureView;
  readonly look: (measure: string) => void;
}

function Row({ ground, measure, look }: RowProps) {
  const { t } = useSpeech();
  const { act, x, width, rowOf } = ground;
  const y = yOf(rowOf.get(measure.measure_id)!);
  const [from, to] = [x(measure.starts_on), x(measure.ends_on)];
  const marks = [
    measure.due.state === "overdue" ? `▲ ${t("act.due.overdue", { n: -(measure.due.days ?? 0) })}` : "",
    measure.due.state !== "closed" && isCritical(act, measure) ? `◆ ${t("act.criticalMark")}` : "",
    measure.decision_id === null ? `○ ${t("act.undecidedMark")}` : "",
    measure.due.state !== "closed" && measure.done_on === null ? `✕ ${t("act.never")}` : "",
  ].filter((one) => one !== "");
  const mark = marks.join("  ");
  const start = Math.min(Math.max(margin, from), Math.max(margin, width - 260));
  const room = width - margin - start - widthOf(mark) - 12;
  const open = (): void => look(measure.measure_id);
  const byKey = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    open();
  };
  const words = [
    measure.title,
    `${measure.starts_on} – ${measure.ends_on}`,
    t(`act.measureState.${measure.state}`),
    mark,
  ];
  return (
    <g
      className="timeline-row"
      role="button"
      tabIndex={0}
      aria-label={words.filter((one) => one !== "").join("，")}
      onClick={open}
      onKeyDown={byKey}
    >
      <rect x="0" y={y} width={width} height={row} fill="transparent" className="timeline-hit" />
      <text x={start} y={y + 16} fill={tokens.ink} stroke={tokens.surface} strokeWidth="4" paintOrder="stroke">
        {cut(measure.title, room)}
        {mark !== "" && (
          <tspan
            dx="8"
            fontSize="11.5"
            fill={marks.some((one) => /^[▲✕]/.test(one)) ? tokens["short-strong"] : tokens["ink-2"]}
          >
            {mark}
          </tspan>
        )}
      </text>
      <Bar
        measure={measure}
        at={{ from, to, y: y + bar.top, done: measure.done_on === null ? null : x(measure.done_on) }}
      />
    </g>
  );
}

const fills = {
  open: tokens.surface,
  under_way: "url(#timeline-hatch)",
  reported: tokens["meets-soft"],
  closed: tokens.accent,
  excepted: tokens["unknown-soft"],
  dropped: tokens["unknown-soft"],
} as const;

interface BarAt {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly done: number | null;
}

/** Empty: not begun · striped: under way · pale: said to be done · full: shown. Dotted: moved by what it waits for. */
function Bar({ measure, at }: { readonly measure: RoadMeasureView; readonly at: BarAt }) {
  const isLate = measure.due.state === "overdue";
  return (
    <>
      {at.done !== null && at.done > at.to && (
        <line
          x1={at.to}
          x2={at.done}
          y1={at.y + bar.height / 2}
          y2={at.y + bar.height / 2}
          stroke={tokens["ink-3"]}
          strokeWidth="2"
          strokeDasharray="2 3"
        />
      )}
      <rect
        x={at.from}
        y={at.y}
        width={Math.max(4, at.to - at.from)}
        height={bar.height}
        rx="2"
        fill={fills[measure.state]}
        stroke={isLate ? tokens["short-strong"] : tokens.accent}
        strokeWidth={isLate ? 2.5 : 1.2}
      />
    </>
  );
}

const wide = /[\u2E80-\uFFEF]/;

/** About how wide words stand at 13 pixels: a Chinese sign is as wide as it is high, a letter about half. */
function widthOf(words: string): number {
  return [...words].reduce((sum, sign) => sum + (wide.test(sign) ? 13 : 7), 0);
}

/** The words as far as there is room, the rest as "…"; at least a few signs. */
function cut(words: string, room: number): string {
  if (widthOf(words) <= room) return words;
  let shown = "";
  for (const sign of words) {
    if (widthOf(`${shown}${sign}…`) > Math.max(room, 70)) break;
    shown += sign;
  }
  return `${shown}…`;
}
