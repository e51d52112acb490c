import { Button, Form, Input, Select } from "antd";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { DecisionView } from "@youheng/server/api";
import { actPath, decisionsQuestion, measuresQuestion, schoolNamesQuestion } from "../ask/index.ts";
import { useSession } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import { titled } from "./titles.ts";
import { WriteDialog } from "./write-dialog.tsx";

/** What a school's Party organisation and its meetings decided; its secretary records it. */
export function SchoolDecisions({ region }: { readonly region: string }) {
  const { t } = useSpeech();
  const may = useSession()?.account?.may ?? [];
  const [writing, setWriting] = useState(false);
  const decisions = useQuery(decisionsQuestion(region)).data;
  const mayDecide = may.includes("act.decide");
  if (decisions === undefined || (decisions.length === 0 && !mayDecide)) return null;
  return (
    <section className="panel" aria-labelledby="school-decisions">
      <header>
        <h2 id="school-decisions">{t("act.decisions")}</h2>
        <div className="header-tools no-print">
          {mayDecide && <Button onClick={() => setWriting(true)}>{t("act.addDecision")}</Button>}
        </div>
      </header>
      {decisions.length === 0 && <p className="empty">{t("act.decisionsNone")}</p>}
      <ul className="school-decisions">
        {decisions.map((one) => (
          <li key={one.decision_id}>
            <strong>{one.title}</strong>
            <small className="block calm">
              {one.body} · {one.decided_on} · {t(`act.partyShort.${partyOf(one)}`)}
            </small>
            <small className="block">{one.result}</small>
          </li>
        ))}
      </ul>
      {writing && <SchoolDecisionDialog region={region} close={() => setWriting(false)} />}
    </section>
  );
}

function partyOf({ by_party }: DecisionView): "yes" | "no" | "unsaid" {
  return by_party === null ? "unsaid" : by_party ? "yes" : "no";
}

interface DecisionInput {
  readonly school_code: string;
  readonly title: string;
  readonly body: string;
  readonly decided_on: string;
  readonly present: string;
  readonly result: string;
  readonly by_party: boolean;
  readonly measures?: readonly string[];
}

function SchoolDecisionDialog({ region, close }: { readonly region: string; readonly close: () => void }) {
  const { t } = useSpeech();
  const own = useSession()?.account?.schools ?? [];
  const names = useQuery(schoolNamesQuestion(region)).data ?? [];
  const nameOf = (code: string): string => names.find((one) => one.school_code === code)?.school_name ?? code;
  return (
    <WriteDialog<DecisionInput>
      title={t("act.addDecision")}
      path={`${actPath(region)}/decisions`}
      close={close}
      initial={{ by_party: true, ...(own.length === 1 ? { school_code: own[0]! } : {}) }}
      body={(input) => ({ ...input })}
      done={() => t("act.recorded")}
    >
      {() => (
        <>
          <Form.Item name="school_code" label={t("act.school")} rules={[{ required: true }]}>
            <Select options={own.map((code) => ({ value: code, label: nameOf(code) }))} />
          </Form.Item>
          {(["title", "body"] as const).map((field) => (
            <Form.Item
              key={field}
              name={field}
              label={t(field === "title" ? "act.decisionTitle" : "act.body")}
              rules={[{ required: true }]}
            >
              <Input maxLength={300} />
            </Form.Item>
          ))}
          <Form.Item name="by_party" label={t("act.party")} extra={t("act.partyWarn")}>
            <Select
              options={[
                { value: true, label: t("act.partyYes") },
                { value: false, label: t("act.partyNo") },
              ]}
            />
          </Form.Item>
          <Form.Item name="decided_on" label={t("act.decidedOn")} rules={[{ required: true }]}>
            <Input type="date" />
          </Form.Item>
          {(["present", "result"] as const).map((field) => (
            <Form.Item key={field} name={field} label={t(`act.${field}`)} rules={[{ required: true }]}>
              <Input maxLength={1000} />
            </Form.Item>
          ))}
          <AdoptsField region={region} />
        </>
      )}
    </WriteDialog>
  );
}

/** Which of the school's measures the decision adopts: those that nobody has decided. */
function AdoptsField({ region }: { readonly region: string }) {
  const { t, language } = useSpeech();
  const undecided = (useQuery(measuresQuestion(region)).data ?? []).filter(
    (one) => one.decision_id === null && one.state !== "dropped",
  );
  if (undecided.length === 0) return null;
  return (
    <Form.Item name="measures" label={t("act.adopts")}>
      <Select
        mode="multiple"
        optionFilterProp="label"
        options={undecided.map((one) => ({ value: one.measure_id, label: titled(one, language).title }))}
      />
    </Form.Item>
  );
}
