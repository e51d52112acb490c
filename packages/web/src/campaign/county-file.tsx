import { Button, Modal } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { CampaignDetail, FormsFilledView } from "@youheng/server/api";
import { ask } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";

/** One file of the whole county into the forms of its schools, and what became of it, school by school. */
export function CountyFile({ campaign }: { readonly campaign: CampaignDetail }) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const bring = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData();
      body.append("file", file);
      const path = `/api/regions/${campaign.region_code}/years/${campaign.school_year}/campaign/file`;
      return ask<FormsFilledView>(path, { method: "POST", body });
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["campaign"] }),
  });
  return (
    <>
      <label className="button" title={t("campaign.countyFileHint")} aria-busy={bring.isPending}>
        {t(bring.isPending ? "campaign.countyFileReading" : "campaign.countyFile")}
        <input
          type="file"
          className="sr-only"
          accept=".xlsx,.xls,.csv,.ods"
          disabled={bring.isPending}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) bring.mutate(file);
            event.target.value = "";
          }}
        />
      </label>
      {bring.isError && <ProblemWords error={bring.error} />}
      {bring.isSuccess && <Outcome filled={bring.data} campaign={campaign} close={() => bring.reset()} />}
    </>
  );
}

const outcomes = ["handed_in", "with_errors", "left", "not_in_file", "not_in_campaign"] as const;

interface OutcomeProps {
  readonly filled: FormsFilledView;
  readonly campaign: CampaignDetail;
  readonly close: () => void;
}

function Outcome({ filled, campaign, close }: OutcomeProps) {
  const { t } = useSpeech();
  const names = new Map(campaign.schools.map((school) => [school.school_code, school.school_name]));
  return (
    <Modal
      open
      title={t("campaign.countyFileTitle")}
      onCancel={close}
      footer={
        <Button type="primary" onClick={close}>
          {t("campaign.understood")}
        </Button>
      }
    >
      <dl className="outcome">
        {outcomes
          .filter((one) => one === "handed_in" || filled[one].length > 0)
          .map((one) => (
            <div key={one}>
              <dt>{t(`campaign.outcome.${one}`, { n: filled[one].length })}</dt>
              {one !== "handed_in" && (
                <dd className="fine">{filled[one].map((code) => names.get(code) ?? code).join(t("campaign.comma"))}</dd>
              )}
            </div>
          ))}
      </dl>
    </Modal>
  );
}
