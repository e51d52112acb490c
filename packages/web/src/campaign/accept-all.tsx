import { App, Button, Modal } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { CampaignDetail } from "@youheng/server/api";
import { campaignQuestion, tell } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";

/** Accepts together every form that is handed in, after asking once. */
export function AcceptAll({ campaign }: { readonly campaign: CampaignDetail }) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { region_code: region, school_year: year } = campaign;
  const n = campaign.states.submitted;
  const accept = useMutation({
    mutationFn: () => tell<CampaignDetail>(`/api/regions/${region}/years/${year}/campaign/accept`, "POST"),
    onSuccess: async (after) => {
      void message.success(t("campaign.accepted"));
      client.setQueryData(campaignQuestion(region, year).queryKey, after);
      setAsking(false);
      await client.invalidateQueries({ queryKey: ["campaigns"] });
    },
  });
  if (n === 0 && !asking) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("campaign.acceptAll", { n })}</Button>
      {asking && (
        <Modal
          open
          title={t("campaign.acceptAll", { n })}
          onCancel={() => setAsking(false)}
          onOk={() => accept.mutate()}
          okText={t("campaign.accept")}
          cancelText={t("cancel")}
          okButtonProps={{ loading: accept.isPending }}
        >
          <p>{t("campaign.acceptAllHint")}</p>
          {accept.isError && <ProblemWords error={accept.error} />}
        </Modal>
      )}
    </>
  );
}
