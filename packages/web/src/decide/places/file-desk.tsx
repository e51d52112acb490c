import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef } from "react";
import type { PlaceGroundView, PlacePartView } from "@youheng/server/api";
import { ask, placeGroundQuestion, placesAt } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { FindingList } from "../../sense/index.ts";
import { useSpeech } from "../../shell/index.ts";

const PARTS: readonly PlacePartView[] = ["units", "schools", "candidates", "current"];

/** The four files of a district's places: brought one by one, kept when they read. */
export function FileDesk({ region, ground }: { readonly region: string; readonly ground: PlaceGroundView }) {
  const { t } = useSpeech();
  return (
    <section className="panel file-desk" aria-label={t("catchment.tab.files")}>
      <p className="fine">{t("catchment.files.crs")}</p>
      {PARTS.map((part) => (
        <FileLine
          key={part}
          region={region}
          part={part}
          file={ground.files.find((one) => one.part === part)?.file ?? null}
        />
      ))}
    </section>
  );
}

interface FileLineProps {
  readonly region: string;
  readonly part: PlacePartView;
  readonly file: string | null;
}

function FileLine({ region, part, file }: FileLineProps) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const bring = useMutation({
    mutationFn: (chosen: File) => {
      const body = new FormData();
      body.append("file", chosen);
      return ask<{ kept: boolean; ground: PlaceGroundView }>(placesAt(region, `/ground/${part}`), {
        method: "POST",
        body,
      });
    },
    onSuccess: ({ kept, ground }) => {
      if (kept) client.setQueryData(placeGroundQuestion(region).queryKey, ground);
    },
  });
  return (
    <div className="file-line">
      <div>
        <strong>{t(`catchment.files.${part}`)}</strong>
        <span className="fine">{file ?? t("catchment.files.noFile")}</span>
        <small className="calm">{t(`catchment.files.${part}Hint`)}</small>
      </div>
      <Button loading={bring.isPending} onClick={() => chooser.current?.click()}>
        {t("catchment.files.choose")}
      </Button>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".csv,.xlsx,.xls,.ods,.json,.geojson,.gz"
        aria-label={t(`catchment.files.${part}`)}
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
  );
}
