import { App, Button, Input, Modal } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Finding } from "@youheng/kernel/model";
import type { CellsSavedView, SchoolFormView } from "@youheng/server/api";
import { ask, type FormOf, formPath, schoolFormQuestion, tell } from "../ask/index.ts";
import { ProblemWords, useSession } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import type { FormSaving } from "./use-form-saving.ts";

interface ToolsProps {
  readonly of: FormOf;
  readonly view: SchoolFormView;
  readonly findings: readonly Finding[];
  readonly saving: FormSaving;
  readonly isClosed: boolean;
  /** cells that were reported last year and are empty now */
  readonly empty: number;
}

/** What stands below the form: whether all is saved, what looks wrong, filling in from a file, handing in. */
export function SchoolTools({ of, view, findings, saving, isClosed, empty }: ToolsProps) {
  const { t } = useSpeech();
  const [handingIn, setHandingIn] = useState(false);
  const maySubmit = useSession()?.account?.may.includes("form.submit") === true;
  const count = (severity: Finding["severity"]): number => findings.filter((one) => one.severity === severity).length;
  const errors = count("error");
  if (isClosed) return null;
  return (
    <div className="save-line no-print">
      <SavingWords saving={saving} />
      <span className="grow" />
      <span className={errors > 0 ? "cell-error" : "calm"}>
        {findings.length === 0
          ? t(empty > 0 ? "campaign.findingsNoneYet" : "campaign.findingsNone", { n: empty })
          : t("campaign.findings", { errors, warnings: count("warning") })}
      </span>
      <FileButton of={of} />
      {maySubmit && (
        <Button type="primary" disabled={errors > 0} onClick={() => void saving.flush().then(setHandingIn)}>
          {t("campaign.submit")}
        </Button>
      )}
      {handingIn && <SubmitDialog of={of} view={view} close={() => setHandingIn(false)} />}
    </div>
  );
}

function SavingWords({ saving }: { readonly saving: FormSaving }) {
  const { t } = useSpeech();
  const n = Object.keys(saving.drafts).length;
  if (saving.refused !== null)
    return (
      <span className="cell-error" role="alert">
        <ProblemWords error={saving.refused} />
      </span>
    );
  if (saving.state === "offline")
    return (
      <span className="cell-error" role="status">
        {t("campaign.offline", { n })}
      </span>
    );
  return <span role="status">{n === 0 ? t("campaign.saved") : t("campaign.waiting", { n })}</span>;
}

function FileButton({ of }: { readonly of: FormOf }) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const upload = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData();
      body.append("file", file);
      return ask<CellsSavedView>(`${formPath(of)}/file`, { method: "POST", body });
    },
    onSuccess: async (saved) => {
      void message.success(t("campaign.uploaded", { n: saved.cells.length }));
      await client.invalidateQueries(schoolFormQuestion(of));
    },
  });
  return (
    <>
      <label className="button" title={t("campaign.uploadHint")}>
        {t("campaign.upload")}
        <input
          type="file"
          className="sr-only"
          accept=".xlsx,.xls,.csv,.ods"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) upload.mutate(file);
            event.target.value = "";
          }}
        />
      </label>
      {upload.isError && <ProblemWords error={upload.error} />}
    </>
  );
}

function SubmitDialog({
  of,
  view,
  close,
}: {
  readonly of: FormOf;
  readonly view: SchoolFormView;
  readonly close: () => void;
}) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [note, setNote] = useState(view.note ?? "");
  const submit = useMutation({
    mutationFn: () => tell<SchoolFormView>(`${formPath(of)}/submit`, "POST", { note: note.trim() || null }),
    onSuccess: async (after) => {
      void message.success(t("campaign.submitted"));
      client.setQueryData(schoolFormQuestion(of).queryKey, after);
      close();
      await client.invalidateQueries({ queryKey: ["campaign"] });
    },
  });
  return (
    <Modal
      open
      onCancel={close}
      onOk={() => submit.mutate()}
      title={t("campaign.submitTitle")}
      okText={t("campaign.submit")}
      cancelText={t("cancel")}
      okButtonProps={{ loading: submit.isPending }}
    >
      <p>{t("campaign.submitHint")}</p>
      <label className="field">
        {t("campaign.submitNote")}
        <Input.TextArea rows={3} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </label>
      {submit.isError && <ProblemWords error={submit.error} />}
    </Modal>
  );
}
