import { App, Input, Modal } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { LocalStandardView } from "@youheng/server/api";
import { Problem, tell } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";
import { fileOf } from "./draft-cases.ts";
import { useDrafting } from "./drafting.tsx";
import { FindingLines } from "./finding-lines.tsx";

/** Saves the draft under one's name, with a reason; all that is wrong is listed, and then nothing is saved. */
export function SaveDialog({ open, close }: { readonly open: boolean; readonly close: () => void }) {
  const { t, say } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { draft, toSave, cases, forget } = useDrafting();
  const [reason, setReason] = useState("");
  const save = useMutation({
    mutationFn: () =>
      tell<LocalStandardView>("/api/local-standards", "POST", {
        yaml: fileOf(draft.base.standard, toSave, cases),
        reason: reason.trim(),
      }),
    onSuccess: async ({ id, published }) => {
      void message.success(t("workshop.saved", { number: published ?? 0 }));
      forget();
      close();
      await client.invalidateQueries({ queryKey: ["standards"] });
      client.removeQueries({ queryKey: ["standard", id] });
      await navigate({ to: "/workshop" });
    },
  });
  const findings = save.error instanceof Problem ? save.error.view.findings : undefined;
  return (
    <Modal
      open={open}
      onCancel={close}
      onOk={() => save.mutate()}
      title={t("workshop.saveTitle", { name: say(draft.own.name) })}
      okText={t("save")}
      cancelText={t("cancel")}
      okButtonProps={{ disabled: reason.trim() === "", loading: save.isPending }}
    >
      <p>{t("workshop.saveHint")}</p>
      <label>
        {t("workshop.saveReason")}
        <Input.TextArea
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          rows={3}
          maxLength={1000}
          autoFocus
        />
      </label>
      {save.isError && <ProblemWords error={save.error} />}
      {findings !== undefined && <FindingLines findings={findings} />}
    </Modal>
  );
}
