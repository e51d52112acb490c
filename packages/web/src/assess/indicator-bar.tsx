import type { SectionDocument, SectionIndicatorDocument } from "@youheng/kernel/assess";
import type { Indicator } from "@youheng/kernel/model";
import { useSpeech } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";
import { shortName } from "./names.ts";
import { nearestLimit } from "./nearest-limit.ts";
import { PeerStrip } from "./peer-strip.tsx";
import { VerdictShape } from "./verdict-mark.tsx";
import { WhyNumber } from "./why.tsx";
import { decimalsFor, printAmount, printBeside, printNumber, printShare, unitWords } from "../text/index.ts";

/** The bar's right end, as a share of the standard. */
const widest = 1.6;

interface IndicatorBarProps {
  readonly stage: string;
  readonly section: SectionDocument;
  readonly indicator: Indicator;
  readonly was: SectionDocument | undefined;
}

/** One indicator of a section: value, bar against standard and floor, the gap in words, the place among peers. */
export function IndicatorBar({ stage, section, indicator, was }: IndicatorBarProps) {
  const { t, say, language, text } = useSpeech();
  const one = section.indicators[indicator.id]!;
  const asked = { stage, indicator: indicator.id, schoolCode: section.school_code ?? "" };
  const old = was?.indicators[indicator.id];
  const moved = old !== undefined && old.value !== one.value;
  const mark = one.meets === null ? "not_assessable" : one.meets ? "meets" : "falls_short";
  return (
    <li className={`bar-item ${moved ? "tried" : ""}`}>
      <div className="bar-head">
        <span className="bar-name" title={say(indicator.name)}>
          <VerdictShape mark={mark} size={10} /> <span>{say(shortName(indicator))}</span>
        </span>
        <span className="bar-value">
          <WhyNumber asked={{ ...asked, what: "value" }}>
            <Value one={one} />
          </WhyNumber>
          <small>
            {one.threshold !== null && t("assess.col.atLeast", { value: printAmount(one.threshold, language) })}{" "}
            {unitWords(text, indicator.unit)}
          </small>
        </span>
      </div>
      <Bar one={one} />
      <div className="bar-foot">
        <Gap one={one} asked={asked} />
        {moved && old.value !== null && (
          <span className="was">
            {t("trial.was")} {printNumber(old.value, decimalsFor(old.threshold ?? old.value), language)}
          </span>
        )}
        <PeerStrip stage={stage} section={section} indicator={indicator.id} />
      </div>
    </li>
  );
}

function Value({ one }: { readonly one: SectionIndicatorDocument }) {
  const { language, text } = useSpeech();
  if (one.value === null)
    return (
      <span className="missing">
        — <small>{text.missing[one.missing?.reason ?? "other"]}</small>
      </span>
    );
  const decimals = decimalsFor(one.threshold ?? one.value);
  if (one.threshold === null || one.meets === null) return <>{printNumber(one.value, decimals, language)}</>;
  return (
    <>{printBeside({ ...nearestLimit(one.threshold, one), value: one.value, reaching: true, decimals }, language)}</>
  );
}

function Bar({ one }: { readonly one: SectionIndicatorDocument }) {
  if (one.threshold === null) return null;
  const share = one.value === null ? 0 : Math.min(widest, Math.max(0, one.value / one.threshold));
  const at = (of: number): string => `${(of / widest) * 100}%`;
  const kind = one.meets === null ? "unknown" : one.meets ? "meets" : one.floor_meets === false ? "low" : "half";
  const past = one.value !== null && one.value / one.threshold > widest;
  return (
    <svg className="bullet" width="100%" height="20" aria-hidden="true">
      <rect x="0" y="5" width="100%" height="10" className="bar-ground" />
      <rect x="0" y="5" width={at(share)} height="10" className={`bar-${kind}`} />
      {past && (
        <svg x="100%" y="5" overflow="visible">
          <path d="M-9 0h3l-4 10h-3zM-4 0h2l-4 10h-2z" className="bar-cut" />
        </svg>
      )}
      {one.floor !== null && (
        <line
          x1={at(one.floor / one.threshold)}
          x2={at(one.floor / one.threshold)}
          y1="3"
          y2="17"
          className="floor-line"
        />
      )}
      <line x1={at(1)} x2={at(1)} y1="0" y2="20" className="standard-line" />
    </svg>
  );
}

interface GapProps {
  readonly one: SectionIndicatorDocument;
  readonly asked: { readonly stage: string; readonly indicator: string; readonly schoolCode: string };
}

function Gap({ one, asked }: GapProps) {
  const { t, language, text } = useSpeech();
  const { now } = useDistrict();
  const share = printShare(now.bundle.standard.sectionRule?.othersAtLeast ?? 1, language);
  if (one.meets === true) return <span className="gap-words calm">{t("school.meets")}</span>;
  if (one.meets === null || one.gap === null)
    return <span className="gap-words calm">{text.missing[one.missing?.reason ?? "other"]}</span>;
  return (
    <span className="gap-words">
      <WhyNumber asked={{ ...asked, what: "gap" }}>
        {t("school.gap", {
          amount: printAmount(one.gap.amount, language),
          unit: unitWords(text, one.gap.unit, one.gap.amount),
        })}
      </WhyNumber>
      {one.floor_meets !== null && (
        <small>{one.floor_meets ? t("school.floorMeets", { share }) : t("school.floorFails", { share })}</small>
      )}
    </span>
  );
}
