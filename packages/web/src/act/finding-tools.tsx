import { App, Button, Input, Modal, Radio } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { SupervisionView } from "@youheng/server/api";
import { tell } from "../ask/index.ts";
import { ProblemWords, useSession } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";

interface ToolProps {
  readonly region: string;
  readonly one: SupervisionView;
}

type Step = "answer" | "check" | "extend";

/** What may be done next about a finding, by whoever looks. */
export function FindingTools({ region, one }: ToolProps) {
  const { t } = useSpeech();
  const may = useSession()?.account?.may ?? [];
  const [asking, ask] = useState<Step | null>(null);
  const send = useNote(region, one);
  if (one.state === "closed") return null;
  return (
    <>
      {may.includes("supervision.answer") && (
        <Button size="small" onClick={() => ask("answer")}>
          {t("act.answerDo")}
        </Button>
      )}
      {may.includes("supervision.write") && one.state !== "open" && (
        <Button size="small" onClick={() => ask("check")}>
          {t("act.check")}
        </Button>
      )}
      {may.includes("supervision.extend") && (
        <Button size="small" onClick={() => ask("extend")}>
          {t("act.extend")}
        </Button>
      )}
      {may.includes("supervision.write") && one.state === "checked" && (
        <Button size="small" type="primary" loading={send.isPending} onClick={() => send.mutate({ what: "close" })}>
          {t("act.close")}
        </Button>
      )}
      {send.isError && <ProblemWords error={send.error} />}
      {asking !== null && <StepDialog region={region} one={one} step={asking} close={() => ask(null)} />}
    </>
  );
}

interface Note {
  readonly what: Step | "close";
  readonly body?: object;
}

function useNote(region: string, one: SupervisionView, done?: () => void) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ what, body }: Note) =>
      tell<unknown>(`/api/regions/${encodeURIComponent(region)}/supervision/${one.finding_id}/${what}`, "POST", body),
    onSuccess: async () => {
      void message.success(t("act.done"));
      done?.();
      await client.invalidateQueries({ queryKey: ["act"] });
    },
  });
}

const titles = { answer: "act.answerDo", check: "act.check", extend: "act.extend" } as const;

function StepDialog({ region, one, step, close }: ToolProps & { readonly step: Step; readonly close: () => void }) {
  const { t } = useSpeech();
  const send = useNote(region, one, close);
  const [words, setWords] = useState("");
  const [isEnough, setEnough] = useState<boolean | null>(null);
  const [day, setDay] = useState("");
  const said = words.trim();
  const body = {
    answer: { answer: said },
    check: { is_enough: isEnough, words: said },
    extend: { due_on: day, reason: said },
  }[step];
  const isReady = { answer: said !== "", check: isEnough !== null, extend: said !== "" && day !== "" }[step];
  const label = { answer: t("act.answer"), check: t("act.checkWords"), extend: t("act.reason") }[step];
  return (
    <Modal
      open
      title={t(titles[step])}
      onCancel={close}
      onOk={() => send.mutate({ what: step, body })}
      okText={t("save")}
      cancelText={t("cancel")}
      okButtonProps={{ loading: send.isPending, disabled: !isReady }}
    >
      <p>{one.finding}</p>
      {step === "answer" && <p className="fine">{t("act.answerHint")}</p>}
      {step === "check" && (
        <Radio.Group
          value={isEnough}
          onChange={(event) => setEnough(event.target.value as boolean)}
          options={[
            { value: true, label: t("act.checkEnough") },
            { value: false, label: t("act.checkNot") },
          ]}
        />
      )}
      {step === "extend" && (
        <label className="field">
          {t("act.extendTo")}
          <Input type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        </label>
      )}
      <label className="field">
        {label}
        <Input.TextArea rows={3} maxLength={1000} value={words} onChange={(event) => setWords(event.target.value)} />
      </label>
      {send.isError && <ProblemWords error={send.error} />}
    </Modal>
  );
}
