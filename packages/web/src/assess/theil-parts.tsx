import type { GroupInequality, InequalityDocument } from "@youheng/kernel/assess";
import { ChartFigure } from "../chart/index.ts";
import type { Drawing } from "../chart/index.ts";
import type { Field } from "@youheng/kernel/model";
import { tokens } from "../design/index.ts";
import { useDistrict } from "./district.tsx";
import { useSpeech, wordOf } from "../shell/index.ts";
import type { Speech } from "../text/index.ts";
import { decimalsFor, printAmount, printNumber, printShare } from "../text/index.ts";

interface TheilPartsProps {
  readonly one: InequalityDocument | undefined;
  readonly state: "waiting" | "failed" | "done";
  /** stage and indicator, for a picture that stands alone */
  readonly what: string;
  readonly unit: string;
  readonly foot: string;
}

/** How much of the difference lies between kinds of schools, and whether chance alone would do as much. */
export function TheilParts({ one, state, what, unit, foot }: TheilPartsProps) {
  const { t } = useSpeech();
  if (state !== "done")
    return (
      <p className="fine" role="status">
        {t(state === "waiting" ? "distribution.chanceWaiting" : "distribution.chanceFailed")}
      </p>
    );
  if (one === undefined || one.by.length === 0) return <p className="fine">{t("distribution.partsNone")}</p>;
  return (
    <div className="parts">
      {one.by.map((part) => (
        <Part key={part.field} part={part} what={what} unit={unit} foot={foot} />
      ))}
    </div>
  );
}

function fieldWords(field: string, { text, t, say }: Speech, known: Field | undefined): string {
  const words: Readonly<Record<string, string>> = text.distribution.by;
  return words[field] ?? t("distribution.by.other", { field: known === undefined ? field : say(known) });
}

/** How the kernel calls the schools that did not report where they belong. */
const unnamed = "—";

interface PartProps extends Pick<TheilPartsProps, "what" | "unit" | "foot"> {
  readonly part: GroupInequality;
}

function Part({ part, what, unit, foot }: PartProps) {
  const speech = useSpeech();
  const { t, text, language } = speech;
  const words = { locality: text.locality, ownership: text.ownership }[part.field] ?? {};
  const nameOf = (group: string): string => (group === unnamed ? t("assess.group.none") : wordOf(words, group));
  const by = fieldWords(part.field, speech, useDistrict().now.compiled.fieldOf.get(part.field));
  const share = part.between_share ?? 0;
  const title = t("distribution.partsOf", {
    what,
    by,
    between: printShare(share, language, 1),
    within: printShare(1 - share, language, 1),
  });
  return (
    <ChartFigure
      title={title}
      label={title}
      foot={foot}
      note={<ChanceWords part={part} />}
      table={{
        columns: [
          t("distribution.group"),
          t("distribution.col.sections"),
          t("distribution.students"),
          `${t("distribution.mean")} (${unit})`,
        ],
        rows: part.groups.map((group) => [nameOf(group.group), group.sections, group.students, group.mean]),
      }}
      draw={(width) => partsDrawing(part, { speech, nameOf, unit }, width)}
    />
  );
}

/** The p-value in plain words. */
function ChanceWords({ part }: { readonly part: GroupInequality }) {
  const { t, language } = useSpeech();
  const n = Math.round(part.p_value * (part.permutations + 1)) - 1;
  return (
    <p className="fine">
      {t(n === 0 ? "distribution.chanceNone" : "distribution.chance", {
        of: part.permutations,
        n,
        p: printNumber(part.p_value, 3, language),
      })}
    </p>
  );
}

interface PartsWords {
  readonly speech: Speech;
  readonly nameOf: (group: string) => string;
  readonly unit: string;
}

const barHeight = 22;
const rowHeight = 32;
const letter = 13;
const figures = 150;

/** Above, the two parts of the whole; below, the mean of each group on one scale. */
function partsDrawing(part: GroupInequality, { speech, nameOf, unit }: PartsWords, width: number): Drawing {
  const { t, language } = speech;
  const share = part.between_share ?? 0;
  const most = Math.max(...part.groups.map((group) => group.mean)) || 1;
  const longest = Math.max(...part.groups.map(({ group }) => nameOf(group).length));
  const names = Math.min(Math.max(78, longest * letter + 8), width * 0.45);
  const room = Math.max(40, width - names - figures);
  const first = barHeight + 44;
  return {
    height: first + part.groups.length * rowHeight,
    content: (
      <>
        <rect width={width} height={barHeight} fill={tokens["meets-soft"]} />
        <rect width={Math.max(2, width * share)} height={barHeight} fill={tokens.accent} />
        <text y={barHeight + 16} fill={tokens.accent} fontSize="12">
          {t("distribution.between")} {printShare(share, language, 1)}
        </text>
        <text x={width} y={barHeight + 16} textAnchor="end" fill={tokens["ink-3"]} fontSize="12">
          {t("distribution.within")} {printShare(1 - share, language, 1)}
        </text>
        {part.groups.map((group, i) => {
          const y = first + i * rowHeight;
          return (
            <g key={group.group}>
              <text y={y + 14} fill={tokens.ink}>
                {nameOf(group.group)}
              </text>
              <rect x={names} y={y + 3} width={room} height="14" fill={tokens.sunken} />
              <rect
                x={names}
                y={y + 3}
                width={(group.mean / most) * room}
                height="14"
                fill={tokens.accent}
                opacity="0.75"
              />
              <text x={names + room + 8} y={y + 14} fill={tokens.ink}>
                {printNumber(group.mean, decimalsFor(group.mean), language)} {unit}
              </text>
              <text x={names + 5} y={y + 28} fontSize="11" fill={tokens["ink-3"]}>
                {t("cockpit.schools", { n: group.sections })} ·{" "}
                {t("school.students", { n: printAmount(group.students, language) })}
              </text>
            </g>
          );
        })}
      </>
    ),
  };
}
