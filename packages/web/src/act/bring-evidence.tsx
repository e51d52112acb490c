import { App, Button } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { DragEvent } from "react";
import type { EvidenceView } from "@youheng/server/api";
import { ask, type EvidenceOf, evidencePath } from "../ask/index.ts";
import { ProblemWords } from "../identity/index.ts";
import { useSpeech } from "../shell/index.ts";

const accepted = ".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.pptx,.ofd,.txt,.csv";

/** A file that was not taken, and why. */
interface Refused {
  readonly file: string;
  readonly error: Error;
}

/** Brings evidence, dropped or chosen, several files at once; what is refused is said of each. */
export function BringEvidence({ of }: { readonly of: EvidenceOf }) {
  const { t } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const send = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const not: Refused[] = [];
      for (const file of files) await sendFile(of, file).catch((error: Error) => not.push({ file: file.name, error }));
      return { taken: files.length - not.length, not };
    },
    onSuccess: async ({ taken, not }) => {
      setRefused(not);
      if (taken > 0) void message.success(t("duty.evidence.done", { n: taken }));
      await client.invalidateQueries({ queryKey: ["evidence"] });
      await client.invalidateQueries({ queryKey: ["requirement-answers"] });
    },
  });
  return (
    <div className="no-print">
      <EvidenceBox take={(files) => files.length > 0 && send.mutate(files)} busy={send.isPending} />
      {refused.map(({ file, error }) => (
        <div role="alert" className="notice notice-short" key={file}>
          {t("duty.evidence.refused", { file })} <ProblemWords error={error} />
        </div>
      ))}
    </div>
  );
}

function sendFile(of: EvidenceOf, file: File): Promise<EvidenceView> {
  const body = new FormData();
  body.append("subject", of.subject);
  body.append("file", file, file.name);
  return ask<EvidenceView>(evidencePath(of), { method: "POST", body });
}

interface BoxProps {
  readonly take: (files: readonly File[]) => void;
  readonly busy: boolean;
}

function EvidenceBox({ take, busy }: BoxProps) {
  const { t } = useSpeech();
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  return (
    <div
      className={over ? "drop drop-small drop-over" : "drop drop-small"}
      onDrop={drop}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
    >
      <p>
        {t("duty.evidence.drop")}{" "}
        <Button loading={busy} onClick={() => chooser.current?.click()}>
          {t("duty.evidence.choose")}
        </Button>
      </p>
      <p className="fine">{t("duty.evidence.accepts")}</p>
      <input
        ref={chooser}
        type="file"
        multiple
        accept={accepted}
        hidden
        aria-label={t("duty.evidence.choose")}
        onChange={(event) => {
          take([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </div>
  );
}
