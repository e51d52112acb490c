import { App, Button, Input, Modal } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { CampaignDetail, CampaignSchoolView, FormState, VersionView } from "@youheng/server/api";
import { campaignQuestion, tell } from "../ask/index.ts";
import { ProblemWords, useSession } from "../identity/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { AcceptAll } from "./accept-all.tsx";
import { CountyFile } from "./county-file.tsx";
import { Deadline } from "./deadline.tsx";
import { StateBar } from "./state-bar.tsx";
import { whenOf } from "./when-of.ts";

/** One campaign as the county sees it: who is done, who is not; and the publishing at its end. */
export function CampaignPage() {
  const { region, year } = useParams({ strict: false });
  const campaign = useQuery(campaignQuestion(region ?? "", Number(year)));
  if (campaign.error) return <Trouble error={campaign.error} again={() => void campaign.refetch()} />;
  if (campaign.data === undefined) return <Waiting />;
  return <Board campaign={campaign.data} />;
}

function Board({ campaign }: { readonly campaign: CampaignDetail }) {
  const { t, say, yearOf } = useSpeech();
  const may = useSession()?.account?.may ?? [];
  const [publishing, setPublishing] = useState(false);
  const { states } = campaign;
  const all = campaign.schools.length;
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <p className="eyebrow">
            <Link to="/campaigns">{t("campaign.title")}</Link>
          </p>
          <h1>
            {say(campaign.region_name)} · {yearOf(campaign.school_year)}
          </h1>
          <p className="lead">
            {t("campaign.ofSchools", { done: states.accepted, all })} ·{" "}
            <Deadline day={campaign.deadline} isDone={campaign.published !== null} />
          </p>
          {campaign.note !== null && <p className="fine">{campaign.note}</p>}
        </div>
        {may.includes("campaign.publish") && (
          <Button type="primary" size="large" disabled={states.accepted === 0} onClick={() => setPublishing(true)}>
            {t("campaign.publish")}
          </Button>
        )}
      </header>
      {campaign.published !== null && <PublishedNote campaign={campaign} version={campaign.published} />}
      <section className="panel">
        <StateBar states={states} />
      </section>
      <SchoolList campaign={campaign} />
      {publishing && <PublishDialog campaign={campaign} close={() => setPublishing(false)} />}
    </div>
  );
}

function PublishedNote({ campaign, version }: { readonly campaign: CampaignDetail; readonly version: string }) {
  const { t } = useSpeech();
  const params = { region: campaign.region_code, year: String(campaign.school_year) };
  return (
    <p className="notice notice-calm">
      {t("campaign.publishedAs")}{" "}
      <Link to="/regions/$region/$year/balance/sense/versions/$version" params={{ ...params, version }}>
        {version}
      </Link>{" "}
      ·{" "}
      <Link to="/regions/$region/$year/balance/assess" params={params}>
        {t("campaign.toAssess")}
      </Link>
    </p>
  );
}

const filters = ["all", "submitted", "returned", "filling", "accepted"] as const;

function SchoolList({ campaign }: { readonly campaign: CampaignDetail }) {
  const { t } = useSpeech();
  const [filter, setFilter] = useState<(typeof filters)[number]>("all");
  const countOf = (state: FormState | "all"): number =>
    state === "all" ? campaign.schools.length : campaign.states[state];
  const mayRun = useSession()?.account?.may.includes("campaign.run") === true;
  const shown = campaign.schools.filter((school) => filter === "all" || school.state === filter);
  return (
    <section className="panel" aria-labelledby="campaign-schools">
      <header>
        <h2 id="campaign-schools">{t("campaign.schools")}</h2>
        {mayRun && (
          <div className="header-tools">
            <CountyFile campaign={campaign} />
            <AcceptAll campaign={campaign} />
          </div>
        )}
        <div className="row campaign-filters no-print" role="group" aria-label={t("campaign.stateTitle")}>
          {filters.map((one) => (
            <Button
              key={one}
              size="small"
              type={one === filter ? "primary" : "default"}
              aria-pressed={one === filter}
              onClick={() => setFilter(one)}
            >
              {one === "all" ? t("campaign.all") : t(`campaign.state.${one}`)} {countOf(one)}
            </Button>
          ))}
        </div>
      </header>
      <div className="wide-table">
        <table className="people-table campaign-lines">
          <tbody>
            {shown.map((school) => (
              <SchoolLine key={school.school_code} school={school} campaign={campaign} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function SchoolLine({ school, campaign }: { readonly school: CampaignSchoolView; readonly campaign: CampaignDetail }) {
  const { t, language } = useSpeech();
  const params = { region: campaign.region_code, year: String(campaign.school_year), school: school.school_code };
  return (
    <tr>
      <td>
        <Link to="/regions/$region/$year/schools/$school/form" params={params}>
          {school.school_name}
        </Link>
        <small className="block calm">{school.school_code}</small>
      </td>
      <td>
        <span className={`state form-state-${school.state}`}>{t(`campaign.state.${school.state}`)}</span>
      </td>
      <td>
        {t("campaign.filled", { n: school.filled })}
        {school.open_remarks > 0 && (
          <small className="block">{t("campaign.remarks", { n: school.open_remarks })}</small>
        )}
      </td>
      <td className="calm">
        {school.changed_at !== null &&
          t("campaign.last", { who: school.changed_by ?? "", when: whenOf(school.changed_at, language) })}
        {school.note !== null && <small className="block">{school.note}</small>}
      </td>
    </tr>
  );
}

function PublishDialog({ campaign, close }: { readonly campaign: CampaignDetail; readonly close: () => void }) {
  const { t, yearOf } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const open = campaign.schools.length - campaign.states.accepted;
  const publish = useMutation({
    mutationFn: () =>
      tell<VersionView>(`/api/regions/${campaign.region_code}/years/${campaign.school_year}/campaign/publish`, "POST", {
        reason: reason.trim() || null,
      }),
    onSuccess: async () => {
      void message.success(t("campaign.published"));
      close();
      const keys = ["campaign", "campaigns", "regions", "facts", "versions"];
      await Promise.all(keys.map((key) => client.invalidateQueries({ queryKey: [key] })));
    },
  });
  return (
    <Modal
      open
      onCancel={close}
      onOk={() => publish.mutate()}
      title={t("campaign.publishTitle", { year: yearOf(campaign.school_year) })}
      okText={t("campaign.publish")}
      cancelText={t("cancel")}
      okButtonProps={{ loading: publish.isPending }}
    >
      <p>{t("campaign.publishHint")}</p>
      {open > 0 && <p className="notice notice-short">{t("campaign.publishLeft", { n: open })}</p>}
      <label className="field">
        {t("campaign.reason")}
        <Input.TextArea rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      {publish.isError && <ProblemWords error={publish.error} />}
    </Modal>
  );
}
