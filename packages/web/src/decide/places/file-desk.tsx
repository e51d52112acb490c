import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef, useState } from "react";
import type { CoordinateSystemView, PlaceBroughtView, PlaceGroundView, PlacePartView } from "@youheng/server/api";
import { ask, placeGroundQuestion, placesAt } from "../../ask/index.ts";
import { fileName, saveFile } from "../../chart/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { FindingList } from "../../sense/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { CoordinateQuestion } from "./coordinate-question.tsx";
import { TEMPLATES } from "./file-templates.ts";

const PARTS: readonly PlacePartView[] = ["units", "schools", "candidates", "current", "pairs", "distances"];
/** Files that may be taken away again. */
const REMOVABLE: ReadonlySet<PlacePartView> = new Set(["candidates", "current", "pairs", "distances"]);

/** The files of a district's places: brought one by one, kept when they read and it is known where their coordinates lie. */
export function FileDesk({ region, ground }: { readonly region: string; readonly ground: PlaceGroundView }) {
  const { t } = useSpeech();
  return (
    <section className="panel file-desk" aria-label={t("catchment.tab.files")}>
      <p className="fine">{t("placesInput.crs.note")}</p>
      {PARTS.map((part) => (
        <FileLine key={part} region={region} part={part} ground={ground} />
      ))}
    </section>
  );
}

/** Sends a file, and keeps it at hand while it is asked in which system its coordinates are. */
function useBringPart(region: string, part: PlacePartView) {
  const client = useQueryClient();
  const [waiting, setWaiting] = useState<File | null>(null);
  const show = (ground: PlaceGroundView): void =>
    void client.setQueryData(placeGroundQuestion(region).queryKey, ground);
  const bring = useMutation({
    mutationFn: ({ file, system }: { readonly file: File; readonly system: CoordinateSystemView | null }) => {
      const body = new FormData();
      if (system !== null) body.append("system", system);
      body.append("file", file);
      return ask<PlaceBroughtView>(placesAt(region, `/ground/${part}`), { method: "POST", body });
    },
    onSuccess: ({ kept, ground, question }, { file }) => {
      setWaiting(question === null ? null : file);
      if (kept) show(ground);
    },
  });
  const take = useMutation({
    mutationFn: () => ask<PlaceGroundView>(placesAt(region, `/ground/${part}`), { method: "DELETE" }),
    onSuccess: show,
  });
  const answer = (system: CoordinateSystemView | null): void => {
    if (waiting === null || system === null) {
      setWaiting(null);
      bring.reset();
    } else bring.mutate({ file: waiting, system });
  };
  return { bring, take, answer };
}

interface FileLineProps {
  readonly region: string;
  readonly part: PlacePartView;
  readonly ground: PlaceGroundView;
}

function FileLine({ region, part, ground }: FileLineProps) {
  const { t } = useSpeech();
  const chooser = useRef<HTMLInputElement>(null);
  const { bring, take, answer } = useBringPart(region, part);
  const file = ground.files.find((one) => one.part === part);
  const question = bring.data?.question ?? null;
  return (
    <div className="file-line">
      <div>
        <strong>{t(`placesInput.file.${part}`)}</strong>
        <span className="fine">
          {file?.file ?? t("catchment.files.noFile")}
          {file !== undefined && file.system !== null && ` · ${t(`placesInput.crs.short.${file.system}`)}`}
        </span>
        <small className="calm">{t(`placesInput.fileHint.${part}`)}</small>
      </div>
      <div className="file-tools">
        <Button size="small" type="text" onClick={() => saveTemplate(t(`placesInput.file.${part}`), part)}>
          {t("placesInput.template")}
        </Button>
        {file !== undefined && REMOVABLE.has(part) && (
          <Button size="small" type="text" loading={take.isPending} onClick={() => take.mutate()}>
            {t("placesInput.takeAway")}
          </Button>
        )}
        <Button loading={bring.isPending} onClick={() => chooser.current?.click()}>
          {t("catchment.files.choose")}
        </Button>
      </div>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".csv,.xlsx,.xls,.ods,.json,.geojson,.gz"
        aria-label={t(`placesInput.file.${part}`)}
        onChange={(event) => {
          const chosen = event.target.files?.[0];
          if (chosen !== undefined) bring.mutate({ file: chosen, system: null });
          event.target.value = "";
        }}
      />
      {question !== null && <CoordinateQuestion {...{ region, question, ground, answer }} busy={bring.isPending} />}
      {(bring.error ?? take.error) !== null && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={(bring.error ?? take.error)!} />
        </div>
      )}
      {bring.data?.kept === false && question === null && bring.data.ground.findings.length > 0 && (
        <div role="alert" className="notice notice-short">
          <p>{t("catchment.files.refused")}</p>
          <FindingList findings={bring.data.ground.findings} />
        </div>
      )}
    </div>
  );
}

function saveTemplate(title: string, part: PlacePartView): void {
  saveFile(`${fileName(title)}.csv`, new Blob([TEMPLATES[part]], { type: "text/csv;charset=utf-8" }));
}
