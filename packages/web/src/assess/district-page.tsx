import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { Suspense, lazy } from "react";
import { PasswordNotice } from "../identity/index.ts";
import { useSpeech, Waiting } from "../shell/index.ts";
import { printAmount } from "../text/index.ts";
import { AssessTabs } from "./assess-tabs.tsx";
import { useDistrict } from "./district.tsx";
import { Lacks } from "./lacks.tsx";
import { LeftOut } from "./left-out.tsx";
import { Needs } from "./needs.tsx";
import { areaStates, partOf, requirementsBecause, scopeWords } from "./requirement-areas.ts";
import { ReportMenu } from "./report-menu.tsx";
import { Requirements } from "./requirements.tsx";
import { SchoolTable } from "./school-table.tsx";
import { StageCard } from "./stage-card.tsx";
import { StandardSwitches } from "./standard-switches.tsx";
import { VerdictShape } from "./verdict-mark.tsx";
import { becauseOf, countsOf } from "./verdict-sentence.ts";

const SchoolMap = lazy(() => import("./school-map.tsx"));

/** The district page: does it meet the standard, why, and what is lacking. */
export function DistrictPage() {
  const { now } = useDistrict();
  const stages = Object.keys(now.document.stages).filter((id) => now.document.stages[id]!.sections > 0);
  return (
    <>
      <PasswordNotice />
      <AssessTabs />
      <DraftNotice />
      <Verdict />
      <Lacks />
      <div className="stages">
        {stages.map((stage) => (
          <StageCard key={stage} stage={stage} />
        ))}
      </div>
      <div className="map-and-needs">
        <Suspense fallback={<Waiting />}>
          <SchoolMap />
        </Suspense>
        <Needs />
      </div>
      <Requirements />
      <SchoolTable />
      <div className="foot-panels">
        <StandardSwitches />
        <LeftOut />
      </div>
      <Provenance />
    </>
  );
}

/** The verdict in one sentence, and what it rests on in another. */
function Verdict() {
  const speech = useSpeech();
  const { t, say, yearOf, language } = speech;
  const { now, region, year } = useDistrict();
  const { verdict } = now.document;
  const standard = say(now.document.standard_name);
  const onlyResources = now.document.scope.length === 1 && now.document.scope[0] === "resources";
  return (
    <section className={`hero hero-${verdict}`} aria-labelledby="verdict">
      <div className="hero-words">
        <p className="hero-mark">
          <VerdictShape mark={verdict} size={18} />
          {t(`verdict.${verdict}`)}
        </p>
        <h1 id="verdict" lang={language}>
          <Parts
            text={t(`assess.sentence.${verdict}`, {
              year: yearOf(year),
              region: say(region.name),
              standard: language === "zh" ? `《${standard}》` : standard,
              part: t(partOf(now.document)),
            })}
          />
        </h1>
        <p className="because">
          {becauseOf(now, speech)} {requirementsBecause(now.document, speech)}
        </p>
        <p className="fine">
          {areaStates(now.document).length > 0
            ? scopeWords(now.document, speech)
            : onlyResources && t("assess.scopeCount", { n: now.bundle.standard.indicators.length })}
        </p>
        <div className="row no-print">
          <ChooseStandard />
          <ReportMenu />
        </div>
      </div>
      <HeroFigures />
    </section>
  );
}

/** Where several standards stand, the one judged by is chosen here. */
function ChooseStandard() {
  const { t, say } = useSpeech();
  const { now, standards } = useDistrict();
  const navigate = useNavigate();
  if (standards.length < 2) return null;
  return (
    <label className="fine choose-standard">
      {t("assess.standard")}
      <select
        value={now.document.standard}
        onChange={(event) =>
          void navigate({ to: ".", search: (before) => ({ ...before, standard: event.target.value }) })
        }
      >
        {standards.map((one) => (
          <option key={one.id} value={one.id}>
            {say(one.name)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A sentence that breaks between its parts, which its text sets off with "|", before it breaks within one. */
function Parts({ text }: { readonly text: string }) {
  const parts = text.split("|");
  if (parts.length === 1) return <>{text}</>;
  return parts.map((part, i) => <span key={i}>{part}</span>);
}

/** The two figures that the verdict rests on, large enough to be read from across a table. */
function HeroFigures() {
  const { t, language } = useSpeech();
  const { now } = useDistrict();
  const counts = countsOf(now.document);
  const within = counts.cvs - counts.over - counts.unknownCvs;
  return (
    <dl className="hero-figures">
      {now.bundle.standard.sectionRule !== undefined && (
        <div className={counts.meeting === counts.sections ? "figure-meets" : "figure-short"}>
          <dt>{t("assess.figureSections")}</dt>
          <dd>
            {printAmount(counts.meeting, language)}
            <small> / {printAmount(counts.sections, language)}</small>
          </dd>
        </div>
      )}
      {counts.cvs > 0 && (
        <div className={within === counts.cvs ? "figure-meets" : "figure-short"}>
          <dt>{t("assess.figureCvs")}</dt>
          <dd>
            {within}
            <small> / {counts.cvs}</small>
          </dd>
        </div>
      )}
    </dl>
  );
}

function DraftNotice() {
  const { t } = useSpeech();
  const { view } = useDistrict();
  const { region, year }: { readonly region?: string; readonly year?: string } = useParams({ strict: false });
  if (view.version.state === "published") return null;
  return (
    <aside className="notice notice-trial">
      <strong>{t("assess.draft")}</strong>{" "}
      <Link to="/regions/$region/$year/balance/assess" params={{ region: region ?? "", year: year ?? "" }} search={{}}>
        {t("assess.backPublished")}
      </Link>
    </aside>
  );
}

/** Which file, which version, which standard: enough to make every figure again. */
function Provenance() {
  const { t, say } = useSpeech();
  const { view, now } = useDistrict();
  const { version } = view;
  return (
    <footer className="provenance">
      <p>
        {t("assess.dataFrom", {
          file: version.file || t("sense.noFile"),
          number: version.number,
          state: t(`sense.state.${version.state}`),
        })}
        {" · "}
        <Link to="/standards/$standard" params={{ standard: now.document.standard }}>
          {say(now.document.standard_name)} {now.document.standard_version}
        </Link>
      </p>
    </footer>
  );
}
