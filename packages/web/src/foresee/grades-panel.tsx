import type { OutlookView } from "@youheng/server/api";
import { ChartFigure, type Drawing, ticksOf } from "../chart/index.ts";
import { tokens } from "../design/index.ts";
import { useSpeech } from "../shell/index.ts";
import { TickLines } from "./tick-lines.tsx";
import { stageName } from "./use-outlook.ts";

interface GradesPanelProps {
  readonly view: OutlookView;
  readonly regionName: string;
}

/** Students by grade: as they were counted this year, beside those expected next year. */
export function GradesPanel({ view, regionName }: GradesPanelProps) {
  const speech = useSpeech();
  const { t } = speech;
  const [now, later] = [view.last_year, view.last_year + 1];
  const expected = new Map(
    view.region
      .filter((row) => row.school_year === later && row.grade !== "total")
      .map((row) => [row.grade, row.median]),
  );
  const bars = view.grades_now.map(({ grade, students }) => ({
    grade: stageName(speech, grade), // a grade stays its number; where only stages are known, the stage is named
    now: students,
    next: expected.has(grade) ? Math.round(expected.get(grade)!) : null,
  }));
  if (bars.length < 2) return null;
  const sum = (of: (bar: (typeof bars)[number]) => number): number =>
    Math.round(bars.reduce((all, bar) => all + of(bar), 0));
  const words = { now: t("placesInput.sense.now", { year: now }), next: t("placesInput.sense.next", { year: later }) };
  return (
    <section className="panel">
      <ChartFigure
        title={t("placesInput.sense.grades", { now, later })}
        label={t("placesInput.sense.label", {
          now,
          later,
          was: sum((bar) => bar.now),
          will: sum((bar) => bar.next ?? 0),
        })}
        foot={`${regionName} · ${now}`}
        table={{
          columns: [t("foresee.sense.gradeColumn"), words.now, words.next],
          rows: bars.map((bar) => [bar.grade, Math.round(bar.now), bar.next]),
        }}
        draw={(width) => gradesDrawing(bars, words, width)}
      />
    </section>
  );
}

interface GradeBar {
  readonly grade: string;
  readonly now: number;
  readonly next: number | null;
}

const top = 30;
const plot = 200;
const left = 54;

/** Full bars for what was counted, hollow ones for what is expected. */
function gradesDrawing(
  bars: readonly GradeBar[],
  words: { readonly now: string; readonly next: string },
  width: number,
): Drawing {
  const ticks = ticksOf(Math.max(...bars.flatMap(({ now, next }) => [now, next ?? 0])), 4);
  const y = (value: number): number => top + (1 - value / ticks.at(-1)!) * plot;
  const step = (width - left - 8) / bars.length;
  return {
    height: top + plot + 30,
    content: (
      <>
        <Key words={words} />
        <TickLines ticks={ticks} y={y} from={left - 6} to={width - 8} />
        {bars.map((bar, i) => (
          <TwoBars key={bar.grade} bar={bar} x={left + i * step} {...{ step, y }} />
        ))}
      </>
    ),
  };
}

function Key({ words }: { readonly words: { readonly now: string; readonly next: string } }) {
  return (
    <g fontSize="12" fill={tokens["ink-2"]}>
      <rect x={left} y={3} width="12" height="12" fill={tokens.accent} />
      <text x={left + 18} y={13}>
        {words.now}
      </text>
      <rect
        x={left + 110}
        y={3.5}
        width="12"
        height="11"
        fill={tokens.surface}
        stroke={tokens.accent}
        strokeWidth="1.5"
      />
      <text x={left + 128} y={13}>
        {words.next}
      </text>
    </g>
  );
}

interface TwoBarsProps {
  readonly bar: GradeBar;
  readonly x: number;
  readonly step: number;
  readonly y: (value: number) => number;
}

function TwoBars({ bar: { grade, now, next }, x, step, y }: TwoBarsProps) {
  return (
    <g>
      <rect x={x} width={step * 0.36} y={y(now)} height={top + plot - y(now)} fill={tokens.accent} />
      {next !== null && (
        <rect
          x={x + 0.4 * step}
          width={step * 0.34}
          y={y(next)}
          height={top + plot - y(next)}
          fill={tokens.surface}
          stroke={tokens.accent}
          strokeWidth="1.5"
        />
      )}
      <text x={x + 0.38 * step} y={top + plot + 20} textAnchor="middle" fontSize="12" fill={tokens["ink-2"]}>
        {grade}
      </text>
    </g>
  );
}
