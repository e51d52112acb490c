import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useRef } from "react";
import type { ChangeEvent } from "react";
import { Problem, tell } from "../ask/index.ts";
import { useSpeech } from "../shell/index.ts";
import { boundariesIn } from "./boundaries-in.ts";
import { useProvince } from "./province.tsx";

/** Takes one file of many boundaries and keeps each for its district. */
export function BoundariesUpload() {
  const { t, language } = useSpeech();
  const { message } = App.useApp();
  const { view } = useProvince();
  const client = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const keep = useMutation({
    mutationFn: (file: File) => keepBoundaries(file, new Set(view.regions.map((row) => row.region_code))),
    onSuccess: async (kept) => {
      if (kept === null) return void message.error(t("province.boundaryUnread"));
      if (kept === 0) return void message.error(t("province.boundaryNoneKnown"));
      void message.success(t("province.boundaryKept", { n: kept }));
      await client.invalidateQueries({ queryKey: ["boundary"] });
      await client.invalidateQueries({ queryKey: ["regions"] });
    },
    onError: (error) => {
      const known = error instanceof Problem ? error.view : null;
      void message.error(
        known === null ? t("province.boundaryUnread") : language === "zh" ? known.detail : known.detail_en,
      );
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
        {t("province.boundaryAdd")}
      </button>
      <input
        ref={chooser}
        type="file"
        accept=".geojson,.json"
        hidden
        aria-label={t("province.boundaryAdd")}
        onChange={choose}
      />
    </p>
  );
}

/** How many boundaries were kept; null: it is no collection of features. */
async function keepBoundaries(file: File, known: ReadonlySet<string>): Promise<number | null> {
  const found = boundariesIn(JSON.parse(await file.text()), known);
  if (found === null) return null;
  for (const { regionCode, boundary } of found)
    await tell<undefined>(`/api/regions/${encodeURIComponent(regionCode)}/boundary`, "PUT", boundary);
  return new Set(found.map((one) => one.regionCode)).size;
}
