import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { TeachersView } from "@youheng/server/api";
import { teachersQuestion } from "../../ask/index.ts";
import { Trouble, useSpeech, Waiting } from "../../shell/index.ts";
import { chartFoot } from "../chart-foot.ts";
import { useDistrict } from "../district.tsx";
import { shortName } from "../names.ts";
import { StripFigure } from "../strip-figure.tsx";
import { DemandCards } from "./demand-cards.tsx";
import { PostsFigure } from "./posts-figure.tsx";
import { RotatedPanel } from "./rotated-panel.tsx";
import { SubjectTables } from "./subject-table.tsx";
import { TrainingTable } from "./training-table.tsx";

/** The page 诊断 of the scene of teachers: how the district's teachers stand against what is asked, and where it lacks. */
export function TeacherStandingPage() {
  const speech = useSpeech();
  const { t, say, yearOf } = speech;
  const district = useDistrict();
  const { region, year, now } = district;
  const teachers = useQuery(teachersQuestion(region.region_code, String(year), now.bundle.standard.id));
  const foot = chartFoot(district, speech);
  if (teachers.error) return <Trouble error={teachers.error} again={() => void teachers.refetch()} />;
  if (teachers.data === undefined) return <Waiting />;
  return (
    <div className="teachers">
      <header className="school-head">
        <p className="eyebrow">
          {say(region.name)} · {yearOf(year)} · {say(now.document.standard_name)}
        </p>
        <h1>{t("standing.title")}</h1>
        <p className="lead">{t("standing.intro")}</p>
      </header>
      <Standing view={teachers.data} foot={foot} />
      <Indicators foot={foot} />
    </div>
  );
}

function Standing({
  view: { standing, last_roster: last },
  foot,
}: {
  readonly view: TeachersView;
  readonly foot: string;
}) {
  if (standing === null) return <NoRoster />;
  return (
    <>
      <DemandCards standing={standing} hasLast={last !== null} />
      <RotatedPanel rotated={standing.rotated} />
      <section className="panel">
        <PostsFigure posts={standing.posts} foot={foot} />
      </section>
      <SubjectTables subjects={standing.subjects} />
      <TrainingTable standing={standing} />
    </>
  );
}

function NoRoster() {
  const { t } = useSpeech();
  const { region, year } = useDistrict();
  return (
    <section className="panel blank">
      <p>{t("standing.noRoster")}</p>
      <Link
        className="button"
        to="/regions/$region/$year/teachers/sense"
        params={{ region: region.region_code, year: String(year) }}
      >
        {t("standing.toRoster")}
      </Link>
    </section>
  );
}

/** The indicators that count teachers, one at a time. */
function Indicators({ foot }: { readonly foot: string }) {
  const { t, say } = useSpeech();
  const { now } = useDistrict();
  const stages = Object.keys(now.document.stages).filter((id) => now.document.stages[id]!.sections > 0);
  const indicators = now.compiled.indicators
    .filter(({ ratio }) => ratio?.numerator.kind === "field" && /teachers/.test(ratio.numerator.id))
    .map(({ indicator }) => indicator);
  const [stage, setStage] = useState(stages[0] ?? "");
  const [chosen, setChosen] = useState(indicators[0]?.id ?? "");
  if (stage === "" || chosen === "") return null;
  return (
    <section className="panel" aria-label={t("standing.indicators")}>
      <header>
        <h2>{t("standing.indicators")}</h2>
        <p className="fine">{t("standing.indicatorsNote")}</p>
      </header>
      <div className="standing-choices no-print">
        <div className="choices" role="group" aria-label={t("distribution.stage")}>
          {stages.map((id) => (
            <button key={id} type="button" aria-pressed={id === stage} onClick={() => setStage(id)}>
              {say(now.document.stages[id]!)}
            </button>
          ))}
        </div>
        <div className="choices" role="group" aria-label={t("standing.indicators")}>
          {indicators.map((one) => (
            <button key={one.id} type="button" aria-pressed={one.id === chosen} onClick={() => setChosen(one.id)}>
              {say(shortName(one))}
            </button>
          ))}
        </div>
      </div>
      <StripFigure stage={stage} indicator={chosen} foot={foot} />
    </section>
  );
}
