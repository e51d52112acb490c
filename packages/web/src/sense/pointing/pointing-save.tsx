import { Button, Input } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ImportView, LocalFormView } from "@youheng/server/api";
import { importQuestion, tell } from "../../ask/index.ts";
import { fileName, saveFile } from "../../chart/index.ts";
import { ProblemWords } from "../../identity/index.ts";
import { useSpeech } from "../../shell/index.ts";
import type { PointedReading, Pointing } from "./pointing-form.ts";

interface PointingSaveProps {
  readonly importId: string;
  readonly pointing: Pointing;
  readonly change: (part: Partial<Pick<Pointing, "id" | "zh" | "en">>) => void;
  readonly read: PointedReading;
}

/** Names the form, keeps it for the next import, reads this file by it; or takes it away as a policy file. */
export function PointingSave({ importId, pointing, change, read }: PointingSaveProps) {
  const { t } = useSpeech();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [reason, setReason] = useState("");
  const keep = useMutation({
    mutationFn: async () => {
      await tell<LocalFormView>("/api/local-forms", "POST", { yaml: read.yaml, reason });
      return await tell<ImportView>(`/api/imports/${encodeURIComponent(importId)}/mapping`, "POST", { columns: [] });
    },
    onSuccess: async (next) => {
      await client.invalidateQueries({ queryKey: importQuestion(next.import_id).queryKey });
      await navigate({ to: "/imports/$import", params: { import: next.import_id } });
    },
  });
  const isNamed = [pointing.id, pointing.zh, pointing.en, reason].every((text) => text.trim() !== "");
  return (
    <section className="panel pointing-save" aria-labelledby="pointing-keep">
      <h2 id="pointing-keep">{t("pointing.keep")}</h2>
      <p className="fine">{t("pointing.keepHint")}</p>
      <div className="pointing-names">
        <label>
          <span>{t("pointing.zh")}</span>
          <Input value={pointing.zh} onChange={(event) => change({ zh: event.target.value })} />
        </label>
        <label>
          <span>{t("pointing.en")}</span>
          <Input value={pointing.en} onChange={(event) => change({ en: event.target.value })} />
        </label>
        <label>
          <span>{t("pointing.id")}</span>
          <Input value={pointing.id} onChange={(event) => change({ id: event.target.value })} />
        </label>
        <label>
          <span>{t("pointing.reason")}</span>
          <Input value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
      </div>
      {keep.isError && (
        <div role="alert" className="notice notice-short">
          <ProblemWords error={keep.error} />
        </div>
      )}
      <p className="row">
        <Button type="primary" disabled={!isNamed} loading={keep.isPending} onClick={() => keep.mutate()}>
          {t("pointing.save")}
        </Button>
        <Button onClick={() => saveFile(`${fileName(pointing.id)}.yaml`, new Blob([read.yaml]))}>
          {t("pointing.take")}
        </Button>
      </p>
      <details>
        <summary>{t("pointing.file")}</summary>
        <pre className="pointing-file">{read.yaml}</pre>
      </details>
    </section>
  );
}
