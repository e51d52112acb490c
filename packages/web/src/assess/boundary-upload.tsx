import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useRef } from "react";
import type { ChangeEvent } from "react";
import { boundaryQuestion, Problem, regionsQuestion, tell } from "../ask/index.ts";
import { useSpeech } from "../shell/index.ts";
import { useDistrict } from "./district.tsx";

/** Takes a boundary of the region (GeoJSON, WGS 84) and keeps it for the map. */
export function BoundaryUpload() {
  const { t, language } = useSpeech();
  const { message } = App.useApp();
  const { region } = useDistrict();
  const client = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const keep = useMutation({
    mutationFn: async (file: File) => {
      const boundary: unknown = JSON.parse(await file.text());
      await tell<undefined>(`/api/regions/${encodeURIComponent(region.region_code)}/boundary`, "PUT", boundary);
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: boundaryQuestion(region.region_code).queryKey });
      await client.invalidateQueries({ queryKey: regionsQuestion.queryKey });
    },
    onError: (error) => {
      const view = error instanceof Problem ? error.view : null;
      void message.error(view === null ? t("assess.boundaryUnread") : language === "zh" ? view.detail : view.detail_en);
    },
  });
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    event.target.value = "";
    if (file !== undefined) keep.mutate(file);
  };
  return (
    <p className="fine no-print">
      <button type="button" className="link" disabled={keep.isPending} onClick={() => chooser.current?.click()}>
        {t(region.has_boundary ? "assess.boundaryReplace" : "assess.boundaryAdd")}
      </button>
      <input
        ref={chooser}
        type="file"
        accept=".geojson,.json"
        hidden
        aria-label={t("assess.boundaryAdd")}
        onChange={choose}
      />
    </p>
  );
}
