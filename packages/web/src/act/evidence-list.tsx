import { App, Button, Input, Modal } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { EvidenceView } from "@youheng/server/api";
import { type EvidenceOf, evidencePath, evidenceQuestion, tell } from "../ask/index.ts";
import { ProblemWords, useSession } from "../identity/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { BringEvidence } from "./bring-evidence.tsx";

/** Evidence of one thing: what there is, by whom, what became of it; and bringing more. */
export function EvidenceList({ of }: { readonly of: EvidenceOf }) {
  const { t } = useSpeech();
  const may = useSession()?.account?.may ?? [];
  const evidence = useQuery(evidenceQuestion(of));
  if (evidence.error) return <Trouble error={evidence.error} again={() => void evidence.refetch()} />;
  if (evidence.data === undefined) return <Waiting />;
  return (
    <div className="evidence">
      {may.includes("evidence.bring") && <BringEvidence of={of} />}
      {evidence.data.length === 0 ? (
        <p className="empty">{t("duty.evidence.none")}</p>
      ) : (
        <ul className="evidence-list" aria-label={t("duty.evidence.title")}>
          {evidence.data.map((one) => (
            <EvidenceLine key={one.evidence_id} of={of} one={one} />
          ))}
        </ul>
      )}
    </div>
  );
}

interface LineProps {
  readonly of: EvidenceOf;
  readonly one: EvidenceView;
}

/** A moment as people read it. */
function whenOf(moment: string, language: "zh" | "en"): string {
  return new Date(moment).toLocaleString(language === "zh" ? "zh-CN" : "en-GB", {
    dateStyle: "short",
    timeStyle: "short",
  });
}

function EvidenceLine({ of, one }: LineProps) {
  const { t, language } = useSpeech();
  const when = (moment: string): string => whenOf(moment, language);
  const file = `${evidencePath(of)}/${one.evidence_id}/file`;
  const isPicture = one.kind === "png" || one.kind === "jpeg";
  return (
    <li className={one.withdrawn === null ? "" : "evidence-withdrawn"}>
      <div className="evidence-file">
        <a href={file} download>
          {one.file}
        </a>
        {isPicture && (
          <a className="fine" href={`${file}?inline=true`} target="_blank" rel="noreferrer">
            {t("duty.evidence.show")}
          </a>
        )}
        <small className="block calm">{t("duty.evidence.by", { who: one.added_by, when: when(one.added_at) })}</small>
        <small className="block calm">
          {sizeOf(one.bytes)} · {t(one.scanned ? "duty.evidence.scanned" : "duty.evidence.notScanned")} ·{" "}
          {t("duty.evidence.digest")} <code title={one.digest}>{one.digest.slice(0, 12)}</code>
        </small>
      </div>
      <div className="evidence-state">
        {one.withdrawn !== null ? (
          <span className="cell-error">
            {t("duty.evidence.withdrawn", {
              who: one.withdrawn.who,
              when: when(one.withdrawn.at),
              reason: one.withdrawn.reason,
            })}
          </span>
        ) : one.confirmed !== null ? (
          <span>
            <span aria-hidden="true">✓ </span>
            {t("duty.evidence.confirmed", { who: one.confirmed.who, when: when(one.confirmed.at) })}
            {one.confirmed.reason !== "" && <small className="block calm">{one.confirmed.reason}</small>}
          </span>
        ) : (
          <span className="calm">{t("duty.evidence.unconfirmed")}</span>
        )}
        <Steps of={of} one={one} />
      </div>
    </li>
  );
}

const kilo = 1024;

/** @example sizeOf(2048) // "2 KB" */
function sizeOf(bytes: number): string {
  if (bytes < kilo) return `${bytes} B`;
  return bytes < kilo * kilo ? `${Math.round(bytes / kilo)} KB` : `${(bytes / kilo / kilo).toFixed(1)} MB`;
}

/** What whoever looks may do with it. */
function Steps({ of, one }: LineProps) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const session = useSession();
  const may = session?.account?.may ?? [];
  const [asking, setAsking] = useState(false);
  const step = useMutation({
    mutationFn: (what: { readonly to: "confirm" } | { readonly to: "withdraw"; readonly reason: string }) =>
      tell<EvidenceView>(
        `${evidencePath(of)}/${one.evidence_id}/${what.to}`,
        "POST",
        what.to === "confirm" ? {} : { reason: what.reason },
      ),
    onSuccess: async (_view, what) => {
      void message.success(t(what.to === "confirm" ? "duty.evidence.confirmDone" : "duty.evidence.withdrawDone"));
      setAsking(false);
      await client.invalidateQueries({ queryKey: ["evidence"] });
      await client.invalidateQueries({ queryKey: ["requirement-answers"] });
    },
  });
  if (one.withdrawn !== null) return null;
  const isOwn = one.added_by === session?.name;
  const mayJudge = may.includes("evidence.confirm");
  return (
    <div className="row-tools no-print">
      {one.confirmed === null && mayJudge && !isOwn && (
        <Button size="small" loading={step.isPending} onClick={() => step.mutate({ to: "confirm" })}>
          {t("duty.evidence.confirm")}
        </Button>
      )}
      {(mayJudge || (isOwn && one.confirmed === null)) && (
        <Button size="small" onClick={() => setAsking(true)}>
          {t("duty.evidence.withdraw")}
        </Button>
      )}
      {step.isError && !asking && <ProblemWords error={step.error} />}
      {asking && (
        <WithdrawDialog
          file={one.file}
          busy={step.isPending}
          error={step.error}
          close={() => setAsking(false)}
          withdraw={(reason) => step.mutate({ to: "withdraw", reason })}
        />
      )}
    </div>
  );
}

interface WithdrawProps {
  readonly file: string;
  readonly busy: boolean;
  readonly error: Error | null;
  readonly close: () => void;
  readonly withdraw: (reason: string) => void;
}

function WithdrawDialog({ file, busy, error, close, withdraw }: WithdrawProps) {
  const { t } = useSpeech();
  const [reason, setReason] = useState("");
  return (
    <Modal
      open
      onCancel={close}
      onOk={() => withdraw(reason.trim())}
      title={t("duty.evidence.withdrawTitle", { file })}
      okText={t("duty.evidence.withdraw")}
      cancelText={t("cancel")}
      okButtonProps={{ loading: busy, disabled: reason.trim() === "", danger: true }}
    >
      <p>{t("duty.evidence.withdrawHint")}</p>
      <label className="field">
        {t("duty.evidence.reason")}
        <Input.TextArea
          rows={2}
          maxLength={500}
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {error !== null && <ProblemWords error={error} />}
    </Modal>
  );
}
