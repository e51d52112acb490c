import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useRef } from "react";
import type { ChangeEvent } from "react";
import { GradesPanel } from "./grades-panel.tsx";
import type { HistoryBroughtView, HistoryFileView } from "@youheng/server/api";
import { ask, outlookQuestion, Problem } from "../ask/index.ts";
import { csvOf, fileName, saveFile } from "../chart/index.ts";
import { useSpeech, Waiting } from "../shell/index.ts";
import { useOutlook } from "./use-outlook.ts";

const KINDS = ["enrolment", "births", "places"] as const;
type Kind = (typeof KINDS)[number];

/** What is known of places: the files brought, and students by grade. */
export function PlacesSensePage() {
  const { t } = useSpeech();
  const { region, outlook, regionName } = useOutlook();
  if (outlook.isLoading) return <Waiting />;
  const files = outlook.data?.source.files ?? [];
  return (
    <div className="foresee">
      <header className="school-head">
        <h1>{t("foresee.sense.title")}</h1>
        <p className="lead">{t("foresee.sense.intro")}</p>
      </header>
      <section className="panel">
        <div className="history-kinds">
          {KINDS.map((kind) => (
            <KindCard key={kind} region={region} kind={kind} file={files.find((one) => one.kind === kind)} />
          ))}
        </div>
      </section>
      {outlook.data !== undefined && <GradesPanel view={outlook.data} regionName={regionName} />}
    </div>
  );
}

/** Sends a file, and asks for the outlook anew. */
function useBring(region: string, kind: Kind) {
  const { t, language } = useSpeech();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (chosen: File) => {
      const body = new FormData();
      body.append("file", chosen);
      return await ask<HistoryBroughtView>(`/api/regions/${encodeURIComponent(region)}/history/${kind}`, {
        method: "POST",
        body,
      });
    },
    onSuccess: async () => {
      void message.success(t("foresee.sense.kept"));
      await client.invalidateQueries({ queryKey: outlookQuestion(region).queryKey });
    },
    onError: (error) => {
      const view = error instanceof Problem ? error.view : null;
      void message.error(language === "zh" ? view?.detail : view?.detail_en);
    },
  });
}

const TEMPLATES: Readonly<Record<Kind, Parameters<typeof csvOf>[0]>> = {
  enrolment: {
    columns: ["school_code", "school_year", "grade", "students", "township"],
    rows: [["S1", 2026, "1", 180, "T1"]],
  },
  births: { columns: ["area", "year", "births"], rows: [["T1", 2020, 950]] },
  places: {
    columns: ["school_code", "stage", "entry_grade", "planned_entry", "capacity"],
    rows: [["S1", "primary", "1", 180, 1080]],
  },
};

function saveTemplate(title: string, kind: Kind): void {
  saveFile(`${fileName(title)}.csv`, new Blob([csvOf(TEMPLATES[kind])], { type: "text/csv;charset=utf-8" }));
}

interface KindCardProps {
  readonly region: string;
  readonly kind: Kind;
  readonly file: HistoryFileView | undefined;
}

function KindCard({ region, kind, file }: KindCardProps) {
  const { t, language } = useSpeech();
  const chooser = useRef<HTMLInputElement>(null);
  const bring = useBring(region, kind);
  const choose = (event: ChangeEvent<HTMLInputElement>): void => {
    const chosen = event.target.files?.[0];
    event.target.value = "";
    if (chosen !== undefined) bring.mutate(chosen);
  };
  const findings = bring.error instanceof Problem ? (bring.error.view.findings ?? []) : [];
  return (
    <div className="history-kind">
      <h2>{t(`foresee.sense.kind.${kind}`)}</h2>
      <p className="fine">{t(`foresee.sense.columns.${kind}`)}</p>
      <p>
        {file === undefined
          ? t("foresee.sense.none")
          : t("foresee.sense.file", { name: file.file_name, who: file.created_by, when: file.created_at.slice(0, 10) })}
      </p>
      <div className="planned-tools">
        <button type="button" className="button" disabled={bring.isPending} onClick={() => chooser.current?.click()}>
          {t(bring.isPending ? "foresee.sense.bringing" : "foresee.sense.bring")}
        </button>
        <button type="button" className="link" onClick={() => saveTemplate(t(`foresee.sense.kind.${kind}`), kind)}>
          {t("placesInput.template")}
        </button>
        <input
          ref={chooser}
          type="file"
          accept=".csv,.tsv,.txt,.gz,.xlsx,.xls,.ods"
          hidden
          aria-label={`${t("foresee.sense.bring")}: ${t(`foresee.sense.kind.${kind}`)}`}
          onChange={choose}
        />
      </div>
      {findings.length > 0 && (
        <ul role="alert">
          {findings.map((one) => (
            <li key={`${one.where} ${one.code}`}>
              {one.where}: {language === "zh" ? `${one.zh}${one.fix}` : `${one.en} ${one.fixEn}`}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
