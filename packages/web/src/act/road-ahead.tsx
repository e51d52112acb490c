import type { ActView, RoadAheadView } from "@youheng/server/api";
import { useSpeech } from "../shell/index.ts";
import { printNumber } from "../text/index.ts";
import { type ActNames, useActNames } from "./use-act.ts";

interface AheadProps {
  readonly act: ActView;
  readonly standard: string | undefined;
}

/** By when the district passes, if all is done on time: one sentence, why then, and what each day brings. */
export function RoadAhead({ act, standard }: AheadProps) {
  const { t } = useSpeech();
  const names = useActNames(act.region_code, standard);
  const { road } = act;
  return (
    <section className="panel" aria-labelledby="act-road">
      <h2 id="act-road">{t("act.roadTitle")}</h2>
      {road === null ? (
        <p className="empty">{t("act.roadNone")}</p>
      ) : (
        <>
          <p className="lead">{sentenceOf(road, t)}</p>
          <WhyThen act={act} road={road} />
          <ol className="road-steps">
            {road.steps.map((step) => (
              <li key={step.day}>{t("act.roadStep", { day: step.day, n: step.sectionsShort })}</li>
            ))}
          </ol>
          <StillShort road={road} names={names} />
          <p className="fine">{t("act.roadHint", { version: road.from_version })}</p>
        </>
      )}
    </section>
  );
}

function sentenceOf(road: RoadAheadView, t: ReturnType<typeof useSpeech>["t"]): string {
  if (road.verdict === "meets") return t("act.roadMeets");
  return road.passes_on === null ? t("act.roadNot") : t("act.roadPasses", { day: road.passes_on });
}

/** Which measure is the last that matters, and how late each may be. */
function WhyThen({ act, road }: { readonly act: ActView; readonly road: RoadAheadView }) {
  const { t } = useSpeech();
  if (road.passes_on === null || road.verdict === "meets" || road.last.length === 0) return null;
  const titleOf = (id: string): string => act.measures.find((one) => one.measure_id === id)?.title ?? id;
  const last = road.last.map(titleOf);
  const [only] = last;
  return (
    <>
      <p>
        {last.length === 1
          ? t("act.roadLast", { name: only ?? "" })
          : t("act.roadLastAny", { names: last.join(t("act.comma")) })}
      </p>
      <h3>{t("act.roadWay")}</h3>
      <div className="wide-table">
        <table className="people-table way-table">
          <thead>
            <tr>
              <th scope="col">{t("act.measure")}</th>
              <th scope="col">{t("act.beginsOn")}</th>
              <th scope="col">{t("act.doneOn")}</th>
              <th scope="col">{t("act.slack")}</th>
            </tr>
          </thead>
          <tbody>
            {road.way.map((step) => (
              <tr key={step.id}>
                <th scope="row">{titleOf(step.id)}</th>
                <td>{step.beginsOn}</td>
                <td>{step.doneOn}</td>
                <td>
                  {step.slackDays === 0 ? (
                    <strong className="critical">◆ {t("act.slackNone")}</strong>
                  ) : (
                    t("act.slackDays", { n: step.slackDays })
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="fine">{t("act.roadWayHint")}</p>
    </>
  );
}

const MOST = 8;

/** What nobody has written a measure for that is enough. */
function StillShort({ road, names }: { readonly road: RoadAheadView; readonly names: ActNames }) {
  const { t, say, language } = useSpeech();
  const short = road.still_short;
  if (short === null) return null;
  const lines = [
    ...short.cvs.map(({ stage, indicator, cv }) =>
      t("act.shortCv", {
        stage: names.stage(stage),
        indicator: names.indicator(indicator),
        cv: cv === null ? "" : printNumber(cv, 3, language),
      }),
    ),
    ...short.requirements.map(({ name, verdict }) =>
      t(verdict === "falls_short" ? "act.shortRequirement" : "act.unknownRequirement", { name: say(name) }),
    ),
    ...short.sections.map(({ schoolName: school, stage: at, indicators }) => {
      const stage = names.stage(at);
      if (indicators.length === 0) return t("act.shortSectionOnly", { school, stage });
      return t("act.shortSection", { school, stage, indicators: indicators.map(names.indicator).join(t("act.comma")) });
    }),
  ];
  return (
    <>
      <h3>{t("act.shortAfter")}</h3>
      <ul className="short-list">
        {lines.slice(0, MOST).map((line) => (
          <li key={line}>{line}</li>
        ))}
        {lines.length > MOST && <li className="calm">{t("act.shortMore", { n: lines.length - MOST })}</li>}
      </ul>
    </>
  );
}
