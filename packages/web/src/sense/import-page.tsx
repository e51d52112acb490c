import { Button, Progress } from "antd";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import type { ImportView } from "@youheng/server/api";
import { importQuestion, tell } from "../ask/index.ts";
import { Trouble, useSpeech, Waiting } from "../shell/index.ts";
import { printAmount } from "../text/index.ts";
import { ColumnMapping } from "./column-mapping.tsx";
import { FindingList } from "./finding-list.tsx";
import { VersionLine } from "./version-list.tsx";

/** One import: its progress, what was found, which columns were understood, and the drafts it made. */
export function ImportPage() {
  const { t } = useSpeech();
  const params: { readonly import?: string } = useParams({ strict: false });
  const id = params.import ?? "";
  const client = useQueryClient();
  const view = useQuery(importQuestion(id));
  const state = view.data?.state;
  useEffect(() => {
    if (state === "done")
      void Promise.all([
        client.invalidateQueries({ queryKey: ["regions"] }),
        client.invalidateQueries({ queryKey: ["versions"] }),
      ]);
  }, [state, client]);
  if (view.error) return <Trouble error={view.error} again={() => void view.refetch()} />;
  if (view.data === undefined) return <Waiting />;
  return (
    <div className="sense">
      <header className="school-head">
        <p className="eyebrow">{t("sense.bring")}</p>
        <h1>{view.data.file}</h1>
      </header>
      <ImportProgress view={view.data} />
      {view.data.versions.length > 0 && (
        <section className="panel versions" aria-labelledby="made">
          <header>
            <h2 id="made">{t("sense.madeVersions")}</h2>
          </header>
          <ol className="version-list">
            {view.data.versions.map((version) => (
              <VersionLine key={version.version_id} version={version} />
            ))}
          </ol>
          <NextStep view={view.data} />
        </section>
      )}
      {state !== "waiting" && state !== "reading" && state !== "saving" && (
        <FindingList findings={view.data.findings} downloads={<ImportDownloads view={view.data} />} />
      )}
      {(state === "done" || state === "failed") && <PointingOffer view={view.data} />}
      {view.data.columns.length > 0 && <ColumnMapping view={view.data} />}
    </div>
  );
}

function ImportProgress({ view }: { readonly view: ImportView }) {
  const { t, language } = useSpeech();
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: () => tell<undefined>(`/api/imports/${encodeURIComponent(view.import_id)}`, "DELETE"),
    onSettled: () => client.invalidateQueries({ queryKey: importQuestion(view.import_id).queryKey }),
  });
  const busy = view.state === "waiting" || view.state === "reading" || view.state === "saving";
  if (view.state === "done") return null;
  return (
    <section className="panel import-progress" aria-live="polite">
      <p>
        <strong>{t(`sense.importState.${view.state}`)}</strong>{" "}
        {view.rows_read > 0 && <span>{t("sense.rows", { n: printAmount(view.rows_read, language) })}</span>}
      </p>
      {busy && <Progress percent={Math.round(view.progress * 100)} aria-label={t("sense.importing")} />}
      {view.error !== null && (
        <p role="alert" className="notice notice-short">
          {view.error}
        </p>
      )}
      {view.state === "cancelled" && <p>{t("sense.stopped")}</p>}
      {busy && (
        <Button onClick={() => stop.mutate()} loading={stop.isPending}>
          {t("sense.stop")}
        </Button>
      )}
      {!busy && (
        <Link to="/" className="link">
          {t("sense.anew")}
        </Link>
      )}
    </section>
  );
}

/** Where the file was not understood: the way to show by hand where its figures stand. */
function PointingOffer({ view }: { readonly view: ImportView }) {
  const { t } = useSpeech();
  const isKnown = view.columns.some(({ column }) => column !== null);
  return (
    <section className={isKnown ? "panel pointing-offer" : "panel pointing-offer notice"} aria-labelledby="pointing">
      <h2 id="pointing">{t("pointing.offer")}</h2>
      <p className="fine">{t("pointing.offerHint")}</p>
      <Link className="button" to="/imports/$import/pointing" params={{ import: view.import_id }}>
        {t("pointing.open")}
      </Link>
    </section>
  );
}

function NextStep({ view }: { readonly view: ImportView }) {
  const { t } = useSpeech();
  const version = view.versions[0];
  if (version === undefined) return null;
  return (
    <p>
      <Link
        className="button button-strong"
        to="/regions/$region/$year/balance/sense/versions/$version"
        params={{ region: version.region_code, year: String(version.school_year), version: version.version_id }}
      >
        {t("sense.toVersion")}
      </Link>
    </p>
  );
}

function ImportDownloads({ view }: { readonly view: ImportView }) {
  const { t } = useSpeech();
  const base = `/api/imports/${encodeURIComponent(view.import_id)}`;
  return (
    <>
      {view.findings.length > 0 && (
        <a className="button" href={`${base}/workbook`} download>
          {t("sense.marked")}
        </a>
      )}
      <a className="link" href={`${base}/file`} download>
        {t("sense.original")}
      </a>
    </>
  );
}
