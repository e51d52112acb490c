import { tokens } from "../design/index.ts";
import { printAmount } from "../text/index.ts";

interface TickLinesProps {
  readonly ticks: readonly number[];
  readonly y: (value: number) => number;
  /** from where to where the lines go */
  readonly from: number;
  readonly to: number;
}

/** The lines and numbers of an upright axis. */
export function TickLines({ ticks, y, from, to }: TickLinesProps) {
  return ticks.map((tick) => (
    <g key={tick}>
      <line x1={from} x2={to} y1={y(tick)} y2={y(tick)} stroke={tokens.line} />
      <text x={from - 8} y={y(tick) + 4} textAnchor="end" fontSize="12" fill={tokens["ink-3"]}>
        {printAmount(tick, "en")}
      </text>
    </g>
  ));
}
