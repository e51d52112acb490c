import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { TeacherOverview } from "@youheng/kernel/decide";
import { standardQuestion, teachersQuestion } from "../../ask/index.ts";
import { useSession } from "../../identity/index.ts";
import { Trouble, useSpeech, Waiting } from "../../shell/index.ts";
import { printAmount, printShare } from "../../text/index.ts";
import { BringFile } from "./bring-file.tsx";
import { CountBars } from "./count-bars.tsx";
import { useYearPlace, type YearPlace } from "./year-place.ts";

/** The teachers of a region in figures: posts, subjects, years, retirements. */
export function TeachersPage() {
  const { t } = useSpeech();
  const place = useYearPlace();
  const mayLook = useSession()?.account?.may.includes("teachers.read") === true;
  const teachers = useQuery({ ...teachersQuestion(place.region, place.year, place.standard), enabled: mayLook });
  if (!mayLook) return <Closed place={place} />;
  if (teachers.error) return <Trouble error={teachers.error} again={() => void teachers.refetch()} />;
  if (teachers.data === undefined) return <Waiting />;
  const { overview, roster, costs } = teachers.data;
  return (
    <div className="teachers">
      <header className="school-head">
        <h1>{t("teachers.senseTitle")}</h1>
        <p className="lead">{t("teachers.senseIntro")}</p>
      </header>
      {overview === null ? <p className="empty">{t("teachers.noRoster")}</p> : <Overview overview={overview} />}
      <section className="panel two-files">
        <BringFile place={place} part="roster" kept={roster?.file ?? null} />
        <BringFile place={place} part="costs" kept={costs?.file ?? null} />
      </section>
    </div>
  );
}

/** For whom the roll is closed: why, and where the figures without names stand. */
function Closed({ place }: { readonly place: YearPlace }) {
  const { t } = useSpeech();
  return (
    <div className="teachers">
      <header className="school-head">
        <h1>{t("teachers.senseTitle")}</h1>
        <p className="lead">{t("teachers.closed")}</p>
      </header>
      <p>
        <Link
          className="button button-strong"
          to="/regions/$region/$year/teachers/assess"
          params={{ region: place.region, year: place.year }}
        >
          {t("teachers.closedLink")}
        </Link>
      </p>
    </div>
  );
}

function Overview({ overview }: { readonly overview: TeacherOverview }) {
  const { t, language } = useSpeech();
  const share = (one: number | null): string => (one === null ? "—" : printShare(one, language, 1));
  const figures = [
    [t("teachers.figures.teachers"), printAmount(overview.teachers, language)],
    [t("teachers.figures.qualifying"), printAmount(overview.qualifying, language)],
    [t("teachers.figures.backbone"), printAmount(overview.backbone, language)],
    [t("teachers.figures.trained", { n: overview.training_hours }), share(overview.trained)],
    [t("teachers.figures.certified"), share(overview.certified)],
  ] as const;
  return (
    <>
      <dl className="teacher-figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="count-grid">
        <CountBars
          title={t("teachers.retiring")}
          counts={overview.retiring}
          name={(n) => t("teachers.withinYear", { n })}
        />
        <CountBars title={t("teachers.ages")} counts={overview.ages} />
        <CountBars title={t("teachers.years")} counts={overview.years_at_school} />
        <CountBars title={t("teachers.subjects")} counts={overview.subjects} />
      </div>
      <Posts overview={overview} />
    </>
  );
}

/** Lines that a director reads; the rest is in the roster. */
const LINES = 15;

function Posts({ overview }: { readonly overview: TeacherOverview }) {
  const { t, say, language } = useSpeech();
  const place = useYearPlace();
  const standard = useQuery(standardQuestion(place.standard));
  const stageName = (id: string): string => {
    const stage = standard.data?.standard.stages.find((one) => one.id === id);
    return stage === undefined ? id : say(stage);
  };
  return (
    <section className="panel">
      <header>
        <h2>{t("teachers.posts")}</h2>
        <p className="fine">{t("teachers.postsNote")}</p>
      </header>
      <div className="table-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("teachers.school")}</th>
              <th scope="col" className="num">
                {t("teachers.figures.teachers")}
              </th>
              <th scope="col" className="num">
                {t("teachers.norm")}
              </th>
              <th scope="col" className="num">
                {t("teachers.lack")}
              </th>
              <th scope="col" className="num">
                {t("teachers.retiringSoon")}
              </th>
            </tr>
          </thead>
          <tbody>
            {overview.posts.slice(0, LINES).map((one) => (
              <tr key={`${one.school_code}${one.stage}`}>
                <th scope="row">
                  {one.school_name} <span className="fine">{stageName(one.stage)}</span>
                </th>
                <td className="num figures">{printAmount(one.teachers, language)}</td>
                <td className="num figures">{printAmount(one.norm, language)}</td>
                <td className="num figures">{one.lack === 0 ? "—" : printAmount(one.lack, language)}</td>
                <td className="num figures">{printAmount(one.retiring, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
