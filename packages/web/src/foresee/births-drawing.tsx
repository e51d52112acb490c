import { type Drawing, ticksOf } from "../chart/index.ts";
import { tokens } from "../design/index.ts";
import { TickLines } from "./tick-lines.tsx";

/** A year of entry: children born for it, children who entered or are expected to. */
export interface BirthYear {
  readonly year: number;
  readonly born: number | null;
  readonly entered: number | null;
  readonly expected: number | null;
  readonly near: readonly [number, number] | null;
}

const top = 30;
const plot = 220;
const foot = 30;
const left = 52;
const right = 16;

/** Births as bars beside entries: full dots as they were counted, hollow ones with their 80 % interval as they are expected. */
export function birthsDrawing(
  years: readonly BirthYear[],
  words: { readonly born: string; readonly entered: string; readonly expected: string },
  width: number,
): Drawing {
  const most = Math.max(
    ...years.flatMap(({ born, entered, expected, near }) => [born ?? 0, entered ?? 0, expected ?? 0, near?.[1] ?? 0]),
  );
  const ticks = ticksOf(most, 5);
  const step = (width - left - right) / years.length;
  const x = (at: number): number => left + (at + 0.5) * step;
  const y = (value: number): number => top + (1 - value / ticks.at(-1)!) * plot;
  const every = Math.ceil(44 / step);
  return {
    height: top + plot + foot,
    content: (
      <>
        <Key words={words} hasBirths={years.some(({ born }) => born !== null)} />
        <TickLines ticks={ticks} y={y} from={left} to={width - right} />
        {years.map(({ year, born, entered, expected, near }, at) => (
          <g key={year}>
            {born !== null && (
              <rect
                x={x(at) - step * 0.32}
                width={step * 0.64}
                y={y(born)}
                height={y(0) - y(born)}
                fill={tokens["meets-soft"]}
              />
            )}
            {near !== null && (
              <line
                x1={x(at)}
                x2={x(at)}
                y1={y(near[0])}
                y2={y(near[1])}
                stroke={tokens.accent}
                strokeWidth="3"
                opacity="0.4"
              />
            )}
            {entered !== null && <circle cx={x(at)} cy={y(entered)} r="4" fill={tokens.ink} />}
            {expected !== null && (
              <circle cx={x(at)} cy={y(expected)} r="4" fill={tokens.surface} stroke={tokens.accent} strokeWidth="2" />
            )}
            {(years.length - 1 - at) % every === 0 && (
              <text x={x(at)} y={top + plot + 20} textAnchor="middle" fontSize="12" fill={tokens["ink-3"]}>
                {year}
              </text>
            )}
          </g>
        ))}
      </>
    ),
  };
}

function Key({
  words,
  hasBirths,
}: {
  readonly words: Parameters<typeof birthsDrawing>[1];
  readonly hasBirths: boolean;
}) {
  return (
    <g fontSize="12" fill={tokens["ink-2"]}>
      <circle cx={left + 5} cy={9} r="4" fill={tokens.ink} />
      <text x={left + 14} y={13}>
        {words.entered}
      </text>
      <circle cx={left + 85} cy={9} r="4" fill={tokens.surface} stroke={tokens.accent} strokeWidth="2" />
      <text x={left + 94} y={13}>
        {words.expected}
      </text>
      {hasBirths && (
        <>
          <rect x={left + 215} y={3} width="12" height="12" fill={tokens["meets-soft"]} />
          <text x={left + 232} y={13}>
            {words.born}
          </text>
        </>
      )}
    </g>
  );
}
