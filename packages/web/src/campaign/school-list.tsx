import { Button, Input } from "antd";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { CampaignDetail, CampaignSchoolView, FormState } from "@youheng/server/api";
import { useSession } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import { AcceptAll } from "./accept-all.tsx";
import { CountyFile } from "./county-file.tsx";
import { whenOf } from "./when-of.ts";

const filters = ["all", "submitted", "returned", "filling", "accepted"] as const;
type Filter = (typeof filters)[number];

/** So many schools at first, and so many more at each asking: a county has hundreds, and a telephone shows five. */
const AT_ONCE = 20;

/** The schools of a campaign by state and by name, and what the county does for many of them at once. */
export function SchoolList({ campaign }: { readonly campaign: CampaignDetail }) {
  const { t } = useSpeech();
  const mayRun = useSession()?.account?.may.includes("campaign.run") === true;
  const [filter, setFilter] = useState<Filter>("all");
  const [words, setWords] = useState("");
  const [most, setMost] = useState(AT_ONCE);
  const look = (change: () => void): void => {
    change();
    setMost(AT_ONCE);
  };
  const found = campaign.schools.filter((one) => isShown(one, filter, words));
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
        <Filters campaign={campaign} filter={filter} choose={(one) => look(() => setFilter(one))} />
        <Input
          allowClear
          type="search"
          className="campaign-search no-print"
          aria-label={t("campaign.find")}
          placeholder={t("campaign.find")}
          value={words}
          onChange={(event) => look(() => setWords(event.target.value))}
        />
      </header>
      {found.length === 0 ? (
        <p className="empty">{t("campaign.foundNone")}</p>
      ) : (
        <div className="wide-table">
          <table className="people-table campaign-lines">
            <tbody>
              {found.slice(0, most).map((school) => (
                <SchoolLine key={school.school_code} school={school} campaign={campaign} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <More left={found.length - most} more={(n) => setMost(most + n)} />
    </section>
  );
}

function isShown({ state, school_name, school_code }: CampaignSchoolView, filter: Filter, words: string): boolean {
  if (filter !== "all" && state !== filter) return false;
  return `${school_name} ${school_code}`.toLowerCase().includes(words.trim().toLowerCase());
}

interface FiltersProps {
  readonly campaign: CampaignDetail;
  readonly filter: Filter;
  readonly choose: (filter: Filter) => void;
}

function Filters({ campaign, filter, choose }: FiltersProps) {
  const { t } = useSpeech();
  const countOf = (state: FormState | "all"): number =>
    state === "all" ? campaign.schools.length : campaign.states[state];
  return (
    <div className="row campaign-filters no-print" role="group" aria-label={t("campaign.stateTitle")}>
      {filters.map((one) => (
        <Button
          key={one}
          size="small"
          type={one === filter ? "primary" : "default"}
          aria-pressed={one === filter}
          onClick={() => choose(one)}
        >
          {one === "all" ? t("campaign.all") : t(`campaign.state.${one}`)} {countOf(one)}
        </Button>
      ))}
    </div>
  );
}

function More({ left, more }: { readonly left: number; readonly more: (n: number) => void }) {
  const { t } = useSpeech();
  if (left <= 0) return null;
  return (
    <p className="row-tools no-print">
      <Button onClick={() => more(AT_ONCE)}>{t("campaign.showMore", { n: Math.min(AT_ONCE, left) })}</Button>
      {left > AT_ONCE && <Button onClick={() => more(left)}>{t("campaign.showAll", { n: left })}</Button>}
    </p>
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
