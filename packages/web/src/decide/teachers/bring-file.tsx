import { Button } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { ChangeEvent } from "react";
import type { TeachersView } from "@youheng/server/api";
import { ask, teachersAt } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { FindingList } from "../../sense/index.ts";
import { useSpeech } from "../../shell/index.ts";
import type { YearPlace } from "./year-place.ts";

/** Chooses the roster or the costs; kept only when no error stands, and every error is listed. */
export function BringFile({
  place,
  part,
  kept,
}: {
  readonly place: YearPlace;
  readonly part: "roster" | "costs";
  readonly kept: string | null;
}) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const bring = useMutation({
    mutationFn: (file: File) => send(place, part, file),
    onSuccess: () => client.invalidateQueries({ queryKey: ["teachers", place.region, place.year] }),
  });
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    if (file !== undefined) bring.mutate(file);
    event.target.value = "";
  };
  return (
    <div className="bring-file">
      <p className="row">
        <Button
          type={kept === null ? "primary" : "default"}
          loading={bring.isPending}
          onClick={() => chooser.current?.click()}
        >
          {t(`teachers.bring.${part}`)}
        </Button>
        {kept !== null && <span className="fine">{t("teachers.kept", { file: kept })}</span>}
        <input
          ref={chooser}
          type="file"
          accept=".csv,.xlsx,.xls,.ods"
          hidden
          aria-label={t(`teachers.bring.${part}`)}
          onChange={choose}
        />
      </p>
      <p className="fine">{t(`teachers.columns.${part}`)}</p>
      {bring.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={bring.error} />
        </div>
      )}
      {bring.data?.kept === false && (
        <div role="alert" className="notice notice-short">
          {t("teachers.refused")}
        </div>
      )}
      {bring.data?.kept === false && <FindingList findings={bring.data.findings} />}
    </div>
  );
}

interface Brought {
  readonly kept: boolean;
  readonly findings: TeachersView["findings"];
}

function send({ region, year, standard }: YearPlace, part: string, file: File): Promise<Brought> {
  const body = new FormData();
  body.append("file", file, file.name);
  return ask<Brought>(`${teachersAt(region, year)}/files/${part}?standard=${encodeURIComponent(standard)}`, {
    method: "POST",
    body,
  });
}
