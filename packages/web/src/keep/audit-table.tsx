import type { AuditView } from "@youheng/server/api";
import { useSpeech } from "../shell/index.ts";
import { actInWords } from "./act-words.ts";

/** The rows of the audit; on a narrow screen each becomes a card. */
export function AuditTable({ rows }: { readonly rows: readonly AuditView[] }) {
  const { t } = useSpeech();
  return (
    <table className="audit-table">
      <thead>
        <tr>
          <th scope="col">{t("keep.when")}</th>
          <th scope="col">{t("keep.who")}</th>
          <th scope="col">{t("keep.what")}</th>
          <th scope="col">{t("keep.subject")}</th>
          <th scope="col">{t("keep.region")}</th>
          <th scope="col">{t("keep.hash")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <AuditLine key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function AuditLine({ row }: { readonly row: AuditView }) {
  const { t, text, language } = useSpeech();
  const at = new Date(row.at);
  const hasDetails = Object.keys(row.details).length > 0;
  return (
    <tr>
      <td className="audit-when">
        <time dateTime={row.at}>{at.toLocaleString(language === "zh" ? "zh-CN" : "en-GB", { hour12: false })}</time>
      </td>
      <td>{row.who}</td>
      <td>
        <strong>{actInWords(text, row.what)}</strong> <code>{row.what}</code>
      </td>
      <td className="audit-subject">
        {row.subject}
        {hasDetails && (
          <details>
            <summary>{t("keep.details")}</summary>
            <pre>{JSON.stringify(row.details, null, 2)}</pre>
          </details>
        )}
      </td>
      <td>{row.region_code}</td>
      <td className="audit-hash">
        <span>
          {row.strand}.{row.number}
        </span>{" "}
        <code title={row.hash}>{row.hash.slice(0, 8)}</code>
      </td>
    </tr>
  );
}
