import { Button } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { ChangeEvent } from "react";
import type { PlanInputsView, TeachersView } from "@youheng/server/api";
import { ask, teachersAt } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { FindingList } from "../../sense/index.ts";
import { type Speech, useSpeech } from "../../shell/index.ts";
import { forgetInputs } from "./forget-inputs.ts";
import type { YearPlace } from "./year-place.ts";

/** Chooses the roster or the costs; kept only when no error stands, and every error is listed. */
export function BringFile({
  place,
  part,
  kept,
}: {
  readonly place: YearPlace;
  readonly part: keyof PlanInputsView["files"];
  readonly kept: string | null;
}) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const bring = useMutation({
    mutationFn: (file: File) => sendFile(place, part, file),
    onSuccess: () => forgetInputs(client),
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
          {bringWords(t, part).title}
        </Button>
        {kept !== null && <span className="fine">{t("teachers.kept", { file: kept })}</span>}
        <input
          ref={chooser}
          type="file"
          accept={part === "rules" ? ".yaml,.yml" : ".csv,.xlsx,.xls,.ods"}
          hidden
          aria-label={bringWords(t, part).title}
          onChange={choose}
        />
      </p>
      <p className="fine">{bringWords(t, part).columns}</p>
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

/** Roster and costs, and further inputs, each with what it should hold. */
function bringWords(
  t: Speech["t"],
  part: keyof PlanInputsView["files"],
): { readonly title: string; readonly columns: string } {
  if (part === "roster" || part === "costs")
    return { title: t(`teachers.bring.${part}`), columns: t(`teachers.columns.${part}`) };
  return { title: t(`studio.inputs.${part}`), columns: t(`studio.inputs.${part}Columns`) };
}

/** What became of a file that was sent. */
export interface Brought {
  readonly kept: boolean;
  readonly findings: TeachersView["findings"];
}

/** Sends an input of plans. */
export function sendFile({ region, year, standard }: YearPlace, part: string, file: File): Promise<Brought> {
  const body = new FormData();
  body.append("file", file, file.name);
  return ask<Brought>(`${teachersAt(region, year)}/files/${part}?standard=${encodeURIComponent(standard)}`, {
    method: "POST",
    body,
  });
}
