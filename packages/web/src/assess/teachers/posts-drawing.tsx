import type { Drawing } from "../../chart/index.ts";
import { ticksOf } from "../../chart/index.ts";
import { tokens } from "../../design/index.ts";

const line = 26;
const head = 26;
const foot = 26;
const narrow = 520;

/** A section's posts on the chart. */
export interface PostMark {
  readonly name: string;
  readonly teachers: number;
  readonly norm: number;
  /** teachers left when nobody is hired for those who retire within the years looked ahead */
  readonly later: number;
}

export interface PostsAsk {
  readonly marks: readonly PostMark[];
  readonly words: { readonly norm: string };
  readonly print: (value: number) => string;
}

/**
 * Teachers against the posts norm, a line a section: a filled mark for today (triangle where it is below the norm), a hollow one for the day
 * when who retires is not replaced; the norm is the line at 100 %. The axis begins below the least mark: places are compared, not lengths.
 */
export function postsDrawing({ marks, words, print }: PostsAsk, width: number): Drawing {
  const names = Math.min(220, width * (width < narrow ? 0.42 : 0.26));
  const most = Math.max(1, ...marks.map(({ teachers, norm }) => teachers / norm));
  const least = Math.min(1, ...marks.map(({ later, norm }) => later / norm));
  const start = Math.max(0, Math.floor(least * 10 - 0.5) * 10);
  const ticks = ticksOf(most * 100 - start, width < narrow ? 3 : 6).map((tick) => start + tick);
  const end = Math.max(most * 100, ticks.at(-1)!);
  const x = (share: number): number => names + 16 + ((share * 100 - start) * (width - names - 64)) / (end - start);
  const y = (i: number): number => head + i * line + line / 2;
  const ground = head + marks.length * line;
  return {
    height: ground + foot,
    content: (
      <>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={x(tick / 100)} x2={x(tick / 100)} y1={head} y2={ground} stroke={tokens.line} />
            <text x={x(tick / 100)} y={ground + 18} textAnchor="middle" fontSize="12" fill={tokens["ink-3"]}>
              {print(tick)}%
            </text>
          </g>
        ))}
        <line x1={x(1)} x2={x(1)} y1={head - 8} y2={ground} stroke={tokens.ink} strokeWidth="1.5" />
        <text x={x(1)} y={head - 12} textAnchor="middle" fontSize="12" fill={tokens.ink}>
          {words.norm}
        </text>
        {marks.map((mark, i) => (
          <PostLine key={mark.name} mark={mark} x={x} y={y(i)} names={names} print={print} />
        ))}
      </>
    ),
  };
}

interface PostLineProps {
  readonly mark: PostMark;
  readonly x: (share: number) => number;
  readonly y: number;
  readonly names: number;
  readonly print: (value: number) => string;
}

function PostLine({ mark, x, y, names, print }: PostLineProps) {
  const { teachers, norm, later } = mark;
  const [now, then] = [x(teachers / norm), x(later / norm)];
  const isShort = teachers < norm;
  const room = Math.floor(names / 13);
  const name = mark.name.length > room ? `${mark.name.slice(0, room - 1)}…` : mark.name;
  return (
    <g>
      <title>{`${mark.name}: ${print(teachers)} / ${print(norm)} → ${print(later)}`}</title>
      <text x={names} y={y + 4} textAnchor="end" fontSize="13" fill={tokens.ink}>
        {name}
      </text>
      <line x1={then} x2={now} y1={y} y2={y} stroke={tokens["line-strong"]} strokeWidth="2" />
      <circle
        cx={then}
        cy={y}
        r="4.5"
        fill={tokens.surface}
        stroke={later < norm ? tokens.short : tokens.meets}
        strokeWidth="1.6"
      />
      {isShort ? (
        <path d={`M${now} ${y - 6}l6 10.5h-12z`} fill={tokens.short} />
      ) : (
        <circle cx={now} cy={y} r="5" fill={tokens.meets} />
      )}
      <text
        x={Math.max(now, then) + 10}
        y={y + 4}
        fontSize="12"
        fill={isShort ? tokens["short-strong"] : tokens["ink-3"]}
        stroke={tokens.surface}
        strokeWidth="3"
        paintOrder="stroke"
      >
        {print(teachers)}/{print(norm)}
      </text>
    </g>
  );
}
