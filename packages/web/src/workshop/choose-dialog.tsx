import { Input, Modal } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { LocalStandardView } from "@youheng/server/api";
import { tell } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";

/** Which version of a local standard is to be in use; null: none. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly number: number | null;
}

/** Puts another version in use, or none, with a reason. */
export function ChooseDialog({ choice, close }: { readonly choice: Choice | null; readonly close: () => void }) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const [reason, setReason] = useState("");
  const choose = useMutation({
    mutationFn: ({ id, number }: Choice) =>
      tell<LocalStandardView>(`/api/local-standards/${encodeURIComponent(id)}/published`, "PUT", {
        number,
        reason: reason.trim(),
      }),
    onSuccess: async ({ id }) => {
      close();
      client.removeQueries({ queryKey: ["standard", id] });
      await client.invalidateQueries({ queryKey: ["standards"] });
    },
  });
  if (choice === null) return null;
  const { name, number } = choice;
  return (
    <Modal
      open
      onCancel={close}
      onOk={() => choose.mutate(choice)}
      title={number === null ? t("workshop.stopTitle", { name }) : t("workshop.useTitle", { number })}
      okText={t(number === null ? "workshop.stop" : "workshop.use")}
      cancelText={t("cancel")}
      okButtonProps={{ disabled: reason.trim() === "", loading: choose.isPending }}
    >
      <label>
        {t("workshop.whyNeeded")}
        <Input.TextArea value={reason} onChange={(event) => setReason(event.target.value)} rows={2} maxLength={1000} />
      </label>
      {choose.isError && <ProblemWords error={choose.error} />}
    </Modal>
  );
}
