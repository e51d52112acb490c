import type { WarningLevel } from "@youheng/kernel/foresee";
import { type Drawing, ticksOf } from "../chart/index.ts";
import { tokens } from "../design/index.ts";
import { LevelShape } from "./level-shape.tsx";

/** A school's use of its places, now and then. */
export interface UseLine {
  readonly name: string;
  readonly now: number | null;
  readonly later: number;
  readonly level: WarningLevel | null;
}

const top = 26;
const row = 22;
const foot = 26;
const right = 56;

/** One line a school: hollow now, full then, joined; dashed the lines of warnings. */
export function drawUse(lines: readonly UseLine[], marks: readonly number[], width: number): Drawing {
  const left = Math.min(190, Math.max(96, width * 0.3));
  const most = Math.max(...lines.flatMap(({ now, later }) => [now ?? 0, later]), ...marks, 1);
  const ticks = ticksOf(most * 100, width < 500 ? 3 : 6);
  const x = (share: number): number => left + ((share * 100) / ticks.at(-1)!) * (width - left - right);
  const end = top + lines.length * row;
  const letters = Math.floor((left - 12) / 13);
  return {
    height: end + foot,
    content: (
      <>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={x(tick / 100)} x2={x(tick / 100)} y1={top} y2={end} stroke={tokens.line} />
            <text x={x(tick / 100)} y={end + 18} textAnchor="middle" fontSize="12" fill={tokens["ink-3"]}>
              {tick}%
            </text>
          </g>
        ))}
        {marks.map((mark) => (
          <g key={mark}>
            <line x1={x(mark)} x2={x(mark)} y1={top - 6} y2={end} stroke={tokens.short} strokeDasharray="4 3" />
            <text
              x={x(mark)}
              y={top - 10}
              textAnchor={mark === Math.min(...marks) && marks.length > 1 ? "end" : "start"}
              fontSize="12"
              fill={tokens["short-strong"]}
            >
              {Math.round(mark * 100)}%
            </text>
          </g>
        ))}
        {lines.map((line, at) => (
          <UseRow key={`${line.name} ${at}`} line={line} y={top + (at + 0.5) * row} {...{ x, left, letters }} />
        ))}
      </>
    ),
  };
}

interface UseRowProps {
  readonly line: UseLine;
  readonly y: number;
  readonly x: (share: number) => number;
  readonly left: number;
  readonly letters: number;
}

function UseRow({ line: { name, now, later, level }, y, x, left, letters }: UseRowProps) {
  return (
    <g>
      <text x={left - 12} y={y + 4} textAnchor="end" fontSize="12.5" fill={tokens.ink}>
        {shortened(name, letters)}
        {name.length > letters && <title>{name}</title>}
      </text>
      {now !== null && (
        <>
          <line x1={x(now)} x2={x(later)} y1={y} y2={y} stroke={tokens["ink-3"]} strokeWidth="1.5" />
          <circle cx={x(now)} cy={y} r="4" fill={tokens.surface} stroke={tokens["ink-2"]} strokeWidth="1.5" />
        </>
      )}
      <LevelShape x={x(later)} y={y} level={level} />
      <text x={Math.max(x(later), x(now ?? 0)) + 9} y={y + 4} fontSize="12" fill={tokens["ink-2"]}>
        {Math.round(later * 100)}%
      </text>
    </g>
  );
}

/** Wide signs count for two of the narrow ones. */
function shortened(name: string, letters: number): string {
  let width = 0;
  for (const [at, sign] of [...name].entries()) {
    width += /[\u2e80-\uffff]/.test(sign) ? 1 : 0.55;
    if (width > letters) return `${[...name].slice(0, Math.max(1, at - 1)).join("")}…`;
  }
  return name;
}
