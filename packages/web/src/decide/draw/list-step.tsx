import { Button } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { ChangeEvent } from "react";
import type { BroughtListView, DrawView } from "@youheng/server/api";
import { ask, drawQuestion } from "../../ask/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { FindingList } from "../../sense/index.ts";
import { useSpeech } from "../../shell/index.ts";
import { Underway } from "./underway.tsx";

/** The list of applicants: chosen, read, and kept only when no error stands. */
export function ListStep({ draw, open }: { readonly draw: DrawView; readonly open: boolean }) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const bring = useMutation({
    mutationFn: (file: File) => sendList(draw.draw_id, file),
    onSuccess: () => client.invalidateQueries({ queryKey: drawQuestion(draw.draw_id).queryKey }),
  });
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const file = event.target.files?.[0];
    if (file !== undefined) bring.mutate(file);
    event.target.value = "";
  };
  const { applicants, numbers } = draw;
  return (
    <>
      {applicants !== null && (
        <p role="status">{t("draw.list.kept", { applicants, numbers: numbers ?? applicants })}</p>
      )}
      {open && (
        <>
          <p className="fine">{t("draw.list.hint")}</p>
          <p>
            <Button
              type={applicants === null ? "primary" : "default"}
              loading={bring.isPending}
              onClick={() => chooser.current?.click()}
            >
              {applicants === null ? t("draw.list.choose") : t("draw.list.again")}
            </Button>
            <input
              ref={chooser}
              type="file"
              accept=".csv,.xlsx,.xls,.ods"
              hidden
              aria-label={t("draw.list.choose")}
              onChange={choose}
            />
          </p>
        </>
      )}
      {bring.isPending && <Underway applicants={null} />}
      {bring.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={bring.error} />
        </div>
      )}
      {bring.data?.kept === false && (
        <p role="alert" className="notice notice-short">
          {t("draw.list.refused")}
        </p>
      )}
      {open && bring.data !== undefined && bring.data.findings.length > 0 && (
        <FindingList findings={bring.data.findings} />
      )}
    </>
  );
}

function sendList(id: string, file: File): Promise<BroughtListView> {
  const body = new FormData();
  body.append("file", file, file.name);
  return ask<BroughtListView>(`/api/draws/${encodeURIComponent(id)}/applicants`, { method: "POST", body });
}
