import type { SectionDocument } from "@youheng/kernel/assess";
import type { Indicator } from "@youheng/kernel/model";
import { useSpeech } from "../shell/index.ts";
import { shortName } from "./names.ts";

/** The indicators of a section as small bars in a row: full when met, half when above the floor, low when below it, empty when unknown. */
export function ItemPips({
  section,
  indicators,
}: {
  readonly section: SectionDocument;
  readonly indicators: readonly Indicator[];
}) {
  const { t, say, language } = useSpeech();
  const unmet = indicators
    .filter((one) => section.indicators[one.id]?.meets === false)
    .map((one) => say(shortName(one)));
  return (
    <span
      className="pips"
      title={
        unmet.length === 0 ? undefined : `${t("verdict.falls_short")}: ${unmet.join(language === "zh" ? "、" : ", ")}`
      }
    >
      <svg width={indicators.length * 6} height="16" aria-hidden="true">
        {indicators.map((indicator, i) => {
          const one = section.indicators[indicator.id];
          const level =
            one === undefined || one.meets === null
              ? "unknown"
              : one.meets
                ? "met"
                : one.floor_meets === false
                  ? "low"
                  : "half";
          const height = { met: 15, half: 9, low: 4, unknown: 15 }[level];
          return (
            <rect
              key={indicator.id}
              className={`pip pip-${level}`}
              x={i * 6}
              y={15.5 - height}
              width="4"
              height={height}
            />
          );
        })}
      </svg>
      <span>
        {section.items_met}/{indicators.length}
      </span>
    </span>
  );
}
