import { useQuery } from "@tanstack/react-query";
import type { SchoolAssessmentView, SchoolIndicatorView } from "@youheng/server/api";
import { schoolAssessmentQuestion } from "../ask/index.ts";
import { type SchoolMark, VerdictMark } from "../assess/index.ts";
import { useSpeech, wordOf } from "../shell/index.ts";
import { decimalsFor, printAmount, printBeside, printNumber } from "../text/index.ts";

interface VerdictProps {
  readonly region: string;
  readonly year: number | undefined;
  readonly school: string;
  readonly standard: string | undefined;
}

/** A school's own assessment beside the county's mean: value, standard, what it lacks. */
export function SchoolVerdict({ region, year, school, standard }: VerdictProps) {
  const { t } = useSpeech();
  const known = year !== undefined && standard !== undefined;
  const assessment = useQuery({
    ...schoolAssessmentQuestion({ region, year: year ?? 0, school }, standard ?? ""),
    enabled: known,
  });
  if (assessment.data !== undefined) return <VerdictPanel assessment={assessment.data} />;
  if (assessment.isLoading) return null;
  return (
    <section className="panel">
      <h2>
        {school} · {t("campaign.verdictTitle")}
      </h2>
      <p className="empty">{t("campaign.notAssessed")}</p>
    </section>
  );
}

function VerdictPanel({ assessment }: { readonly assessment: SchoolAssessmentView }) {
  const { t, say, text, yearOf } = useSpeech();
  return (
    <section className="panel" aria-label={assessment.school_name}>
      <header>
        <h2>
          {assessment.school_name} · {t("campaign.verdictTitle")}
        </h2>
        <p className="fine">
          {yearOf(assessment.school_year)} · {say(assessment.standard_name)}
        </p>
      </header>
      {Object.entries(assessment.stages).map(([stage, section]) => (
        <div key={stage} className="wide-table">
          <h3 className="stage-word">
            {wordOf(text.stage, stage)}{" "}
            {section.verdict !== null && <VerdictMark mark={section.verdict as SchoolMark} />}
          </h3>
          <table className="people-table verdict-lines">
            <thead>
              <tr>
                <th scope="col">{t("campaign.item")}</th>
                <th scope="col" className="num">
                  {t("campaign.value")}
                </th>
                <th scope="col" className="num">
                  {t("campaign.threshold")}
                </th>
                <th scope="col" className="num">
                  {t("campaign.county")}
                </th>
                <th scope="col" className="num">
                  {t("campaign.gap")}
                </th>
              </tr>
            </thead>
            <tbody>
              {Object.entries(section.indicators).map(([id, indicator]) => (
                <IndicatorLine key={id} indicator={indicator} />
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </section>
  );
}

function IndicatorLine({ indicator }: { readonly indicator: SchoolIndicatorView }) {
  const { t, say, unit, language } = useSpeech();
  const { gap, meets, threshold } = indicator;
  const decimals = decimalsFor(Math.max(threshold ?? 0, indicator.county_mean ?? 0));
  const shown = (value: number | null): string =>
    value === null ? t("missing.other") : printNumber(value, decimals, language);
  const own =
    indicator.value === null || threshold === null || meets === null
      ? shown(indicator.value)
      : printBeside({ value: indicator.value, limit: threshold, over: meets, reaching: true, decimals }, language);
  const lacks = gap !== null && gap.amount > 0 ? `${printAmount(gap.amount, language)} ${unit(gap.unit)}` : null;
  const said = meets === null ? t("campaign.notJudged") : meets ? t("campaign.enough") : t("campaign.notEnough");
  return (
    <tr>
      <th scope="row">{say(indicator.name)}</th>
      <td className="num" data-label={t("campaign.value")}>
        {own}
      </td>
      <td className="num calm" data-label={t("campaign.threshold")}>
        {threshold === null ? "—" : printAmount(threshold, language)}
      </td>
      <td className="num calm" data-label={t("campaign.county")}>
        {shown(indicator.county_mean)}
      </td>
      <td className={lacks !== null || meets === false ? "num cell-error" : "num calm"} data-label={t("campaign.gap")}>
        {lacks ?? said}
      </td>
    </tr>
  );
}
