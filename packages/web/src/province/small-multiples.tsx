import type { OverviewRow } from "@youheng/server/api";
import type { Drawing } from "../chart/index.ts";
import { tokens } from "../design/index.ts";
import { YearBars } from "./year-bars.tsx";

const leastWidth = 132;
const cellHeight = 86;
const gap = 14;
const barsHeight = 46;
const longestName = 9;

/** What is drawn of every region. */
export interface MultiplesAsk {
  readonly rows: readonly OverviewRow[];
  readonly years: readonly number[];
  readonly nameOf: (row: OverviewRow) => string;
  /** "18 / 62" */
  readonly figureOf: (row: OverviewRow) => string;
  readonly open: (row: OverviewRow) => void;
}

/** One small chart a region, all on the same scale: five years of sections that fall short, and the verdict of each year. */
export function multiplesDrawing({ rows, years, nameOf, figureOf, open }: MultiplesAsk, width: number): Drawing {
  const across = Math.max(1, Math.floor((width + gap) / (leastWidth + gap)));
  const cell = (width - (across - 1) * gap) / across;
  const down = Math.ceil(rows.length / across);
  const spell = `${String(years[0]).slice(2)}–${String(years.at(-1)).slice(2)}`;
  return {
    height: Math.max(1, down) * cellHeight,
    content: rows.map((row, i) => (
      <g
        key={row.region_code}
        transform={`translate(${(i % across) * (cell + gap)} ${Math.floor(i / across) * cellHeight})`}
        className="openable"
        onClick={() => open(row)}
      >
        <title>{`${nameOf(row)} ${figureOf(row)}`}</title>
        <rect width={cell} height={cellHeight - gap} fill={tokens.surface} />
        <text y="12" fontSize="12" fill={tokens.ink} fontWeight="500">
          {shortened(nameOf(row))}
        </text>
        <text x={cell} y="12" fontSize="11" textAnchor="end" fill={tokens["ink-3"]}>
          {figureOf(row)}
        </text>
        <g transform="translate(0 18)">
          <YearBars series={row.series} years={years} width={cell} height={barsHeight} />
        </g>
        {i === 0 && (
          <text x={cell} y={cellHeight - gap + 8} fontSize="9.5" textAnchor="end" fill={tokens["ink-3"]}>
            {spell}
          </text>
        )}
      </g>
    )),
  };
}

/** A name that fits beside its figure; a Latin letter takes half the room of a Chinese one. */
function shortened(name: string): string {
  let room = longestName * 2;
  const kept = [...name].filter((sign) => (room -= sign > "\u2fff" ? 2 : 1.2) >= 0);
  return kept.length < [...name].length ? `${kept.slice(0, -1).join("")}…` : name;
}
