import { Button } from "antd";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { DragEvent } from "react";
import type { ImportView } from "@youheng/server/api";
import { ask } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";

const accepted = ".xlsx,.xls,.ods,.csv,.txt";

/** Takes a return, dropped or chosen, and follows it to its import. */
export function BringReturn() {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [many, setMany] = useState(false);
  const send = useMutation({
    mutationFn: sendFile,
    onSuccess: (view) => void navigate({ to: "/imports/$import", params: { import: view.import_id } }),
  });
  const take = (files: FileList | null): void => {
    setMany((files?.length ?? 0) > 1);
    const file = files?.[0];
    if (file !== undefined && files?.length === 1) send.mutate(file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <section className="panel bring" aria-labelledby="bring">
      <h2 id="bring">{t("sense.bring")}</h2>
      <div className={over ? "drop drop-over" : "drop"} onDrop={drop} onDragLeave={() => setOver(false)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}>
        <p className="drop-words">
          {t("sense.drop")}{" "}
          <Button type="primary" loading={send.isPending} onClick={() => chooser.current?.click()}>
            {t("sense.choose")}
          </Button>
        </p>
        <p className="fine">{t("sense.accepts")}</p>
        <input ref={chooser} type="file" accept={accepted} hidden aria-label={t("sense.choose")} onChange={(event) => {
          take(event.target.files);
          event.target.value = "";
        }} />
      </div>
      <p className="fine">{t("sense.reads")}</p>
      {many && <p role="alert" className="notice notice-short">{t("sense.tooMany")}</p>}
      {send.isError && <div role="alert" className="notice notice-short"><ProblemWords error={send.error} /></div>}
    </section>
  );
}

function sendFile(file: File): Promise<ImportView> {
  const body = new FormData();
  body.append("file", file, file.name);
  return ask<ImportView>("/api/imports", { method: "POST", body });
}
