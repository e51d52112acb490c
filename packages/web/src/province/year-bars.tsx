import type { Verdict } from "@youheng/kernel/assess";
import type { OverviewRow } from "@youheng/server/api";
import { tokens } from "../design/index.ts";
import { shareShort } from "./region-rows.ts";

/** Where the bars of the years stand, and how large. */
export interface BarsAsk {
  readonly series: OverviewRow["series"];
  /** the years side by side, the same for every region, so that they can be compared */
  readonly years: readonly number[];
  readonly width: number;
  readonly height: number;
}

const markRoom = 11;
const leastBar = 1.5;

/**
 * The years of one region as small bars: how large a share of its sections falls short, from none to all, and the verdict of each year
 * as a shape below: triangle, circle, hollow square. A year without a return has neither.
 */
export function YearBars({ series, years, width, height }: BarsAsk) {
  const step = width / years.length;
  const base = height - markRoom;
  return (
    <>
      <line x1="0" x2={width} y1={base} y2={base} stroke={tokens["line-strong"]} strokeWidth="0.75" />
      {years.map((schoolYear, i) => {
        const year = series.find((one) => one.school_year === schoolYear);
        const middle = (i + 0.5) * step;
        if (year === undefined)
          return (
            <text key={schoolYear} x={middle} y={height - 1} textAnchor="middle" fontSize="9" fill={tokens["ink-3"]}>
              ·
            </text>
          );
        const share = shareShort(year) ?? 0;
        const high = share === 0 ? 0 : Math.max(leastBar, share * base);
        return (
          <g key={schoolYear}>
            <rect
              x={i * step + step * 0.14}
              y={base - high}
              width={step * 0.72}
              height={high}
              fill={i === years.length - 1 ? tokens.short : tokens["line-strong"]}
            />
            <SmallMark mark={year.verdict} x={middle} y={height - 4} />
          </g>
        );
      })}
    </>
  );
}

/** A verdict as a small shape, with its colours as attributes, so that it can be saved in a picture. */
export function SmallMark({
  mark,
  x,
  y,
  size = 3.4,
}: {
  readonly mark: Verdict | null;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
}) {
  if (mark === "meets") return <circle cx={x} cy={y} r={size} fill={tokens.meets} />;
  if (mark === "falls_short")
    return <path d={`M${x} ${y - size}l${size} ${size * 1.9}h${-2 * size}z`} fill={tokens.short} />;
  if (mark === "not_assessable")
    return (
      <rect
        x={x - size + 0.5}
        y={y - size + 0.5}
        width={2 * size - 1}
        height={2 * size - 1}
        fill={tokens.surface}
        stroke={tokens.unknown}
      />
    );
  return <circle cx={x} cy={y} r={size * 0.4} fill={tokens.unknown} />;
}
