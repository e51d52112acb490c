import type { DrawMethod } from "@youheng/kernel/decide";
import { useSpeech } from "../../text/index.ts";

/** One applicant of the small example: his number and the schools he wishes. */
const APPLICANTS = [
  { number: 1, wishes: "A" },
  { number: 2, wishes: "A B" },
  { number: 3, wishes: "A B" },
  { number: 4, wishes: "B A" },
  { number: 5, wishes: "B" },
] as const;

interface RoundOfSchool {
  readonly school: string;
  readonly keeps: readonly number[];
  readonly refuses: readonly number[];
}

/** The same five families, two places at A and two at B: what each method does with them, round by round. */
const ROUNDS: Readonly<Record<Exclude<DrawMethod, "ring">, readonly (readonly RoundOfSchool[])[]>> = {
  random_numbers: [
    [
      { school: "A", keeps: [1, 2], refuses: [3] },
      { school: "B", keeps: [4, 5], refuses: [] },
    ],
    [{ school: "B", keeps: [4, 5], refuses: [3] }],
  ],
  deferred_acceptance: [
    [
      { school: "A", keeps: [1, 2], refuses: [3] },
      { school: "B", keeps: [4, 5], refuses: [] },
    ],
    [{ school: "B", keeps: [3, 4], refuses: [5] }],
  ],
};

const [wide, rowHigh, dot] = [360, 54, 13];

/** How a method goes, drawn with five families: the two pictures differ in one thing, what happens to number 3. */
export function RoundsPicture({ method }: { readonly method: Exclude<DrawMethod, "ring"> }) {
  const { t } = useSpeech();
  const lines = ROUNDS[method].flatMap((round, r) => round.map((one, i) => ({ ...one, round: r + 1, first: i === 0 })));
  const top = 52;
  return (
    <svg
      className="rounds-picture"
      role="img"
      aria-label={t(`draw.picture.${method}`)}
      viewBox={`0 0 ${wide} ${top + lines.length * rowHigh}`}
    >
      {APPLICANTS.map(({ number, wishes }, i) => (
        <g key={number} transform={`translate(${36 + i * 72} 16)`}>
          <NumberDot number={number} kind="asks" />
          <text className="rounds-wish" y={32}>
            {wishes.replace(" ", " › ")}
          </text>
        </g>
      ))}
      {lines.map(({ school, keeps, refuses, round, first }, i) => (
        <g key={i} transform={`translate(0 ${top + i * rowHigh})`}>
          {first && <path className="rounds-rule" d={`M0 2H${wide}`} />}
          {first && (
            <text className="rounds-round" x={4} y={32}>
              {t("draw.picture.round", { n: round })}
            </text>
          )}
          <rect className="rounds-school" x={86} y={10} width={150} height={36} rx={5} />
          <text className="rounds-name" x={104} y={33}>
            {school}
          </text>
          {keeps.map((number, k) => (
            <g key={number} transform={`translate(${146 + k * 40} 28)`}>
              <NumberDot number={number} kind={method === "deferred_acceptance" ? "held" : "kept"} />
            </g>
          ))}
          {refuses.map((number, k) => (
            <g key={number} transform={`translate(${286 + k * 40} 28)`}>
              <NumberDot number={number} kind="refused" />
            </g>
          ))}
          {refuses.length > 0 && (
            <text className="rounds-refused" x={306} y={33}>
              {t("draw.picture.refuses")}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

function NumberDot({ number, kind }: { readonly number: number; readonly kind: "asks" | "kept" | "held" | "refused" }) {
  return (
    <g className={`rounds-dot rounds-${kind}`}>
      <circle r={dot} />
      <text dy="0.35em">{number}</text>
    </g>
  );
}
