import { useSpeech } from "../shell/index.ts";
import type { IndicatorDocument, StageDocument } from "@youheng/kernel/assess";
import type { Indicator } from "@youheng/kernel/model";
import { CvDot } from "./cv-dot.tsx";
import { useDistrict } from "./district.tsx";
import { shortName } from "./names.ts";
import { printCv } from "./verdict-sentence.ts";
import { WhyNumber } from "./why.tsx";
import { decimalsFor, printAmount, printNumber, unitWords } from "../text/index.ts";

/** The indicators of a stage as a picture: mean, share of sections that meet, CV against its limit, what is missing. */
export function IndicatorTable({ id, stage }: { readonly id: string; readonly stage: StageDocument }) {
  const { t, say } = useSpeech();
  const { now } = useDistrict();
  const scale = cvScale(now.document.stages);
  const limits = [...new Set(Object.values(stage.indicators).map((one) => one.cv_limit))].filter((one) => one !== null);
  return (
    <table className="indicators">
      <caption className="sr-only">{`${say(stage)}: ${t("assess.picture")}`}</caption>
      <thead>
        <tr>
          <th scope="col">{t("assess.col.indicator")}</th>
          <th scope="col" className="num">
            {t("assess.col.mean")}
          </th>
          <th scope="col">{t("assess.col.sections")}</th>
          <th scope="col">
            {t("assess.col.cv")}
            {limits.length === 1 && <small> {t("assess.col.atMost", { value: limits[0]!.toFixed(2) })}</small>}
          </th>
          <th scope="col" className="num">
            {t("assess.col.gap")}
          </th>
        </tr>
      </thead>
      <tbody>
        {now.bundle.standard.indicators.map((indicator) => (
          <IndicatorRow
            key={indicator.id}
            stageId={id}
            indicator={indicator}
            one={stage.indicators[indicator.id]!}
            sections={stage.sections}
            scale={scale}
          />
        ))}
      </tbody>
    </table>
  );
}

/** Right end of the CV axis, the same for every row, so that they can be compared. */
function cvScale(stages: Readonly<Record<string, StageDocument>>): number {
  const all = Object.values(stages).flatMap((stage) =>
    Object.values(stage.indicators).flatMap((one) => [one.cv ?? 0, (one.cv_limit ?? 0) * 1.4]),
  );
  return Math.ceil(Math.max(...all) * 10) / 10 || 1;
}

interface IndicatorRowProps {
  readonly stageId: string;
  readonly indicator: Indicator;
  readonly one: IndicatorDocument;
  readonly sections: number;
  readonly scale: number;
}

function IndicatorRow({ stageId, indicator, one, sections, scale }: IndicatorRowProps) {
  const { t, say, language, text } = useSpeech();
  const asked = { stage: stageId, indicator: indicator.id };
  const missing = one.missing === undefined ? undefined : text.missing[one.missing.reason];
  return (
    <tr className={one.cv_meets === false ? "row-over" : undefined}>
      <th scope="row" title={say(indicator.name)}>
        {say(shortName(indicator))}
      </th>
      <td className="num" data-label={t("assess.col.mean")}>
        <WhyNumber asked={{ ...asked, what: "mean" }}>
          {one.mean === null ? "—" : printNumber(one.mean, decimalsFor(one.threshold ?? one.mean), language)}
        </WhyNumber>
        {one.threshold !== null && (
          <small className="beside">{t("assess.col.atLeast", { value: printAmount(one.threshold, language) })}</small>
        )}
      </td>
      <td data-label={t("assess.col.sections")}>
        <MeetingBar meeting={one.sections_meeting} short={one.sections_short} of={sections} />
      </td>
      <td data-label={t("assess.col.cv")}>
        <div className="cv-cell">
          <CvDot one={one} scale={scale} />
          <span className="cv-number">
            <WhyNumber asked={{ ...asked, what: "cv" }}>
              {one.cv === null ? <span title={missing}>—</span> : printCv({ ...one, cv: one.cv }, language)}
            </WhyNumber>
            {one.cv_meets === false && <small className="over">{t("assess.over")}</small>}
          </span>
        </div>
      </td>
      <td className="num" data-label={t("assess.col.gap")}>
        {one.gap === null ? (
          ""
        ) : one.gap.amount === 0 ? (
          <span className="calm">0</span>
        ) : (
          <WhyNumber asked={{ ...asked, what: "gap" }}>
            {printAmount(one.gap.amount, language)} <small>{unitWords(text, one.gap.unit, one.gap.amount)}</small>
          </WhyNumber>
        )}
      </td>
    </tr>
  );
}

/** How many sections meet, as a bar and as a number; the rest of the bar is hatched where they fall short. */
function MeetingBar({ meeting, short, of }: { readonly meeting: number; readonly short: number; readonly of: number }) {
  const share = of === 0 ? 0 : meeting / of;
  const shortShare = of === 0 ? 0 : short / of;
  return (
    <span className="meeting">
      <svg width="100%" height="12" aria-hidden="true">
        <rect width="100%" height="12" className="bar-ground" />
        <rect width={`${share * 100}%`} height="12" className="bar-meets" />
        <rect x={`${share * 100}%`} width={`${shortShare * 100}%`} height="12" className="bar-short" />
      </svg>
      <span className="figures">
        {meeting}/{of}
      </span>
    </span>
  );
}
