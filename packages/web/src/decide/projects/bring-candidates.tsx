import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef } from "react";
import type { ProjectGroundView } from "@youheng/server/api";
import { ask, placesAt, projectGroundQuestion } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { FindingList } from "../../sense/index.ts";
import { useSpeech } from "../../shell/index.ts";

interface BringProps {
  readonly region: string;
  readonly ground: ProjectGroundView;
  readonly add: () => void;
}

/** Where candidates come from: a table that is brought, or typed here one by one. */
export function BringCandidates({ region, ground, add }: BringProps) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const bring = useMutation({
    mutationFn: (chosen: File) => {
      const body = new FormData();
      body.append("file", chosen);
      const way = placesAt(region, "/projects");
      return ask<{ kept: boolean; ground: ProjectGroundView }>(way, { method: "POST", body });
    },
    onSuccess: ({ kept, ground: brought }) => {
      if (kept) client.setQueryData(projectGroundQuestion(region).queryKey, brought);
    },
  });
  return (
    <section className="panel file-desk no-print" aria-label={t("projects.bring.title")}>
      <div className="file-line">
        <div>
          <strong>{t("projects.bring.title")}</strong>
          <span className="fine">{ground.file?.file ?? t("catchment.files.noFile")}</span>
          <small className="calm">{t("projects.bring.hint")}</small>
        </div>
        <span className="row">
          <Button loading={bring.isPending} onClick={() => chooser.current?.click()}>
            {t("catchment.files.choose")}
          </Button>
          <Button onClick={add}>{t("projects.bring.add")}</Button>
        </span>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".csv,.xlsx,.xls,.ods,.gz"
          aria-label={t("projects.bring.title")}
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen !== undefined) bring.mutate(chosen);
            event.target.value = "";
          }}
        />
        {bring.isError && (
          <div role="alert" className="notice notice-short">
            <ProblemWords error={bring.error} />
          </div>
        )}
        {bring.data?.kept === false && (
          <div role="alert" className="notice notice-short">
            <p>{t("catchment.files.refused")}</p>
            <FindingList findings={bring.data.ground.findings} />
          </div>
        )}
      </div>
    </section>
  );
}
