import { ChartFigure } from "../chart/index.ts";
import { useSpeech } from "../shell/index.ts";
import { printAmount, unitWords } from "../text/index.ts";
import { useDistrict } from "./district.tsx";
import { indicatorOf, shortName } from "./names.ts";
import { shownValue } from "./shown-value.ts";
import { stripDrawing, stripEnd } from "./strip.tsx";

interface StripFigureProps {
  readonly stage: string;
  readonly indicator: string;
  readonly foot: string;
}

/** Every section of a stage on one axis, against standard and floor. */
export function StripFigure({ stage, indicator, foot }: StripFigureProps) {
  const { t, say, language, text } = useSpeech();
  const { now } = useDistrict();
  const policy = indicatorOf(now, indicator);
  const document = now.document.stages[stage]!;
  const sections = document.sections_list.map((section) => ({ section, one: section.indicators[indicator]! }));
  const threshold = document.indicators[indicator]!.threshold;
  const marks = sections.map(({ section, one }) => ({
    name: `${section.school_name ?? section.school_code}: ${shownValue(one, language)}`,
    one,
  }));
  const floor = sections[0]?.one.floor ?? null;
  const unit = unitWords(text, policy.unit);
  const title = t("distribution.strip", { stage: say(document), indicator: say(shortName(policy)), unit });
  const note = stripNote({ marks, threshold, floor }, t);
  return (
    <ChartFigure
      title={title}
      label={`${title}. ${note}`}
      note={<p className="fine">{note}</p>}
      foot={foot}
      table={{
        columns: [
          t("assess.table.school"),
          `${say(policy.name)} (${unit})`,
          t("distribution.standard"),
          t("distribution.floor"),
        ],
        rows: sections
          .toSorted((a, b) => (a.one.value ?? Infinity) - (b.one.value ?? Infinity))
          .map(({ section, one }) => [section.school_name ?? section.school_code, one.value, one.threshold, one.floor]),
      }}
      draw={(width) =>
        stripDrawing(
          {
            marks,
            threshold,
            floor,
            mean: document.indicators[indicator]!.mean,
            words: {
              standard: t("distribution.standard"),
              floor: t("distribution.floor"),
              mean: t("distribution.mean"),
            },
            print: (value) => printAmount(value, language),
          },
          width,
        )
      }
    />
  );
}

interface NoteAsk {
  readonly marks: Parameters<typeof stripEnd>[0]["marks"];
  readonly threshold: number | null;
  readonly floor: number | null;
}

function stripNote({ marks, threshold, floor }: NoteAsk, t: ReturnType<typeof useSpeech>["t"]): string {
  const count = (holds: (one: NoteAsk["marks"][number]["one"]) => boolean): number =>
    marks.filter(({ one }) => holds(one)).length;
  const met = count((one) => one.meets === true);
  const short = count((one) => one.meets === false);
  const low = count((one) => one.meets === false && one.floor_meets === false);
  const end = stripEnd({ marks, threshold });
  const beyond = count((one) => one.value !== null && one.value > end);
  const missing = count((one) => one.value === null);
  const main =
    threshold === null
      ? t("distribution.stripNoteNoLimit")
      : floor === null
        ? t("distribution.stripNoteNoFloor", { met, half: short })
        : t("distribution.stripNote", { met, half: short - low, low });
  return [
    main,
    ...(beyond > 0 ? [t("distribution.stripMore", { n: beyond })] : []),
    ...(missing > 0 ? [t("distribution.stripMissing", { n: missing })] : []),
  ].join(" ");
}
