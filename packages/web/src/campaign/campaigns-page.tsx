import { Button } from "antd";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { CampaignView } from "@youheng/server/api";
import { campaignsQuestion } from "../ask/index.ts";
import { useSession } from "../identity/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { Deadline } from "./deadline.tsx";
import { OpenDialog } from "./open-dialog.tsx";
import { StateBar } from "./state-bar.tsx";

/** Every campaign within reach: the county's own, or those of all counties below. */
export function CampaignsPage() {
  const { t } = useSpeech();
  const campaigns = useQuery(campaignsQuestion);
  const mayRun = useSession()?.account?.may.includes("campaign.run") === true;
  const [opening, setOpening] = useState(false);
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <h1>{t("campaign.title")}</h1>
          <p className="lead">{t("campaign.lead")}</p>
        </div>
        {mayRun && (
          <Button type="primary" size="large" onClick={() => setOpening(true)}>
            {t("campaign.open")}
          </Button>
        )}
      </header>
      {campaigns.error ? (
        <Trouble error={campaigns.error} again={() => void campaigns.refetch()} />
      ) : campaigns.data === undefined ? (
        <Waiting />
      ) : campaigns.data.length === 0 ? (
        <section className="panel">
          <p className="empty">{t("campaign.none")}</p>
          <p className="fine">{t("campaign.noneHint")}</p>
        </section>
      ) : (
        <CampaignTable campaigns={campaigns.data} />
      )}
      {opening && <OpenDialog close={() => setOpening(false)} />}
    </div>
  );
}

function CampaignTable({ campaigns }: { readonly campaigns: readonly CampaignView[] }) {
  const { t, say, yearOf } = useSpeech();
  return (
    <section className="panel wide-table">
      <table className="people-table">
        <thead>
          <tr>
            <th scope="col">{t("campaign.region")}</th>
            <th scope="col">{t("campaign.year")}</th>
            <th scope="col">{t("campaign.deadline")}</th>
            <th scope="col">{t("campaign.progress")}</th>
          </tr>
        </thead>
        <tbody>
          {campaigns.map((one) => (
            <tr key={`${one.region_code}-${one.school_year}`}>
              <td>
                <Link
                  to="/regions/$region/$year/campaign"
                  params={{ region: one.region_code, year: String(one.school_year) }}
                >
                  {say(one.region_name)}
                </Link>
              </td>
              <td>{yearOf(one.school_year)}</td>
              <td>
                <Deadline day={one.deadline} isDone={one.published !== null} />
              </td>
              <td>
                <StateBar states={one.states} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
