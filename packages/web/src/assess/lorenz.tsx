import type { InequalityDocument } from "@youheng/kernel/assess";
import type { Drawing } from "../chart/index.ts";
import { tokens } from "../design/index.ts";

const left = 46;
const bottom = 40;
const top = 10;
const widest = 420;
const quarters = [0, 0.25, 0.5, 0.75, 1];

/** Words on the axes. */
export interface LorenzWords {
  readonly x: string;
  readonly y: string;
  readonly even: string;
  readonly percent: (share: number) => string;
}

/** Share of the resource that the poorer half of the students has, read off the curve. */
export function halfShare(lorenz: InequalityDocument["lorenz"]): number {
  const at = lorenz.findIndex((point) => point.students >= 1 / 2);
  const [after, before] = [lorenz[at], lorenz[at - 1]];
  if (after === undefined || before === undefined) return Number.NaN;
  const part = (1 / 2 - before.students) / (after.students - before.students);
  return before.resource + part * (after.resource - before.resource);
}

/** The Lorenz curve in a square: students from least provided to most, against their share of the resource. */
export function lorenzDrawing(lorenz: InequalityDocument["lorenz"], words: LorenzWords, width: number): Drawing {
  const side = Math.min(widest, width - left - 16);
  const x = (share: number): number => left + share * side;
  const y = (share: number): number => top + (1 - share) * side;
  const path = lorenz.map((point) => `${x(point.students).toFixed(1)} ${y(point.resource).toFixed(1)}`).join("L");
  const half = halfShare(lorenz);
  return {
    height: top + side + bottom + 8,
    content: (
      <>
        <Frame x={x} y={y} words={words} />
        <path d={`M${path}L${x(0)} ${y(0)}Z`} fill={tokens["accent-soft"]} />
        <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} stroke={tokens["ink-3"]} strokeDasharray="4 4" />
        <path d={`M${path}`} fill="none" stroke={tokens.accent} strokeWidth="2.5" strokeLinejoin="round" />
        {!Number.isNaN(half) && (
          <g>
            <path
              d={`M${x(1 / 2)} ${y(0)}V${y(half)}H${x(0)}`}
              fill="none"
              stroke={tokens["short"]}
              strokeWidth="1.5"
              strokeDasharray="2 3"
            />
            <circle cx={x(1 / 2)} cy={y(half)} r="4.5" fill={tokens.short} />
            <text x={x(1 / 2) + 9} y={y(half) + 17} fill={tokens["short-strong"]} fontWeight="600">
              {words.percent(half)}
            </text>
          </g>
        )}
        <text x={x(0.75) - 8} y={y(0.75) - 8} fill={tokens["ink-3"]} textAnchor="end" fontSize="12">
          {words.even}
        </text>
      </>
    ),
  };
}

interface FrameProps {
  readonly x: (share: number) => number;
  readonly y: (share: number) => number;
  readonly words: LorenzWords;
}

function Frame({ x, y, words }: FrameProps) {
  return (
    <>
      {quarters.map((share) => (
        <g key={share} stroke={tokens.line} fill={tokens["ink-3"]} fontSize="12">
          <line x1={x(0)} x2={x(1)} y1={y(share)} y2={y(share)} />
          <line x1={x(share)} x2={x(share)} y1={y(0)} y2={y(1)} />
          <text x={x(0) - 7} y={y(share) + 4} textAnchor="end" stroke="none">
            {words.percent(share)}
          </text>
          {share > 0 && (
            <text x={x(share)} y={y(0) + 17} textAnchor={share === 1 ? "end" : "middle"} stroke="none">
              {words.percent(share)}
            </text>
          )}
        </g>
      ))}
      <text x={x(0.5)} y={y(0) + 36} textAnchor="middle" fill={tokens["ink-2"]} fontSize="12">
        {words.x}
      </text>
      <text x={x(0) + 8} y={y(1) + 16} fill={tokens["ink-2"]} fontSize="12">
        {words.y}
      </text>
    </>
  );
}
