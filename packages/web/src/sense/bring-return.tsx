import { Button } from "antd";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { ChangeEvent, DragEvent } from "react";
import type { ImportView } from "@youheng/server/api";
import { ask } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";

const accepted = ".xlsx,.xls,.ods,.csv,.txt,.zip";

/** Takes a return, dropped or chosen, and follows it to its import. */
export function BringReturn() {
  const { t } = useSpeech();
  const navigate = useNavigate();
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
  return (
    <section className="panel bring" aria-labelledby="bring">
      <h2 id="bring">{t("sense.bring")}</h2>
      <DropBox take={take} busy={send.isPending} />
      <p className="fine">{t("sense.reads")}</p>
      {many && (
        <p role="alert" className="notice notice-short">
          {t("sense.tooMany")}
        </p>
      )}
      {send.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={send.error} />
        </div>
      )}
    </section>
  );
}

function DropBox({ take, busy }: { readonly take: (files: FileList | null) => void; readonly busy: boolean }) {
  const { t } = useSpeech();
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const hover = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    take(event.target.files);
    event.target.value = "";
  };
  return (
    <div
      className={over ? "drop drop-over" : "drop"}
      onDrop={drop}
      onDragOver={hover}
      onDragLeave={() => setOver(false)}
    >
      <p className="drop-words">
        {t("sense.drop")}{" "}
        <Button type="primary" loading={busy} onClick={() => chooser.current?.click()}>
          {t("sense.choose")}
        </Button>
      </p>
      <p className="fine">{t("sense.accepts")}</p>
      <input ref={chooser} type="file" accept={accepted} hidden aria-label={t("sense.choose")} onChange={choose} />
    </div>
  );
}

function sendFile(file: File): Promise<ImportView> {
  const body = new FormData();
  body.append("file", file, file.name);
  return ask<ImportView>("/api/imports", { method: "POST", body });
}
