import { Button, Modal, Progress } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { CampaignDetail, FormFillView, FormsFilledView } from "@youheng/server/api";
import { ask, Problem, tell } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { FindingList } from "../sense/index.ts";
import { useSpeech } from "../shell/index.ts";

const pollMs = 400;

function pathOf({ region_code, school_year }: CampaignDetail): string {
  return `/api/regions/${region_code}/years/${school_year}/campaign/file`;
}

/** One file of the whole county into the forms of its schools: how far it is, and what became of it, school by school. */
export function CountyFile({ campaign }: { readonly campaign: CampaignDetail }) {
  const { t } = useSpeech();
  const [fill, setFill] = useState<string | null>(null);
  const bring = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData();
      body.append("file", file);
      return ask<FormFillView>(pathOf(campaign), { method: "POST", body });
    },
    onSuccess: ({ fill_id }) => setFill(fill_id),
  });
  const isBusy = bring.isPending || fill !== null;
  return (
    <>
      <label className="button" title={t("campaign.countyFileHint")} aria-busy={isBusy}>
        {t(isBusy ? "campaign.countyFileReading" : "campaign.countyFile")}
        <input
          type="file"
          className="sr-only"
          accept=".xlsx,.xls,.csv,.ods"
          disabled={isBusy}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) bring.mutate(file);
            event.target.value = "";
          }}
        />
      </label>
      {bring.isError && <ProblemWords error={bring.error} />}
      {fill !== null && <Filling campaign={campaign} fill={fill} close={() => setFill(null)} />}
    </>
  );
}

interface FillingProps {
  readonly campaign: CampaignDetail;
  readonly fill: string;
  readonly close: () => void;
}

function isAtItsEnd(view: FormFillView | undefined): boolean {
  return view !== undefined && view.state !== "reading" && view.state !== "filling";
}

/** How far a file is, asked again and again until its end; then what became of it. */
function Filling({ campaign, fill, close }: FillingProps) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const path = `${pathOf(campaign)}/${fill}`;
  const watched = useQuery({
    queryKey: ["form-fill", fill],
    queryFn: () => ask<FormFillView>(path),
    refetchInterval: ({ state }) => (isAtItsEnd(state.data) || state.error !== null ? false : pollMs),
  });
  const stop = useMutation({ mutationFn: () => tell<undefined>(path, "DELETE") });
  const isDone = isAtItsEnd(watched.data);
  useEffect(() => {
    if (isDone) void client.invalidateQueries({ queryKey: ["campaign"] });
  }, [isDone, client]);
  const mayClose = isDone || watched.isError;
  return (
    <Modal
      open
      width={(watched.data?.filled?.errors.length ?? 0) > 0 ? 860 : 520}
      title={t(isDone ? "campaign.countyFileTitle" : "campaign.countyFileReading")}
      closable={mayClose}
      mask={{ closable: false }}
      onCancel={() => mayClose && close()}
      footer={
        mayClose ? (
          <Button type="primary" onClick={close}>
            {t("campaign.understood")}
          </Button>
        ) : (
          <Button loading={stop.isPending || stop.isSuccess} onClick={() => stop.mutate()}>
            {t("campaign.countyFileStop")}
          </Button>
        )
      }
    >
      {watched.isError && <ProblemWords error={watched.error} />}
      {watched.data !== undefined && <FillWords view={watched.data} campaign={campaign} />}
    </Modal>
  );
}

function FillWords({ view, campaign }: { readonly view: FormFillView; readonly campaign: CampaignDetail }) {
  const { t } = useSpeech();
  const { done, all, state, filled, problem } = view;
  if (problem !== null) return <ProblemWords error={new Problem(problem)} />;
  if (filled !== null) return <Outcome filled={filled} campaign={campaign} isStopped={state === "cancelled"} />;
  if (state === "cancelled") return <p>{t("campaign.countyFileStoppedReading")}</p>;
  return (
    <div role="status">
      <Progress percent={all === 0 ? 0 : Math.floor((done / all) * 100)} status="active" />
      <p>{state === "reading" ? t("campaign.countyFileOpening") : t("campaign.countyFileDone", { done, all })}</p>
    </div>
  );
}

const outcomes = ["handed_in", "with_errors", "left", "not_done", "not_in_file", "not_in_campaign"] as const;

interface OutcomeProps {
  readonly filled: FormsFilledView;
  readonly campaign: CampaignDetail;
  readonly isStopped: boolean;
}

function Outcome({ filled, campaign, isStopped }: OutcomeProps) {
  const { t } = useSpeech();
  const names = new Map(campaign.schools.map((school) => [school.school_code, school.school_name]));
  return (
    <>
      {isStopped && <p className="notice">{t("campaign.countyFileStopped")}</p>}
      <dl className="outcome">
        {outcomes
          .filter((one) => one === "handed_in" || filled[one].length > 0)
          .map((one) => (
            <div key={one}>
              <dt>{t(`campaign.outcome.${one}`, { n: filled[one].length })}</dt>
              {one !== "handed_in" && <Names names={filled[one].map((code) => names.get(code) ?? code)} />}
            </div>
          ))}
      </dl>
      {filled.errors.length > 0 && <FindingList findings={filled.errors} />}
    </>
  );
}

const mostNames = 12;

/** Schools by name; many are folded behind the first of them. */
function Names({ names }: { readonly names: readonly string[] }) {
  const { t } = useSpeech();
  const said = (some: readonly string[]): string => some.join(t("campaign.comma"));
  if (names.length <= mostNames) return <dd className="fine">{said(names)}</dd>;
  const first = names.slice(0, mostNames / 2);
  return (
    <dd className="fine">
      <details>
        <summary>{said(first)} …</summary>
        {said(names.slice(first.length))}
      </details>
    </dd>
  );
}
