import { Button, Checkbox } from "antd";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SupervisionView } from "@youheng/server/api";
import { schoolNamesQuestion, supervisionQuestion } from "../ask/index.ts";
import { useSession } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import { FindingDialog } from "./finding-dialog.tsx";
import { EvidenceButton } from "./evidence-button.tsx";
import { FindingTools } from "./finding-tools.tsx";

/** The supervision ledger 督导台账, school by school: findings with their due days, what the school did, follow-ups, close-out, rises. */
export function Supervision({ region }: { readonly region: string }) {
  const { t } = useSpeech();
  const may = useSession()?.account?.may ?? [];
  const mayRead = may.includes("supervision.read");
  const ledger = useQuery({ ...supervisionQuestion(region), enabled: mayRead });
  const [isWriting, write] = useState(false);
  const [isOnlyOpen, showOnlyOpen] = useState(false);
  if (!mayRead || ledger.data === undefined) return null;
  const shown = isOnlyOpen ? ledger.data.filter((one) => one.state !== "closed") : ledger.data;
  const schools = Map.groupBy(shown, (one) => one.school_code);
  return (
    <section className="panel" aria-labelledby="act-supervision">
      <header>
        <h2 id="act-supervision">{t("act.supervision")}</h2>
        <div className="header-tools no-print">
          {ledger.data.length > 0 && (
            <>
              <Checkbox checked={isOnlyOpen} onChange={(event) => showOnlyOpen(event.target.checked)}>
                {t("act.onlyOpen")}
              </Checkbox>
              <LedgerFiles region={region} />
            </>
          )}
          {may.includes("supervision.write") && <Button onClick={() => write(true)}>{t("act.addFinding")}</Button>}
        </div>
      </header>
      {ledger.data.length === 0 && <p className="empty">{t("act.supervisionNone")}</p>}
      {[...schools.keys()].toSorted().map((school) => (
        <SchoolLedger key={school} region={region} school={school} findings={schools.get(school) ?? []} />
      ))}
      {isWriting && <FindingDialog region={region} close={() => write(false)} />}
    </section>
  );
}

function LedgerFiles({ region }: { readonly region: string }) {
  const { t } = useSpeech();
  const path = `/api/regions/${encodeURIComponent(region)}/supervision/ledger`;
  return (
    <>
      <a className="button" href={`${path}/xlsx`}>
        {t("act.ledgerFile")} XLSX
      </a>
      <a className="button" href={`${path}/csv`}>
        CSV
      </a>
    </>
  );
}

interface SchoolProps {
  readonly region: string;
  readonly school: string;
  readonly findings: readonly SupervisionView[];
}

function SchoolLedger({ region, school, findings }: SchoolProps) {
  const { t } = useSpeech();
  const names = useQuery(schoolNamesQuestion(region)).data ?? [];
  const name = names.find((one) => one.school_code === school)?.school_name ?? school;
  const closed = findings.filter((one) => one.state === "closed").length;
  return (
    <section className="ledger-school" aria-label={name}>
      <h3>{t("act.ledgerOf", { school: name, open: findings.length - closed, closed })}</h3>
      <ul>
        {findings.map((one) => (
          <FindingItem key={one.finding_id} region={region} one={one} />
        ))}
      </ul>
    </section>
  );
}

function FindingItem({ region, one }: { readonly region: string; readonly one: SupervisionView }) {
  const { t } = useSpeech();
  return (
    <li className="finding-item">
      <div>
        <p className="finding-words">{one.finding}</p>
        <p className="calm fine">
          {one.visited_on} · {one.created_by}
        </p>
        <ol className="finding-events">
          {one.events.map((kept) => (
            <li key={kept.at} className="fine">
              {kept.at.slice(0, 10)} {kept.who}：<EventWords event={kept.event} />
            </li>
          ))}
        </ol>
      </div>
      <div className="finding-standing">
        <span className={`state finding-${one.state}`}>{t(`act.findingState.${one.state}`)}</span>
        {one.is_sent_back && <small className="block cell-error">{t("act.sentBack")}</small>}
        <DueWords one={one} />
        {one.rises.map(({ level, on }) => (
          <small key={level} className="block cell-error">
            ↑ {t("act.roseTo", { day: on, level: t(`act.level.${level as "city"}`) })}
          </small>
        ))}
        <div className="row-tools no-print">
          <EvidenceButton
            of={{ region, school: one.school_code, subject: `finding:${one.finding_id}` }}
            title={one.finding}
          />
          <FindingTools region={region} one={one} />
        </div>
      </div>
    </li>
  );
}

function DueWords({ one }: { readonly one: SupervisionView }) {
  const { t } = useSpeech();
  if (one.closed_on !== null)
    return (
      <small className="block calm">
        {t("act.closedOn", { day: one.closed_on, who: one.events.at(-1)?.who ?? "" })}
      </small>
    );
  const { state, days } = one.due;
  const isLate = state === "overdue";
  return (
    <small className={`block ${isLate ? "cell-error" : "calm"}`}>
      {one.due_on} · {isLate && "▲ "}
      {t(`act.due.${state}`, { n: Math.abs(days ?? 0) })}
    </small>
  );
}

function EventWords({ event }: { readonly event: SupervisionView["events"][number]["event"] }) {
  const { t } = useSpeech();
  switch (event.what) {
    case "answered":
      return (
        <>
          {t("act.answer")} · {event.words}
        </>
      );
    case "checked":
      return (
        <>
          {t(event.isEnough ? "act.checkedOk" : "act.checkedNot")}
          {event.words !== "" && ` · ${event.words}`}
        </>
      );
    case "extended":
      return (
        <>
          {t("act.extended", { day: event.dueOn })} · {event.reason}
        </>
      );
    case "closed":
      return <>{t("act.close")}</>;
  }
}
