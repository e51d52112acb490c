import { tokens } from "../design/index.ts";
import type { GoalView } from "@youheng/server/api";
import { useSpeech } from "../shell/index.ts";

const size = { width: 260, height: 96, left: 8, right: 12, top: 16, bottom: 20 };

interface PathProps {
  readonly goal: GoalView;
  readonly print: (value: number | null) => string;
}

/** The straight way from where a goal set out to its target, and the returns beside it. */
export function GoalPath({ goal, print }: PathProps) {
  const { t } = useSpeech();
  const points = goal.points.flatMap(({ schoolYear, value }) => (value === null ? [] : [{ schoolYear, value }]));
  const [first] = points;
  if (goal.target === null || first === undefined) return null;
  const values = [...points.map(({ value }) => value), goal.target];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const years = [...points.map(({ schoolYear }) => schoolYear), goal.school_year];
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const x = (year: number): number =>
    size.left + ((year - from) / Math.max(1, to - from)) * (size.width - size.left - size.right);
  const y = (value: number): number =>
    size.height - size.bottom - ((value - low) / (high - low || 1)) * (size.height - size.top - size.bottom);
  const newest = points.at(-1) ?? first;
  const words = `${t("act.goalNow")} ${print(newest.value)}；${t("act.target")} ${print(goal.target)}`;
  return (
    <svg
      className="goal-path"
      role="img"
      aria-label={words}
      viewBox={`0 0 ${size.width} ${size.height}`}
      width={size.width}
      height={size.height}
      fontSize="11"
    >
      <line
        x1={x(first.schoolYear)}
        y1={y(first.value)}
        x2={x(goal.school_year)}
        y2={y(goal.target)}
        stroke={tokens["line-strong"]}
        strokeDasharray="4 4"
      />
      <polyline
        points={points.map((one) => `${x(one.schoolYear)},${y(one.value)}`).join(" ")}
        fill="none"
        stroke={tokens.accent}
        strokeWidth="2"
      />
      {points.map((one) => (
        <circle key={one.schoolYear} cx={x(one.schoolYear)} cy={y(one.value)} r="3.5" fill={tokens.accent} />
      ))}
      <path
        d={`M${x(goal.school_year)} ${y(goal.target) - 5} l5 5 l-5 5 l-5 -5 z`}
        fill={tokens.surface}
        stroke={tokens.ink}
        strokeWidth="1.5"
      />
      <text x={x(first.schoolYear)} y={size.height - 5} fill={tokens["ink-3"]}>
        {first.schoolYear}
      </text>
      <text x={size.width - 2} y={size.height - 5} fill={tokens["ink-3"]} textAnchor="end">
        {goal.school_year}
      </text>
    </svg>
  );
}
