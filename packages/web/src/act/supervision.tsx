import { App, Button, Form, Input, Select } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { SupervisionView } from "@youheng/server/api";
import { schoolNamesQuestion, supervisionQuestion, tell } from "../ask/index.ts";
import { ProblemWords, useSession } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import { WriteDialog } from "./write-dialog.tsx";

/** The supervision ledger: findings with their due days, the school's rectification, close-out. */
export function Supervision({ region }: { readonly region: string }) {
  const { t } = useSpeech();
  const may = useSession()?.account?.may ?? [];
  const mayRead = may.includes("supervision.read");
  const ledger = useQuery({ ...supervisionQuestion(region), enabled: mayRead });
  const [writing, setWriting] = useState(false);
  if (!mayRead || ledger.data === undefined) return null;
  return (
    <section className="panel" aria-labelledby="act-supervision">
      <header>
        <h2 id="act-supervision">{t("act.supervision")}</h2>
        <div className="header-tools">
          {may.includes("supervision.write") && <Button onClick={() => setWriting(true)}>{t("act.addFinding")}</Button>}
        </div>
      </header>
      {ledger.data.length === 0 ? (
        <p className="empty">{t("act.supervisionNone")}</p>
      ) : (
        <div className="wide-table">
          <table className="people-table">
            <tbody>
              {ledger.data.map((one) => (
                <FindingLine key={one.finding_id} region={region} one={one} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {writing && <FindingDialog region={region} close={() => setWriting(false)} />}
    </section>
  );
}

function FindingLine({ region, one }: { readonly region: string; readonly one: SupervisionView }) {
  const { t } = useSpeech();
  const names = useQuery(schoolNamesQuestion(region)).data ?? [];
  const { state, days } = one.due;
  return (
    <tr>
      <td>
        <strong>{names.find((name) => name.school_code === one.school_code)?.school_name ?? one.school_code}</strong>
        <small className="block calm">
          {one.visited_on} · {one.created_by}
        </small>
      </td>
      <td>
        {one.finding}
        {one.events.map(({ event, at, who }) => (
          <small key={at} className="block cell-note cell-remark">
            {who}：{"words" in event ? event.words : event.what}
          </small>
        ))}
      </td>
      <td>
        {one.due_on}
        <small className={`block ${state === "overdue" ? "cell-error" : "calm"}`}>
          {one.closed_on === null
            ? t(`act.due.${state}`, { n: Math.abs(days ?? 0) })
            : t("act.closedOn", { day: one.closed_on, who: one.events.at(-1)?.who ?? "" })}
        </small>
      </td>
      <td>{one.closed_on === null && <FindingTools region={region} one={one} />}</td>
    </tr>
  );
}

function FindingTools({ region, one }: { readonly region: string; readonly one: SupervisionView }) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const may = useSession()?.account?.may ?? [];
  const [answer, setAnswer] = useState("");
  const path = `/api/regions/${region}/supervision/${one.finding_id}`;
  const send = useMutation({
    mutationFn: (what: "answer" | "close") =>
      tell<unknown>(`${path}/${what}`, "POST", what === "answer" ? { answer } : undefined),
    onSuccess: async () => {
      void message.success(t("act.done"));
      await client.invalidateQueries({ queryKey: ["act"] });
    },
  });
  return (
    <div className="row-tools no-print">
      {may.includes("supervision.answer") && (
        <>
          <Input
            size="small"
            aria-label={t("act.answer")}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
          />
          <Button size="small" disabled={answer.trim() === ""} onClick={() => send.mutate("answer")}>
            {t("act.answerDo")}
          </Button>
        </>
      )}
      {may.includes("supervision.write") && (
        <Button size="small" onClick={() => send.mutate("close")}>
          {t("act.close")}
        </Button>
      )}
      {send.isError && <ProblemWords error={send.error} />}
    </div>
  );
}

interface FindingInput {
  readonly school: string;
  readonly visited_on: string;
  readonly finding: string;
  readonly due_on: string;
}

function FindingDialog({ region, close }: { readonly region: string; readonly close: () => void }) {
  const { t } = useSpeech();
  const account = useSession()?.account;
  const names = useQuery(schoolNamesQuestion(region)).data ?? [];
  const own = names.filter(
    (one) => account?.schools.length === 0 || account?.schools.includes(one.school_code) === true,
  );
  const [school, setSchool] = useState("");
  return (
    <WriteDialog<FindingInput>
      title={t("act.addFinding")}
      path={`/api/regions/${region}/schools/${encodeURIComponent(school)}/supervision`}
      close={close}
      body={({ visited_on, finding, due_on }) => ({ visited_on, finding, due_on })}
      done={() => t("act.recorded")}
    >
      {() => (
        <>
          <Form.Item name="school" label={t("act.school")} rules={[{ required: true }]}>
            <Select
              showSearch
              optionFilterProp="label"
              options={own.map((one) => ({ value: one.school_code, label: one.school_name }))}
              onChange={(code: string) => setSchool(code)}
            />
          </Form.Item>
          <Form.Item name="visited_on" label={t("act.visitedOn")} rules={[{ required: true }]}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="finding" label={t("act.finding")} rules={[{ required: true }]}>
            <Input.TextArea rows={3} maxLength={1000} />
          </Form.Item>
          <Form.Item name="due_on" label={t("act.dueOn")} rules={[{ required: true }]}>
            <Input type="date" />
          </Form.Item>
        </>
      )}
    </WriteDialog>
  );
}
