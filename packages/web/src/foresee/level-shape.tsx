import type { WarningLevel } from "@youheng/kernel/foresee";
import { tokens } from "../design/index.ts";

const YELLOW = "#f6e3a1";
const YELLOW_EDGE = "#9a6a00";

/** The level at a place of a drawing: a square is red, a triangle yellow, a dot enough, a ring unknown. */
export function LevelShape({
  x,
  y,
  level,
}: {
  readonly x: number;
  readonly y: number;
  readonly level: WarningLevel | null;
}) {
  if (level === "red") return <rect x={x - 5} y={y - 5} width="10" height="10" fill={tokens.short} />;
  if (level === "yellow")
    return (
      <path d={`M${x} ${y - 6}L${x + 6} ${y + 5}H${x - 6}Z`} fill={YELLOW} stroke={YELLOW_EDGE} strokeWidth="1.5" />
    );
  return (
    <circle
      cx={x}
      cy={y}
      r="4"
      fill={level === null ? tokens.surface : tokens.accent}
      stroke={tokens.accent}
      strokeWidth="1.5"
    />
  );
}

/** The same in words of print: ■ red, ▲ yellow, · enough. */
export function levelSign(level: WarningLevel | null): string {
  return level === "red" ? "■" : level === "yellow" ? "▲" : level === "none" ? "·" : "";
}
