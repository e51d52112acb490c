import { Link, useParams } from "@tanstack/react-router";
import type { StageDocument, Verdict } from "@youheng/kernel/assess";
import { useSpeech } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";
import { IndicatorTable } from "./indicator-table.tsx";
import { VerdictMark, VerdictShape } from "./verdict-mark.tsx";
import { printAmount, printShare } from "../text/index.ts";

/** Past this many squares the eye counts no longer, and a bar says it better. */
const mostSquares = 240;
const order: readonly Verdict[] = ["falls_short", "not_assessable", "meets"];

/** One stage at a glance: the verdict, every section as a square, and each indicator as a line of a picture. */
export function StageCard({ stage }: { readonly stage: string }) {
  const { t, say, language } = useSpeech();
  const { now } = useDistrict();
  const document = now.document.stages[stage]!;
  const cvs = Object.values(document.indicators).filter((one) => one.cv_limit !== null);
  const within = cvs.filter((one) => one.cv_meets === true).length;
  return (
    <section className="panel stage-card" aria-label={say(document)}>
      <header>
        <h2>{say(document)}</h2>
        <span className="fine">
          {t("school.students", { n: document.students === null ? "—" : printAmount(document.students, language) })}
        </span>
        <VerdictMark mark={document.verdict} />
      </header>
      <div className="stage-measures">
        {now.bundle.standard.sectionRule !== undefined && (
          <div>
            <p className="measure">
              <span>{t("assess.schoolsOf")}</span>
              <strong>{t("assess.sectionsMeeting", { met: document.sections_meeting, of: document.sections })}</strong>
            </p>
            {document.sections <= mostSquares ? (
              <Squares document={document} />
            ) : (
              <ShareBar share={document.sections_meeting / document.sections} language={language} />
            )}
          </div>
        )}
        {cvs.length > 0 && (
          <p className="measure">
            <span>{t("assess.cvOf")}</span>
            <strong>{t("assess.cvMeeting", { met: within, of: cvs.length })}</strong>
          </p>
        )}
      </div>
      <IndicatorTable id={stage} stage={document} />
      <p className="fine picture-hint">{t("assess.pictureHint")}</p>
    </section>
  );
}

/** Every section as a square, those that fall short first. The table below holds the same for keyboard and screen reader. */
function Squares({ document }: { readonly document: StageDocument }) {
  const { t } = useSpeech();
  const { region, year }: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  const sorted = order.flatMap((verdict) => document.sections_list.filter((one) => one.verdict === verdict));
  return (
    <div className="squares" aria-hidden="true" title={t("assess.schoolsOfHint")}>
      {sorted.map((section) => (
        <Link
          key={section.school_code}
          tabIndex={-1}
          className={`square square-${section.verdict ?? "left_out"}`}
          title={`${section.school_name ?? section.school_code} · ${t(`verdict.${section.verdict ?? "left_out"}`)}`}
          to="/regions/$region/$year/balance/assess/schools/$school"
          search={true}
          params={{ region: region ?? "", year: year ?? "", school: section.school_code ?? "" }}
        >
          <VerdictShape mark={section.verdict ?? "left_out"} size={9} />
        </Link>
      ))}
    </div>
  );
}

function ShareBar({ share, language }: { readonly share: number; readonly language: "zh" | "en" }) {
  return (
    <svg className="share-bar" width="100%" height="14" role="img" aria-label={printShare(share, language)}>
      <rect width="100%" height="14" className="bar-ground" />
      <rect width={`${share * 100}%`} height="14" className="bar-meets" />
    </svg>
  );
}
