import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { AuditVerdictView } from "@youheng/server/api";
import { saveFile } from "../chart/index.ts";
import { Trouble, useSpeech } from "../shell/index.ts";
import { today } from "../text/index.ts";
import { type AuditSearch, verdictQuestion } from "./audit-questions.ts";

/** Whether the log is whole, asked on purpose; then its checkpoint, to be kept elsewhere. */
export function AuditVerdict({ search }: { readonly search: AuditSearch }) {
  const { t } = useSpeech();
  const verdict = useQuery(verdictQuestion);
  const { region } = search;
  const table = `/api/audit/table?${new URLSearchParams({ ...search })}`;
  const exported = `/api/audit/export${region === undefined ? "" : `?region=${encodeURIComponent(region)}`}`;
  return (
    <section className="panel keep-verdict" aria-label={t("keep.verify")}>
      <div className="keep-actions">
        <Button type="primary" loading={verdict.isFetching} onClick={() => void verdict.refetch()}>
          {verdict.isFetching ? t("keep.verifying") : t("keep.verify")}
        </Button>
        <a className="button" href={exported} download>
          {t("keep.export")}
        </a>
        <a className="button" href={table} download>
          {t("keep.exportTable")}
        </a>
        <span className="fine">{t("keep.exportHint")}</span>
      </div>
      {verdict.error !== null && <Trouble error={verdict.error} again={() => void verdict.refetch()} />}
      {verdict.data !== undefined && !verdict.isFetching && <Found verdict={verdict.data} />}
    </section>
  );
}

function Found({ verdict }: { readonly verdict: AuditVerdictView }) {
  const { t } = useSpeech();
  if (!verdict.whole) return <Broken verdict={verdict} />;
  const save = (): void => {
    const content = JSON.stringify({ checkpoint: verdict.heads }, null, 2);
    saveFile(`checkpoint-${today()}.json`, new Blob([content]));
  };
  return (
    <div role="status">
      <p className="keep-whole">
        <span aria-hidden="true">✓</span>{" "}
        {t("keep.whole", { rows: verdict.rows, regions: new Set(verdict.heads.map((head) => head.region_code)).size })}
      </p>
      <details className="keep-heads">
        <summary>{t("keep.checkpoint")}</summary>
        <p className="fine">{t("keep.checkpointHint")}</p>
        <ul>
          {verdict.heads.map((head) => (
            <li key={`${head.region_code}.${head.strand}`}>
              <span>
                {head.region_code}.{head.strand}
              </span>{" "}
              <span>{t("keep.rows", { n: head.rows })}</span> <code>{head.hash}</code>
            </li>
          ))}
        </ul>
        <Button onClick={save}>{t("keep.saveCheckpoint")}</Button>
      </details>
    </div>
  );
}

function Broken({ verdict }: { readonly verdict: AuditVerdictView }) {
  const { t, say } = useSpeech();
  return (
    <div role="alert" className="keep-broken">
      <p>
        <span aria-hidden="true">✗</span> {t("keep.broken", { n: verdict.breaks.length })}
      </p>
      <ul>
        {verdict.breaks.map((one) => (
          <li key={`${one.region_code}-${one.strand}-${one.number}-${one.kind}`}>
            {t("keep.brokenIn", { region: one.region_code, words: say(one.words) })}
          </li>
        ))}
      </ul>
      <p className="fine">{t("keep.brokenHint")}</p>
    </div>
  );
}
