import { Button } from "antd";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { LocalStandardView, RegionView, StandardView } from "@youheng/server/api";
import { localStandardsQuestion, regionsQuestion, standardsQuestion } from "../ask/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { ChooseDialog, type Choice } from "./choose-dialog.tsx";
import { FindingLines } from "./finding-lines.tsx";

/** The standards workshop: the local standards with their versions, and what one may begin with. */
export function WorkshopPage() {
  const { t, say } = useSpeech();
  const locals = useQuery(localStandardsQuestion);
  const standards = useQuery(standardsQuestion);
  const regions = useQuery(regionsQuestion);
  const error = locals.error ?? standards.error ?? regions.error;
  if (error) return <Trouble error={error} />;
  if (!locals.data || !standards.data || !regions.data) return <Waiting />;
  const kept = new Set(locals.data.map(({ id }) => id));
  return (
    <article className="workshop">
      <header className="school-head">
        <p className="eyebrow">
          <Link to="/standards">{t("policy.title")}</Link>
        </p>
        <h1>{t("workshop.title")}</h1>
        <p>{t("workshop.intro")}</p>
      </header>
      <section className="panel" aria-labelledby="workshop-locals">
        <h2 id="workshop-locals">{t("workshop.locals")}</h2>
        {locals.data.length === 0 && <p className="empty">{t("workshop.localsNone")}</p>}
        {locals.data.map((one) => (
          <LocalStandard key={one.id} one={one} regions={regions.data} />
        ))}
      </section>
      <section className="panel" aria-labelledby="workshop-bases">
        <h2 id="workshop-bases">{t("workshop.bases")}</h2>
        <ul className="base-list">
          {standards.data
            .filter(({ id }) => !kept.has(id))
            .map((one) => (
              <BaseStandard key={one.id} one={one} words={say(one.name)} />
            ))}
        </ul>
      </section>
    </article>
  );
}

function BaseStandard({ one, words }: { readonly one: StandardView; readonly words: string }) {
  const { t } = useSpeech();
  return (
    <li>
      <div>
        <Link to="/standards/$standard" params={{ standard: one.id }}>
          {words}
        </Link>
        <p className="fine">
          <code>{one.id}</code> · {t("policy.version", { version: one.version })}
        </p>
      </div>
      <Link className="button" to="/workshop/$standard" params={{ standard: one.id }}>
        {t("workshop.start")}
      </Link>
    </li>
  );
}

function LocalStandard({ one, regions }: { readonly one: LocalStandardView; readonly regions: readonly RegionView[] }) {
  const { t, say } = useSpeech();
  const [choice, setChoice] = useState<Choice | null>(null);
  const shown = one.versions.find(({ number }) => number === one.published) ?? one.versions[0];
  if (shown === undefined) return null;
  const region = regions.find(({ region_code: code }) => code === one.region_code) ?? regions[0];
  const year = region?.years.find(({ published }) => published !== null)?.school_year;
  const isUsed = one.published !== null && one.findings.length === 0;
  return (
    <div className="local-standard">
      <h3>{say(shown.name)}</h3>
      <p className="fine">
        <span className={isUsed ? "on-off on" : "on-off"}>
          {one.published === null ? t("workshop.withdrawn") : t("workshop.inUse", { number: one.published })}
        </span>{" "}
        <code>{one.id}</code> · {one.region_code}
        {shown.extends !== null && ` · ${t("policy.extends", { id: shown.extends })}`}
      </p>
      {one.findings.length > 0 && <FindingLines findings={one.findings} />}
      <div className="row no-print">
        {isUsed && (
          <Link className="button" to="/workshop/$standard" params={{ standard: one.id }}>
            {t("workshop.editThis")}
          </Link>
        )}
        {isUsed && region !== undefined && year !== undefined && (
          <Link
            className="button"
            to="/regions/$region/$year/balance/assess"
            params={{ region: region.region_code, year: String(year) }}
            search={{ standard: one.id }}
          >
            {t("workshop.assessBy")}
          </Link>
        )}
        <a className="button" href={fileOf(one.id, shown.number)} download>
          {t("workshop.download")}
        </a>
        {one.published !== null && (
          <Button onClick={() => setChoice({ id: one.id, name: say(shown.name), number: null })}>
            {t("workshop.stop")}
          </Button>
        )}
      </div>
      <Versions one={one} choose={(number) => setChoice({ id: one.id, name: say(shown.name), number })} />
      <ChooseDialog key={String(choice?.number)} choice={choice} close={() => setChoice(null)} />
    </div>
  );
}

function fileOf(id: string, number: number): string {
  return `/api/local-standards/${encodeURIComponent(id)}/versions/${number}/file`;
}

function Versions({ one, choose }: { readonly one: LocalStandardView; readonly choose: (number: number) => void }) {
  const { t, language } = useSpeech();
  const when = (at: string): string => new Date(at).toLocaleString(language === "zh" ? "zh-CN" : "en-GB");
  return (
    <details className="standard-versions">
      <summary>{t("workshop.history", { n: one.versions.length })}</summary>
      <ul>
        {one.versions.map(({ number, version, reason, created_at: at, created_by: who }) => (
          <li key={number}>
            <p>
              {t("workshop.versionLine", { number, version, who, when: when(at) })}
              {number === one.published && <span className="on-off on">{t("policy.on")}</span>}
            </p>
            <p className="fine">{reason}</p>
            <div className="row no-print">
              <a href={fileOf(one.id, number)} download>
                {t("workshop.download")}
              </a>
              {number !== one.published && (
                <button type="button" className="link" onClick={() => choose(number)}>
                  {t("workshop.use")}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </details>
  );
}
