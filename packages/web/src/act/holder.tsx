import { App, Modal, Select } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { DutyHolderView } from "@youheng/server/api";
import { ask, heldDutiesQuestion, tell } from "../ask/index.ts";
import { ProblemWords, useSession } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";

interface HolderProps {
  readonly region: string;
  readonly subject: string;
  readonly title: string;
}

/** Who does an open duty, and naming somebody for it. */
export function Holder({ region, subject, title }: HolderProps) {
  const { t } = useSpeech();
  const may = useSession()?.account?.may ?? [];
  const duty = useQuery(heldDutiesQuestion(region)).data?.find((one) => one.subject === subject);
  const [asking, setAsking] = useState(false);
  if (duty === undefined) return null;
  const { holder } = duty;
  const mayGive = may.includes("duty.give");
  if (holder === null && !mayGive) return null;
  return (
    <small className="block calm holder">
      {t("duty.holderIs", { who: holder === null ? t("duty.holderNone") : (holder.full_name ?? holder.name) })}{" "}
      {mayGive && (
        <button type="button" className="link no-print" onClick={() => setAsking(true)}>
          {t("duty.give")}
        </button>
      )}
      {asking && <GiveDialog region={region} subject={subject} title={title} close={() => setAsking(false)} />}
    </small>
  );
}

function GiveDialog({ region, subject, title, close }: HolderProps & { readonly close: () => void }) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<string>();
  const path = `/api/regions/${encodeURIComponent(region)}/duties`;
  const people = useQuery({
    queryKey: ["act", region, "holders", subject],
    queryFn: () => ask<DutyHolderView[]>(`${path}/holders?subject=${encodeURIComponent(subject)}`),
  });
  const give = useMutation({
    mutationFn: () => tell<undefined>(path, "PUT", { subject, account_id: chosen }),
    onSuccess: async () => {
      void message.success(t("duty.given"));
      close();
      await client.invalidateQueries({ queryKey: ["act"] });
    },
  });
  return (
    <Modal
      open
      onCancel={close}
      onOk={() => give.mutate()}
      title={t("duty.giveTitle", { title })}
      okText={t("duty.give")}
      cancelText={t("cancel")}
      okButtonProps={{ loading: give.isPending, disabled: chosen === undefined }}
    >
      <p>{t("duty.giveHint")}</p>
      <label className="field">
        {t("duty.holder")}
        <Select
          showSearch
          optionFilterProp="label"
          loading={people.isPending}
          value={chosen ?? null}
          onChange={(id: string) => setChosen(id)}
          options={(people.data ?? []).map((one) => ({ value: one.account_id, label: one.full_name ?? one.name }))}
        />
      </label>
      {give.isError && <ProblemWords error={give.error} />}
      {people.isError && <ProblemWords error={people.error} />}
    </Modal>
  );
}
