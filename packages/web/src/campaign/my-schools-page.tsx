import { useQueries, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { CampaignSchoolView, CampaignView } from "@youheng/server/api";
import {
  campaignQuestion,
  campaignsQuestion,
  regionsQuestion,
  standardsQuestion,
  tasksQuestion,
} from "../ask/index.ts";
import { PasswordNotice, useSession } from "../identity/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { SchoolDecisions, Supervision, TaskList } from "../act/index.ts";
import { Deadline } from "./deadline.tsx";
import { SchoolVerdict } from "./school-verdict.tsx";

/** A school's own page: the forms to fill in, and the assessment of the school. */
export function MySchoolsPage() {
  const { t, say } = useSpeech();
  const account = useSession()?.account;
  const campaigns = useQuery(campaignsQuestion);
  const newest = useQuery(regionsQuestion).data?.[0]?.years.find((year) => year.published !== null)?.school_year;
  const standard = useQuery(standardsQuestion).data?.find((one) => one.id.includes("quality"))?.id;
  if (campaigns.error) return <Trouble error={campaigns.error} again={() => void campaigns.refetch()} />;
  if (campaigns.data === undefined || !account) return <Waiting />;
  return (
    <div className="page">
      <PasswordNotice />
      <header className="page-head">
        <div>
          <h1>{t("campaign.mine")}</h1>
          <p className="lead">{t("campaign.mineLead")}</p>
          <p className="fine">{t("people.iAm", { role: say(account.role_name), region: say(account.region_name) })}</p>
        </div>
        {account.may.includes("supervision.plan") && newest !== undefined && (
          <Link
            className="button"
            to="/regions/$region/$year/balance/act/supervision"
            params={{ region: account.region_code, year: String(newest) }}
          >
            {t("act.visits")}
          </Link>
        )}
      </header>
      <Forms campaigns={campaigns.data} />
      <Tasks region={account.region_code} />
      <Supervision region={account.region_code} />
      <SchoolDecisions region={account.region_code} />
      {account.schools.map((school) => (
        <SchoolVerdict key={school} region={account.region_code} year={newest} school={school} standard={standard} />
      ))}
    </div>
  );
}

function Tasks({ region }: { readonly region: string }) {
  const { t } = useSpeech();
  const tasks = useQuery(tasksQuestion(region)).data ?? [];
  if (tasks.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="my-tasks">
      <h2 id="my-tasks">{t("act.tasks")}</h2>
      <TaskList region={region} tasks={tasks} />
    </section>
  );
}

function Forms({ campaigns }: { readonly campaigns: readonly CampaignView[] }) {
  const { t, yearOf } = useSpeech();
  const details = useQueries({
    queries: campaigns.map((one) => campaignQuestion(one.region_code, one.school_year)),
  });
  const mayFill = useSession()?.account?.may.includes("form.fill") === true;
  const isOpen = (school: CampaignSchoolView): boolean => mayFill && !isHandedIn(school);
  const lines = campaigns.flatMap((campaign, i) =>
    (details[i]?.data?.schools ?? []).map((school) => ({ campaign, school })),
  );
  return (
    <section className="panel" aria-labelledby="my-forms">
      <h2 id="my-forms">{t("campaign.title")}</h2>
      {lines.length === 0 && <p className="empty">{t("campaign.mineNone")}</p>}
      <table className="people-table">
        <tbody>
          {lines.map(({ campaign, school }) => (
            <tr key={`${campaign.school_year}-${school.school_code}`}>
              <td>
                <strong>{school.school_name}</strong>
              </td>
              <td>{yearOf(campaign.school_year)}</td>
              <td>
                <span className={`state form-state-${school.state}`}>{t(`campaign.state.${school.state}`)}</span>
                {school.open_remarks > 0 && (
                  <small className="block">{t("campaign.remarks", { n: school.open_remarks })}</small>
                )}
              </td>
              <td>
                <Deadline day={campaign.deadline} isDone={isHandedIn(school)} />
              </td>
              <td>
                <Link
                  className={isOpen(school) ? "button button-strong" : "button"}
                  to="/regions/$region/$year/schools/$school/form"
                  params={{
                    region: campaign.region_code,
                    year: String(campaign.school_year),
                    school: school.school_code,
                  }}
                >
                  {t(isOpen(school) ? "campaign.toForm" : "campaign.toRead")}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function isHandedIn({ state }: CampaignSchoolView): boolean {
  return state === "submitted" || state === "accepted";
}
