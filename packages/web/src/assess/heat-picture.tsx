import type { Drawing } from "../chart/index.ts";
import { tokens } from "../design/index.ts";
import { heatLook } from "./heat-shade.ts";
import type { HeatShade } from "./heat-shade.ts";

const names = 210;
const head = 40;
const row = 22;

/** One line of the picture. */
export interface HeatLine {
  readonly name: string;
  readonly cells: readonly { readonly shade: HeatShade; readonly shown: string }[];
}

/** The heat table as a drawing, for files. */
export function heatDrawing(
  columns: readonly string[],
  lines: readonly HeatLine[],
  more: string,
  width: number,
): Drawing {
  const wide = (width - names) / Math.max(1, columns.length);
  return {
    height: head + lines.length * row + (more === "" ? 4 : 28),
    content: (
      <g fontSize="12.5">
        {columns.map((column, i) => (
          <text key={column} x={names + (i + 0.5) * wide} y={head - 12} textAnchor="middle" fill={tokens["ink-2"]}>
            {column}
          </text>
        ))}
        {lines.map((line, n) => (
          <g key={n} transform={`translate(0 ${head + n * row})`}>
            <text y="15" fill={tokens.ink}>
              {line.name}
            </text>
            {line.cells.map(({ shade, shown }, i) => (
              <g key={i} transform={`translate(${names + i * wide} 0)`}>
                <rect width={wide - 2} height={row - 2} fill={heatLook[shade].fill} stroke={tokens.line} />
                <text x={wide / 2} y="15" textAnchor="middle" fill={heatLook[shade].ink}>
                  {heatLook[shade].mark} {shown}
                </text>
              </g>
            ))}
          </g>
        ))}
        {more !== "" && (
          <text y={head + lines.length * row + 20} fill={tokens["ink-3"]}>
            {more}
          </text>
        )}
      </g>
    ),
  };
}
