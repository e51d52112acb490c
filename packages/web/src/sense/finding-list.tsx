import { Input, Segmented } from "antd";
import { useMemo, useState } from "react";
import type { ReactNode } from "react";
import type { Finding, Severity } from "@youheng/kernel/model";
import { useSpeech } from "../shell/index.ts";
import { countsBySeverity, matchesFinding, severities } from "./finding-filter.ts";

const page = 200;

/** Every finding, the gravest first: what, where, what to do. */
export function FindingList({
  findings,
  downloads,
}: {
  readonly findings: readonly Finding[];
  readonly downloads?: ReactNode;
}) {
  const { t } = useSpeech();
  const [severity, setSeverity] = useState<Severity | "all">("all");
  const [search, setSearch] = useState("");
  const [most, setMost] = useState(page);
  const counts = useMemo(() => countsBySeverity(findings), [findings]);
  const shown = useMemo(
    () =>
      severities.flatMap((one) =>
        findings.filter((finding) => finding.severity === one && matchesFinding(finding, severity, search)),
      ),
    [findings, severity, search],
  );
  return (
    <section className="panel findings" aria-labelledby="findings">
      <header>
        <h2 id="findings">{t("sense.findings")}</h2>
        <p className="fine" role="status">
          {findings.length === 0
            ? t("sense.findingsNone")
            : t("sense.findingsCount", { errors: counts.error, warnings: counts.warning, notes: counts.note })}
        </p>
        <span className="header-tools no-print">{downloads}</span>
      </header>
      {findings.length > 0 && (
        <FindingFilters
          counts={counts}
          severity={severity}
          setSeverity={setSeverity}
          search={search}
          setSearch={setSearch}
        />
      )}
      {shown.length > 0 && <FindingTable findings={shown.slice(0, most)} />}
      {shown.length > most && (
        <button type="button" className="link" onClick={() => setMost(most + page * 5)}>
          {t("why.more", { n: shown.length - most })}
        </button>
      )}
    </section>
  );
}

interface FindingFiltersProps {
  readonly counts: Readonly<Record<Severity, number>>;
  readonly severity: Severity | "all";
  readonly setSeverity: (severity: Severity | "all") => void;
  readonly search: string;
  readonly setSearch: (search: string) => void;
}

function FindingFilters({ counts, severity, setSeverity, search, setSearch }: FindingFiltersProps) {
  const { t } = useSpeech();
  const occurring = severities.filter((one) => counts[one] > 0);
  const all = occurring.reduce((sum, one) => sum + counts[one], 0);
  return (
    <div className="filters no-print">
      <Segmented
        value={severity}
        onChange={setSeverity}
        aria-label={t("sense.findings")}
        options={[
          { value: "all", label: `${t("sense.all")} ${all}` },
          ...occurring.map((one) => ({ value: one, label: `${t(`sense.severity.${one}`)} ${counts[one]}` })),
        ]}
      />
      <Input
        type="search"
        allowClear
        value={search}
        placeholder={t("sense.searchFindings")}
        aria-label={t("sense.searchFindings")}
        onChange={(event) => setSearch(event.target.value)}
      />
    </div>
  );
}

function FindingTable({ findings }: { readonly findings: readonly Finding[] }) {
  const { t, language } = useSpeech();
  return (
    <table className="finding-table">
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">{t("sense.severity.error")}</span>
          </th>
          <th scope="col">{t("sense.place")}</th>
          <th scope="col">{t("sense.what")}</th>
          <th scope="col">{t("sense.fix")}</th>
        </tr>
      </thead>
      <tbody>
        {findings.map((finding, i) => (
          <tr key={i} className={`finding finding-${finding.severity}`}>
            <td>
              <span className={`severity severity-${finding.severity}`}>{t(`sense.severity.${finding.severity}`)}</span>
            </td>
            <td className="finding-place">
              <strong>
                {[finding.place.sheet, finding.place.cell ?? finding.place.row]
                  .filter((one) => one !== undefined && one !== "")
                  .join(" · ") || finding.where}
              </strong>
              <small>{finding.where}</small>
            </td>
            <td>
              {finding[language]} <small className="code">{finding.code}</small>
            </td>
            <td>{language === "zh" ? finding.fix : finding.fixEn}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
